"""Sentences about what fed funds futures price, on the odds of a made-up curve."""

from datetime import UTC, date, datetime

import pytest

from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.market.calendar import SessionCalendar
from generator.market.universe import default_universe
from generator.verification.verify import verify

AS_OF = datetime(2031, 5, 9, 12, 0, tzinfo=UTC)
SETTLED, NEXT, LATER = date(2031, 5, 8), date(2031, 6, 11), date(2031, 7, 30)


def fact(measure: str, quantities: dict[str, float], unit: str, decision: date) -> Fact:
    rates = {"likely_lower": 3.75, "likely_upper": 4.0}
    return Fact(
        f"fed.{measure}",
        "fed",
        measure,
        SETTLED,
        Provenance("a curve", "month averages"),
        {
            **{name: Quantity(value, unit) for name, value in quantities.items()},
            **{name: Quantity(value, "percent") for name, value in rates.items()},
        },
        {"settled": SETTLED, "decision": decision},
    )


FACTS = (
    fact(
        "next_meeting_odds",
        {"hold": 0.328, "hike": 0.672, "cut": 0.0, "likely": 0.672},
        "ratio",
        NEXT,
    ),
    fact(
        f"range_odds.{NEXT}",
        {"same": 0.328, "above": 0.672, "below": 0.0, "likely": 0.672},
        "ratio",
        NEXT,
    ),
    fact(
        f"range_odds.{LATER}",
        {"same": 0.2, "above": 0.8, "below": 0.0, "likely": 0.57},
        "ratio",
        LATER,
    ),
    fact("expected_change.12m", {"change_bp": 49.5}, "bp", NEXT),
)


def verdict(text: str, facts: tuple[Fact, ...] = FACTS) -> str:
    report = verify(
        text, facts, as_of=AS_OF, universe=default_universe(), calendar=SessionCalendar()
    )
    return report.verdict


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("supported", "Traders see a 67% chance of a quarter-point hike in June."),
        ("supported", "Futures put the odds of a hike at about two-thirds."),
        (
            "supported",
            "Fed funds futures put the chance of a hike at 67.2% and of no change at 32.8%.",
        ),
        ("supported", "Markets price in about 50 basis points of increases over the next year."),
        (
            "supported",
            "Futures settled on May 8 price a policy rate 50 basis points higher in 12 months.",
        ),
        ("supported", "Futures put the chance of a higher rate after the July decision at 80%."),
        (
            "supported",
            "Futures make a range of 3.75%–4.00% the likeliest after the June decision, at 67.2%.",
        ),
        ("wrong", "Traders see a 33% chance of a quarter-point hike in June."),
        ("wrong", "Traders see a 67% chance of a cut in June."),
        ("wrong", "Fed funds futures put the chance of a hike at 32.8% and of no change at 67.2%."),
        ("wrong", "Markets price in about 50 basis points of cuts over the next year."),
        ("wrong", "Futures put the chance of a higher rate after the July decision at 67%."),
        ("wrong", "Traders see a 67% chance of a quarter-point hike in September."),
        ("wrong", "Futures make a range of 3.50%–3.75% the likeliest after the June decision."),
    ],
)
def test_what_futures_price(wanted: str, text: str):
    assert verdict(text) == wanted


def test_without_a_curve_odds_are_unsupported():
    assert verdict("Traders see a 67% chance of a quarter-point hike in June.", ()) == "unsupported"
