"""The odds of a decision in the note, from a made-up curve beside the sample."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from narrated import CALENDAR, judged, sample

from generator.facts.compute import FactComputer
from generator.market.funds_futures import FundsCurve, FundsFutures
from generator.writing.briefing import Briefing

FALLING = "4.33 4.325 4.24 4.15 4.05 3.95 3.9 3.85 3.8 3.7 3.65 3.6 3.5 3.5"
RISING = "4.33 4.33 4.4 4.42 4.45 4.5 4.5 4.55 4.6 4.6 4.6 4.65 4.7 4.7"
FLAT = "4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33 4.33"


def note(day: date, settled: date, rates: str) -> Briefing:
    """The note of a morning after a curve whose first contract is the month of its settlement."""
    months = [
        date(settled.year + (settled.month - 1 + n) // 12, (settled.month - 1 + n) % 12 + 1, 1)
        for n in range(14)
    ]
    prices = {m: 100 - Decimal(rate) for m, rate in zip(months, rates.split(), strict=True)}
    futures = FundsFutures((FundsCurve(settled, prices),), "made-up settlements")
    data = replace(sample(), funds_futures=futures)
    return judged(data, FactComputer(data, CALENDAR), day)


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        pytest.param(
            FALLING,
            "Fed funds futures put the chance of a cut on Sept. 17 at 67.2% and of no change at "
            "32.8%. They price a policy rate 83 basis points lower in 12 months.",
            id="cuts",
        ),
        pytest.param(
            RISING,
            "Fed funds futures put the chance of no change on Sept. 17 at 64.8% and of a hike at "
            "35.2%. They price a policy rate 37 basis points higher in 12 months.",
            id="hikes",
        ),
        pytest.param(
            FLAT,
            "Fed funds futures put the chance of no change on Sept. 17 at 100.0%.",
            id="nothing",
        ),
    ],
)
def test_the_odds_of_the_coming_decision(rates: str, said: str):
    told = note(date(2025, 7, 31), date(2025, 7, 30), rates)
    assert not told.blocks, [p.text for p in told.passages() if p.blocks]
    assert told.sections[-1].text == said


def test_a_claim_on_market_pricing_stands_for_the_year_ahead():
    rates = "3.72 3.635 3.58 3.56 3.5 3.48 3.42 3.4 3.35 3.3 3.25 3.2 3.15 3.15"
    told = note(date(2025, 12, 12), date(2025, 12, 11), rates)
    assert not told.blocks
    assert "in 12 months" not in told.sections[-1].text
    assert "Market pricing points to another 50 basis points" in told.sections[-1].text
