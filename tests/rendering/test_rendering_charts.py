"""Which charts a briefing gets, and what the bars and the pair of lines say."""

from dataclasses import replace
from datetime import date

import pytest
from rendering_briefing import fact, make_briefing, passage, series

from generator.facts.series import LineSeries
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.charts import MOST, chart_specs
from generator.writing.briefing import Briefing


def spec_named(briefing: Briefing, name: str) -> ChartSpec:
    return next(spec for spec in chart_specs(briefing) if spec.name == name)


def test_a_full_briefing_has_both_charts(briefing: Briefing) -> None:
    assert [spec.name for spec in chart_specs(briefing)] == ["gap-to-record", "btc-against-rut"]


def test_gap_chart_shows_sizes_of_gaps_and_says_who_is_at_a_record(briefing: Briefing) -> None:
    bars = {bar.label: bar for bar in spec_named(briefing, "gap-to-record").bars}
    assert bars["Bitcoin"].value == pytest.approx(0.3333)
    assert bars["Bitcoin"].text == "−33.3%"
    assert bars["Russell 2000"].text == "at its record"
    assert bars["Bitcoin"].hue != bars["Russell 2000"].hue


def test_gap_chart_names_the_basis(briefing: Briefing) -> None:
    assert spec_named(briefing, "gap-to-record").caption == (
        "Latest level against the record close; Bitcoin: intraday record high."
    )
    quiet = replace(briefing, sections=(), preheader=passage("Stocks rose."))
    assert spec_named(quiet, "gap-to-record").caption == "Latest level against the record close."


def test_alternative_texts_carry_the_numbers(briefing: Briefing) -> None:
    assert "Nasdaq 100 1.9% below" in spec_named(briefing, "gap-to-record").alt
    alt = spec_named(briefing, "btc-against-rut").alt
    for word in ("first", "last", "low", "high", "record closes"):
        assert alt.count(f"{word}") >= 2


def test_lines_start_at_100_and_mark_their_records(briefing: Briefing) -> None:
    for line in spec_named(briefing, "btc-against-rut").lines:
        assert line.values[0] == pytest.approx(100.0)
        assert line.marked
        assert set(line.marked) <= set(line.days)


def test_caption_speaks_of_dots_only_where_there_are_some() -> None:
    bare = tuple(replace(line, records=()) for line in make_briefing().series)
    caption = spec_named(make_briefing(series=bare), "btc-against-rut").caption
    assert caption == "Daily closes, both set to 100 on March 14, 2030."


def test_caption_names_no_common_day_when_the_lines_start_apart() -> None:
    stocks, crypto = make_briefing().series
    later = replace(crypto, days=crypto.days[2:], levels=crypto.levels[2:])
    caption = spec_named(make_briefing(series=(stocks, later)), "btc-against-rut").caption
    assert caption.startswith("Daily closes, both set to 100 a year ago.")


def test_line_ends_name_the_years_move_of_the_facts(briefing: Briefing) -> None:
    texts = [line.text for line in spec_named(briefing, "btc-against-rut").lines]
    assert texts == ["+18.2%", "−18.0%"]


def test_without_series_the_line_chart_is_left_out() -> None:
    assert names(make_briefing(series=())) == ["gap-to-record"]


def test_a_series_of_a_few_days_makes_no_chart() -> None:
    short = LineSeries("rut", (date(2031, 3, 13),), (3456.78,))
    briefing = make_briefing(series=(short, series("btc", 77001.5, 0.3)))
    assert [spec.name for spec in chart_specs(briefing)] == ["gap-to-record", "year-btc"]


def test_without_gaps_the_bar_chart_is_left_out() -> None:
    assert [spec.name for spec in chart_specs(make_briefing(facts=()))] == ["btc-against-rut"]


def test_missing_instruments_leave_their_bars_out(briefing: Briefing) -> None:
    fewer = replace(briefing, facts=tuple(f for f in briefing.facts if f.subject != "ndx"))
    bars = spec_named(fewer, "gap-to-record").bars
    assert "Nasdaq 100" not in [bar.label for bar in bars]
    assert len(bars) == 4


def stirred(briefing: Briefing, *bits: tuple[str, float]) -> Briefing:
    """The briefing with other saliences, and with a divergence and a change of the target range."""
    told = dict(bits)
    extra = [fact("rut.vs.btc.divergence", "rut.vs.btc", {}), fact("fed.last_change", "fed", {})]
    rates = (
        LineSeries("fed.lower", (date(2030, 1, 1), date(2031, 3, 14)), (3.75, 3.5)),
        LineSeries("fed.upper", (date(2030, 1, 1), date(2031, 3, 14)), (4.0, 3.75)),
    )
    facts = (*briefing.facts, *extra)
    return replace(
        briefing,
        facts=tuple(replace(one, salience=told.get(one.id, 0.0)) for one in facts),
        series=(
            *briefing.series,
            series("spx", 9012.34, 0.05),
            series("gold", 5120.4, 0.1),
            *rates,
        ),
    )


def names(briefing: Briefing) -> list[str]:
    return [spec.name for spec in chart_specs(briefing)]


def test_a_quiet_day_has_two_charts(briefing: Briefing) -> None:
    assert len(names(stirred(briefing))) == 2


def test_the_rarest_facts_have_the_charts(briefing: Briefing) -> None:
    day = stirred(briefing, ("spx.record_close", 7.0), ("fed.last_change", 5.0))
    assert names(day) == ["gap-to-record", "year-spx", "policy-rate"]


def test_what_the_headline_states_goes_before_what_is_rarer(briefing: Briefing) -> None:
    bits = (("spx.record_close", 7.0), ("gold.record_close", 6.0), ("rut.vs.btc.divergence", 0.5))
    headline = passage("Bitcoin lags", facts=("rut.vs.btc.divergence",))
    day = replace(stirred(briefing, *bits), headline=headline)
    assert names(day) == ["gap-to-record", "btc-against-rut", "year-spx"]


def test_a_note_has_one_year_chart_and_draws_no_line_twice(briefing: Briefing) -> None:
    loud = (("spx.record_close", 9.0), ("gold.record_close", 8.0), ("btc.move.1d", 7.0))
    assert names(stirred(briefing, *loud)) == ["gap-to-record", "year-spx"]
    louder = (("rut.vs.btc.divergence", 9.0), ("rut.record_close", 8.0))
    assert names(stirred(briefing, *louder)) == ["gap-to-record", "btc-against-rut"]


def test_there_are_never_more_than_three(briefing: Briefing) -> None:
    every = (
        *(("spx.record_close", 9.0), ("rut.vs.btc.divergence", 9.0)),
        *(("fed.last_change", 9.0), ("gold.record_close", 9.0)),
    )
    assert len(names(stirred(briefing, *every))) == MOST
