"""Laws of contexts, over mornings of the shipped sample."""

from datetime import date, timedelta

import pytest

from generator.context.build import build_context
from generator.context.realise import realise_text, unknown_tokens
from generator.context.selection import LIMITS
from generator.context.statement import statement
from generator.facts.compute import FactComputer
from generator.market.as_of import morning_of
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData

CALENDAR = SessionCalendar()
MORNINGS = [date(2001, 3, 6) + timedelta(days=431 * n) for n in range(21)] + [date(2025, 12, 12)]


@pytest.fixture(scope="module")
def sample() -> MarketData:
    from generator.sources.sample.source import SampleSource

    return SampleSource().load()


@pytest.fixture(scope="module")
def computer(sample: MarketData) -> FactComputer:
    return FactComputer(sample, CALENDAR)


@pytest.mark.parametrize("day", MORNINGS, ids=str)
def test_every_statement_prints_whole(sample: MarketData, computer: FactComputer, day: date):
    context = build_context(computer.at(morning_of(day)), sample, CALENDAR)
    for fact in context.facts.values():
        text = statement(fact, context.universe)
        assert unknown_tokens(text, context.all_tokens) == ()
        printed = realise_text(text, context.all_tokens).text
        assert printed.endswith(".")
        assert not {"{", "}"} & set(printed)
        assert "n/a" not in printed
        assert "nan" not in printed


@pytest.mark.parametrize("day", MORNINGS, ids=str)
def test_the_offered_tokens_are_those_of_the_selection(
    sample: MarketData, computer: FactComputer, day: date
):
    context = build_context(computer.at(morning_of(day)), sample, CALENDAR)
    for section in context.sections:
        assert 0 < len(section.facts) <= LIMITS[section.id]
        for item in section.facts:
            assert unknown_tokens(item.statement, context.tokens) == ()
    assert set(context.tokens) <= set(context.all_tokens)


def test_places_of_printed_values_are_exact(sample: MarketData, computer: FactComputer):
    context = build_context(computer.at(morning_of(MORNINGS[-1])), sample, CALENDAR)
    for item in context.selected():
        realised = realise_text(item.statement, context.all_tokens)
        for place in realised.printed:
            shown = realised.text[place.start : place.end]
            assert shown.lower() == place.token.text.lower()


def test_a_closed_market_is_said(sample: MarketData, computer: FactComputer):
    context = build_context(computer.at(morning_of(date(2025, 7, 4))), sample, CALENDAR)
    assert context.session == date(2025, 7, 3)
    assert context.notices == (
        "U.S. exchanges are closed on Friday, July 4; stock figures are those of Thursday, July 3.",
    )


def test_one_basis_a_subject(sample: MarketData, computer: FactComputer):
    context = build_context(computer.at(morning_of(MORNINGS[-1])), sample, CALENDAR)
    chosen = {item.fact.id for item in context.selected()}
    assert "btc.gap_to_record_high" in chosen
    assert "btc.gap_to_record_close" not in chosen
    assert "ndx.gap_to_record_close" in chosen


@pytest.mark.parametrize(
    ("fact_id", "said"),
    [
        ("rut.near_record", "is not in the two percent below its record close."),
        ("ndx.near_record", "is within two percent below its record close."),
        ("silver.record_close", "on Thursday, their third straight, past the $60.38 of Dec. 10."),
    ],
)
def test_statements_fit_their_subject(
    sample: MarketData, computer: FactComputer, fact_id: str, said: str
):
    """An index at its record is not near it, and silver futures are plural."""
    context = build_context(computer.at(morning_of(MORNINGS[-1])), sample, CALENDAR)
    text = statement(context.facts[fact_id], context.universe)
    assert realise_text(text, context.all_tokens).text.endswith(said)
