"""Expectations: what federal funds futures price for coming decisions and a year ahead.

Probabilities are ratios; ranges are the target range in force moved by whole quarter points. Every
fact carries the day of the settlements, which is also its `as_of`.
"""

from collections.abc import Iterable
from datetime import date

from generator.facts.fact import Fact, FactDate, Flag, Provenance, RangeOutcome
from generator.facts.quantity import Quantity
from generator.facts.range_odds import RangeOdds
from generator.facts.rate_path import Step
from generator.facts.rate_pricing import RatePricing
from generator.market.policy import RangeChange

METHOD = "month averages of fed funds futures, from months without a decision outward"


def expectation_facts(pricing: RatePricing, current: RangeChange | None) -> tuple[Fact, ...]:
    """`fed.expected_change.12m`, `fed.next_meeting_odds` and `fed.range_odds.<decision>`.

    Args:
        pricing: The latest curve.
        current: The target range in force; None where it is not known, and then the odds name
            moves but no ranges.

    Returns:
        Facts as far as the curve reaches; empty when it prices neither the next decision nor the
        rate a year ahead.
    """
    facts = _Facts(pricing, current)
    solved = pricing.solved()
    return (
        *facts.expected_change(solved[0] if solved else None),
        *([facts.next_odds(*solved[0])] if solved else []),
        *(facts.range_odds(step, odds) for step, odds in solved),
    )


class _Facts:
    """Facts of one curve; they share source, dates, warnings and salience."""

    def __init__(self, pricing: RatePricing, current: RangeChange | None) -> None:
        self.pricing = pricing
        self.lower = current.lower if current else None
        self.upper = current.upper if current else None

    def expected_change(self, following: tuple[Step, RangeOdds] | None) -> Iterable[Fact]:
        """The rate a year after the settlement minus the rate in force, in basis points."""
        now = self.pricing.rate_now
        ahead = self.pricing.path.on(self.pricing.year_ahead)
        if now is None or ahead is None:
            return
        odds = following[1] if following else None
        yield self._fact(
            "expected_change.12m",
            "rate implied for twelve months after the settlement minus the rate in force",
            {
                "change_bp": Quantity((ahead - now) * 100.0, "bp"),
                "rate_now": Quantity(now, "percent"),
                "rate_ahead": Quantity(ahead, "percent"),
                "next_hold": Quantity(odds.same if odds else None, "ratio"),
                "next_hike": Quantity(odds.above if odds else None, "ratio"),
                "next_cut": Quantity(odds.below if odds else None, "ratio"),
            },
            {"next_meeting": self.pricing.coming[0], "ahead": self.pricing.year_ahead},
        )

    def next_odds(self, step: Step, odds: RangeOdds) -> Fact:
        """Hold, hike and cut at the next decision."""
        outcomes = odds.outcomes(self.lower, self.upper)
        chances = {"hold": odds.same, "hike": odds.above, "cut": odds.below}
        return self._fact(
            "next_meeting_odds",
            METHOD,
            {
                **{name: Quantity(chance, "ratio") for name, chance in chances.items()},
                **self._likeliest(outcomes),
                "lower": Quantity(self.lower, "percent"),
                "upper": Quantity(self.upper, "percent"),
                "expected_bp": Quantity(_bp(step.before, step.after), "bp"),
            },
            {"decision": step.decision},
            {"likely": max(chances, key=lambda name: chances[name])},
            outcomes=outcomes,
        )

    def range_odds(self, step: Step, odds: RangeOdds) -> Fact:
        """The target range after a decision: likeliest, and below, at or above today's."""
        outcomes = odds.outcomes(self.lower, self.upper)
        return self._fact(
            f"range_odds.{step.decision.isoformat()}",
            f"{METHOD}; odds of successive decisions convolved",
            {
                **self._likeliest(outcomes),
                "below": Quantity(odds.below, "ratio"),
                "same": Quantity(odds.same, "ratio"),
                "above": Quantity(odds.above, "ratio"),
                "expected_bp": Quantity(_bp(self.pricing.rate_now, step.after), "bp"),
            },
            {"decision": step.decision},
            outcomes=outcomes,
        )

    def _likeliest(self, outcomes: tuple[RangeOutcome, ...]) -> dict[str, Quantity]:
        likely = max(outcomes, key=lambda outcome: outcome.probability)
        return {
            "likely": Quantity(likely.probability, "ratio"),
            "likely_bp": Quantity(likely.change_bp, "bp"),
            "likely_lower": Quantity(likely.lower, "percent"),
            "likely_upper": Quantity(likely.upper, "percent"),
        }

    def _fact(
        self,
        measure: str,
        formula: str,
        quantities: dict[str, Quantity],
        dates: dict[str, date],
        flags: dict[str, Flag] | None = None,
        *,
        outcomes: tuple[RangeOutcome, ...] = (),
    ) -> Fact:
        moments: dict[str, FactDate] = {**dates, "settled": self.pricing.settled}
        return Fact(
            id=f"fed.{measure}",
            subject="fed",
            measure=measure,
            as_of=self.pricing.settled,
            provenance=Provenance(self.pricing.source, formula),
            quantities=quantities,
            dates=moments,
            flags=flags or {},
            outcomes=outcomes,
            warnings=self.pricing.warnings,
            salience=self.pricing.salience,
        )


def _bp(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else (after - before) * 100.0
