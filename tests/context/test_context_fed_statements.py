"""One sentence for each fact about the Fed: what it decided, and what futures price."""

from collections.abc import Mapping
from datetime import date

import pytest

from generator.context.realise import realise_text
from generator.context.statement import statement
from generator.context.tokens import fact_tokens
from generator.facts.fact import Fact, FactDate, Flag, Provenance
from generator.facts.quantity import Quantity, Unit
from generator.market.universe import default_universe

TODAY = date(2026, 8, 4)
SETTLED = date(2026, 8, 3)


def said(
    measure: str,
    quantities: Mapping[str, tuple[float | None, Unit]],
    dates: Mapping[str, FactDate],
    flags: Mapping[str, Flag] | None = None,
) -> str:
    fact = Fact(
        id=f"fed.{measure}",
        subject="fed",
        measure=measure,
        as_of=TODAY,
        provenance=Provenance("a file", "a formula"),
        quantities={name: Quantity(value, unit) for name, (value, unit) in quantities.items()},
        dates=dates,
        flags=flags or {},
    )
    tokens = {token.name: token for token in fact_tokens(fact, TODAY)}
    return realise_text(statement(fact, default_universe()), tokens).text


@pytest.mark.parametrize(
    ("decision", "change_bp", "holds", "text"),
    [
        (
            "cut",
            -25.0,
            0,
            "cut its target range by a quarter point at its last meeting, on July 29.",
        ),
        (
            "hike",
            100.0,
            0,
            "raised its target range by a full percentage point at its last meeting",
        ),
        ("hold", 0.0, 1, "left its target range unchanged on July 29."),
        ("hold", 0.0, 3, "left its target range unchanged on July 29, its third hold in a row."),
        ("hold", 0.0, None, "left its target range unchanged on July 29."),
    ],
)
def test_the_last_meeting(decision: str, change_bp: float, holds: int | None, text: str):
    found = said(
        "last_meeting",
        {"change_bp": (change_bp, "bp"), "holds_in_a_row": (holds, "count")},
        {"decision": date(2026, 7, 29)},
        {"decision": decision, "scheduled": True},
    )
    assert found.startswith(f"The Federal Reserve {text}")


@pytest.mark.parametrize(
    ("decided", "text"),
    [
        (date(2026, 6, 17), "on June 17, its second cut of the year."),
        (date(2025, 12, 10), "in December 2025, its second cut of 2025."),
    ],
)
def test_the_last_change_counts_within_the_year_it_names(decided: date, text: str):
    quantities: dict[str, tuple[float | None, Unit]] = {
        "change_bp": (-25.0, "bp"),
        "nth_this_year": (2, "count"),
        "cumulative_bp_cycle": (-50.0, "bp"),
        "lower": (3.5, "percent"),
        "upper": (3.75, "percent"),
    }
    assert said("last_change", quantities, {"decided": decided, "effective": decided}).endswith(
        text
    )


@pytest.mark.parametrize(
    ("change_bp", "text"),
    [
        (49.5, "price a policy rate 50 basis points higher in 12 months."),
        (-25.2, "price a policy rate 25 basis points lower in 12 months."),
        (0.0, "price an unchanged policy rate in 12 months."),
    ],
)
def test_the_expected_change(change_bp: float, text: str):
    found = said("expected_change.12m", {"change_bp": (change_bp, "bp")}, {"settled": SETTLED})
    assert found == f"Fed funds futures settled on Aug. 3 {text}"


@pytest.mark.parametrize(
    ("odds", "text"),
    [
        ((0.328, 0.672, 0.0), "of a hike at 67.2% and of no change at 32.8%"),
        ((0.9, 0.0, 0.1), "of no change at 90.0% and of a cut at 10.0%"),
        ((1.0, 0.0, 1e-12), "of no change at 100.0%"),
    ],
)
def test_the_next_odds_name_every_priced_outcome(odds: tuple[float, float, float], text: str):
    names = ("hold", "hike", "cut")
    found = said(
        "next_meeting_odds",
        {name: (chance, "ratio") for name, chance in zip(names, odds, strict=True)},
        {"settled": SETTLED, "decision": date(2026, 9, 16)},
    )
    assert found == (
        f"Fed funds futures settled on Aug. 3 put the chance {text} for the Federal Reserve's "
        "Sept. 16 decision."
    )


@pytest.mark.parametrize(
    ("lower", "likely_bp", "text"),
    [
        (3.75, 25.0, "a range of 3.75%–4.00%"),
        (None, 25.0, "a range 25 basis points above today's"),
        (None, -25.0, "a range 25 basis points below today's"),
        (None, 0.0, "today's range"),
    ],
)
def test_the_likeliest_range(lower: float | None, likely_bp: float, text: str):
    found = said(
        "range_odds.2026-10-28",
        {
            "likely": (0.573, "ratio"),
            "likely_bp": (likely_bp, "bp"),
            "likely_lower": (lower, "percent"),
            "likely_upper": (None if lower is None else lower + 0.25, "percent"),
        },
        {"settled": SETTLED, "decision": date(2026, 10, 28)},
    )
    assert found == (
        f"Fed funds futures settled on Aug. 3 make {text} the likeliest after the Federal "
        "Reserve's Oct. 28 decision, at 57.3%."
    )
