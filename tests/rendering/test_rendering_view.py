"""What a reader is told, before any template."""

from dataclasses import replace
from datetime import date

import pytest
from rendering_briefing import SESSION, claim, fact, make_briefing, passage

from generator.draft import Sentence
from generator.facts.quantity import Quantity
from generator.market.universe import default_universe
from generator.rendering.glance import GlanceRow
from generator.rendering.view import BriefingView, build_view
from generator.writing.briefing import Briefing, BriefingSection, Figure, Passage, WriterNote


def view_of(**changes: object) -> BriefingView:
    return build_view(make_briefing(**changes))


def row(view: BriefingView, name: str) -> GlanceRow:
    assert view.glance is not None
    return next(row for row in view.glance.rows if row.name == name)


def test_masthead_names_the_morning_and_what_the_data_stand_for(briefing: Briefing) -> None:
    head = build_view(briefing).masthead
    assert head.publication == "Market Briefing"
    assert head.edition == "U.S. morning edition"
    assert head.date == "Friday, March 14, 2031"
    assert head.data_as_of == "Closes of Thursday, March 13; bitcoin as of 8 a.m. New York"


def test_the_session_of_another_year_carries_its_year() -> None:
    head = view_of(session=date(2030, 12, 31)).masthead
    assert head.data_as_of.startswith("Closes of Tuesday, December 31, 2030")


def test_sample_data_have_a_ribbon_and_real_data_have_none(briefing: Briefing) -> None:
    ribbon = build_view(briefing).masthead.ribbon
    assert ribbon is not None
    assert ribbon.startswith("Sample data: a simulated market")
    assert view_of(is_sample=False).masthead.ribbon is None


def test_publication_is_the_readers_name_for_it(briefing: Briefing) -> None:
    assert build_view(briefing, publication="Harbor Note").masthead.publication == "Harbor Note"


def test_glance_lists_priced_instruments_in_the_universes_order(briefing: Briefing) -> None:
    view = build_view(briefing)
    assert view.glance is not None
    assert [row.name for row in view.glance.rows] == [
        *("S&P 500", "Dow", "Nasdaq 100", "Russell 2000"),
        *("Gold", "Silver", "Bitcoin", "10-year yield"),
    ]


def test_glance_row_of_an_index(briefing: Briefing) -> None:
    found = row(build_view(briefing), "Nasdaq 100")
    texts = (found.level, found.day.text, found.week.text, found.year.text, found.gap.text)
    assert texts == ("33,210.99", "−0.3%", "−1.9%", "+9.0%", "−1.9%")
    assert (found.day.tone, found.year.tone, found.gap.tone) == ("down", "up", "flat")


def test_a_quote_stands_beside_its_own_move_and_never_a_completed_sessions(
    briefing: Briefing,
) -> None:
    found = row(build_view(briefing), "Bitcoin")
    assert (found.level, found.day.text) == ("$75,432.10", "−2.0%")
    view = build_view(briefing)
    assert view.glance is not None
    assert any(remark.startswith("Bitcoin: level, day and gap") for remark in view.glance.remarks)


def test_yields_move_in_basis_points_and_have_no_record(briefing: Briefing) -> None:
    found = row(build_view(briefing), "10-year yield")
    assert (found.level, found.day.text, found.week.text) == ("4.13%", "−3 bp", "0 bp")
    assert (found.week.tone, found.gap.tone) == ("flat", "none")


def test_a_move_that_rounds_to_zero_has_neither_sign_nor_color(briefing: Briefing) -> None:
    found = row(build_view(briefing), "Dow")
    assert (found.day.text, found.day.tone) == ("0.0%", "flat")


def test_a_close_at_the_record_says_so(briefing: Briefing) -> None:
    found = row(build_view(briefing), "Russell 2000")
    assert found.at_record
    assert found.gap.text == "record"


def test_a_quote_above_the_record_close_is_not_called_a_record() -> None:
    view = view_of(
        sections=(),
        preheader=passage("Bitcoin rose."),
        facts=(
            *(f for f in make_briefing().facts if f.id != "btc.gap_to_record_close"),
            fact("btc.gap_to_record_close", "btc", {"fraction": Quantity(0.0, "ratio")}),
        ),
    )
    assert row(view, "Bitcoin").gap.text == "above"


def test_missing_facts_leave_a_dash_not_a_number() -> None:
    facts = (fact("spx.close", "spx", {"level": Quantity(9012.34, "points")}),)
    found = row(view_of(facts=facts), "S&P 500")
    assert {found.day.text, found.week.text, found.year.text, found.gap.text} == {"–"}


def test_without_prices_there_is_no_table() -> None:
    assert view_of(facts=()).glance is None


@pytest.mark.parametrize(
    ("mentioned", "gap"), [("btc.gap_to_record_high", "−33.3%"), ("btc.close", "−31.1%")]
)
def test_table_measures_from_the_record_the_prose_speaks_of(mentioned: str, gap: str) -> None:
    section = BriefingSection("crypto", "Crypto", (passage("Bitcoin fell.", facts=(mentioned,)),))
    quiet = passage("Bitcoin fell.")
    assert row(view_of(sections=(section,), preheader=quiet), "Bitcoin").gap.text == gap


def test_an_instrument_behind_the_session_is_dated() -> None:
    facts = tuple(
        replace(f, as_of=date(2031, 3, 12)) if f.id == "gold.close" else f
        for f in make_briefing().facts
    )
    glance = view_of(facts=facts).glance
    assert glance is not None
    assert "Gold: close of March 12." in glance.remarks


def test_records_of_short_data_name_their_first_year(briefing: Briefing) -> None:
    glance = build_view(briefing).glance
    assert glance is not None
    assert "Gold: records in data since 2001 only." in glance.remarks


def test_figures_become_runs_with_notes(briefing: Briefing) -> None:
    first = build_view(briefing).sections[0].paragraphs[0][0]
    assert first.text == "The Russell 2000 rose 2.2% to 3,456.78, a record close."
    assert [run.text for run in first.runs if run.note] == ["2.2%", "3,456.78"]
    note = first.runs[1].note
    assert note is not None
    assert note.tip == "rut daily bars (invented); March 13; close / earlier close - 1"


def test_equal_provenance_shares_one_numbered_note(briefing: Briefing) -> None:
    notes = build_view(briefing).notes
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert len({note.tip for note in notes}) == len(notes)


def test_figures_that_overlap_or_lie_outside_leave_the_text_whole() -> None:
    text = "Stocks rose 2.2% and fell."
    figures = (
        Figure(12, 16, "a", "rut.move.1d"),
        Figure(14, 18, "b", "rut.move.1d"),
        Figure(20, 99, "c", "rut.move.1d"),
        Figure(0, 6, "d", "no.such.fact"),
    )
    odd = Passage(Sentence(text), text, figures)
    view = view_of(sections=(BriefingSection("equities", "Stocks", (odd,)),))
    assert view.sections[0].paragraphs[0][0].text == text


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3])])
def test_long_sections_break_into_even_paragraphs(count: int, sizes: list[int]) -> None:
    section = BriefingSection("equities", "Stocks", (passage("Stocks rose."),) * count)
    found = view_of(sections=(section,)).sections[0]
    assert [len(paragraph) for paragraph in found.paragraphs] == sizes


def test_empty_sections_are_left_out() -> None:
    assert view_of(sections=(BriefingSection("rates", "Rates", ()),)).sections == ()


def test_a_whole_statement_is_not_marked_like_a_figure() -> None:
    text = "Harbor Research sees earnings growth of 12%."
    section = BriefingSection("outlook", "Outlook", (passage(text, (text, "claim.told")),))
    (run,) = view_of(sections=(section,)).sections[0].paragraphs[0][0].runs
    assert run.is_quote
    assert run.note is not None


def test_claims_the_prose_does_not_tell_are_attributed_views(briefing: Briefing) -> None:
    (said,) = build_view(briefing).views
    assert (said.source, said.published) == ("Quay Bank", "published March 3")


def test_sources_end_with_those_of_the_claims(briefing: Briefing) -> None:
    found = build_view(briefing).sources
    assert [source.name for source in found] == ["Invented bars", "Harbor Research", "Quay Bank"]
    assert found[1].url == "https://example.com/claim.told"


@pytest.mark.parametrize(
    ("source", "listed"),
    [("market pricing on March 3", "Market pricing on March 3"), ("eToro desk", "eToro desk")],
)
def test_a_source_opens_its_line_in_the_list(source: str, listed: str) -> None:
    told = claim("claim.x", source, "Cuts are expected.")
    assert view_of(facts=(told,), sources=()).sources[0].name == listed


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://example.com/",
        'https://example.com/" onclick="x',
        "https://example.com/%%VIEW_URL%%",
        "data:text/html,x",
    ],
)
def test_only_plain_https_addresses_become_links(url: str) -> None:
    told = claim("claim.x", "Quay Bank", "Quay Bank expects cuts.")
    told = replace(told, provenance=replace(told.provenance, url=url))
    view = view_of(facts=(told,), sources=())
    assert view.sources[0].url is None
    assert view.views[0].url is None


def test_an_address_with_percent_escapes_is_a_link() -> None:
    told = claim("claim.x", "Quay Bank", "Quay Bank expects cuts.")
    url = "https://example.com/a%20b?c=d&e=%C3%A9"
    told = replace(told, provenance=replace(told.provenance, url=url))
    assert view_of(facts=(told,), sources=()).sources[0].url == url


def test_writer_line_of_the_narrator(briefing: Briefing) -> None:
    assert build_view(briefing).writer_line.startswith("Written by rules (no model).")


def test_writer_line_of_a_model_counts_replaced_and_edited_sentences() -> None:
    edited = replace(passage("Stocks rose."), sentence=Sentence("Stocks rose.", origin="editor"))
    written = replace(passage("Stocks rose."), sentence=Sentence("Stocks rose.", origin="llm"))
    section = BriefingSection("equities", "Stocks", (edited, written, passage("Stocks rose.")))
    note = WriterNote("auto", "openai:some-model", "a key is set", "daily_briefing@1.0.0")
    assert view_of(sections=(section,), writer=note).writer_line == (
        "Written by openai:some-model with prompt daily_briefing@1.0.0; "
        "1 of 3 sentences by rules (no model); 1 of 3 sentences edited by a person. "
        "Every sentence was re-read against the data."
    )


def test_names_come_from_the_given_universe(briefing: Briefing) -> None:
    renamed = default_universe().merged(
        '[[instrument]]\nid = "rut"\nshort = "small caps"\n', path="universe.toml"
    )
    glance = build_view(briefing, universe=renamed).glance
    assert glance is not None
    assert "Small caps" in [row.name for row in glance.rows]


def test_placeholders_are_the_agreed_ones(briefing: Briefing) -> None:
    view = build_view(briefing)
    assert (view.unsubscribe_url, view.view_url) == ("%%UNSUBSCRIBE_URL%%", "%%VIEW_URL%%")


def test_notices_are_passed_on() -> None:
    view = view_of(notices=("The market was closed.",), session=SESSION)
    assert view.notices == ("The market was closed.",)
