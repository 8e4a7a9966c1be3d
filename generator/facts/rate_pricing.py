"""RatePricing: the latest curve of federal funds futures, read as rates and odds at an instant.

A settlement dated D is known from 16:00 New York on D. A curve that is too old, or that was settled
before a decision made since, prices nothing any more.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from generator.facts.range_odds import RangeOdds
from generator.facts.rate_path import LONGEST_WAIT, RatePath, Step
from generator.facts.salience import faded, surprise_of_size
from generator.market.funds_futures import FundsFutures
from generator.market.policy import PolicyHistory

STALE_AFTER = timedelta(days=10)
"""A curve settled longer ago says nothing about the as-of."""


@dataclass(frozen=True)
class RatePricing:
    """One curve, its rate path and the decisions still to come."""

    path: RatePath
    coming: tuple[date, ...]
    """Scheduled decisions after the settlement, soonest first."""
    warnings: tuple[str, ...]
    source: str
    """Where the settlements come from."""
    salience: float
    """Bits of the day's change of the rate a year ahead, against earlier days of the source."""

    @property
    def settled(self) -> date:
        """The day of the settlements."""
        return self.path.curve.settled

    @property
    def rate_now(self) -> float | None:
        """The rate in force the day after the settlement, in percent."""
        return self.path.on(self.settled + timedelta(days=1))

    @property
    def year_ahead(self) -> date:
        """The day twelve months after the settlement."""
        leap = (self.settled.month, self.settled.day) == (2, 29)
        day = self.settled - timedelta(days=1) if leap else self.settled
        return day.replace(year=day.year + 1)

    def solved(self) -> tuple[tuple[Step, RangeOdds], ...]:
        """Coming decisions with the odds of the range after each, as far as anchors reach.

        Odds accumulate, so the first decision that cannot be solved ends the list.
        """
        found: list[tuple[Step, RangeOdds]] = []
        odds = RangeOdds({0: 1.0})
        for decision in self.coming:
            step = self.path.steps.get(decision)
            if step is None or step.before is None or step.after is None:
                break
            odds = odds.then(RangeOdds.of_step(step.before, step.after))
            found.append((step, odds))
        return tuple(found)


def rate_pricing(
    futures: FundsFutures | None, policy: PolicyHistory, as_of: datetime, latest: date
) -> RatePricing | None:
    """The pricing known at an instant.

    Args:
        futures: Every curve of the source.
        policy: For the meeting calendar; without one no month can be called free of decisions.
        as_of: The instant.
        latest: Last day whose settlements are known (16:00 New York).

    Returns:
        None without futures, when the last curve is older than ten days or older than a decision,
        or when the calendar does not list the next decision.
    """
    at = futures.position(latest) if futures else -1
    if futures is None or at < 0:
        return None
    curve = futures.curves[at]
    if latest - curve.settled > STALE_AFTER:
        return None
    # An unscheduled meeting is in the list because it happened later; before that nobody knew it.
    known = [m for m in policy.meetings if m.scheduled or m.announced <= as_of]
    if any(m.decision > curve.settled and m.announced <= as_of for m in known):
        return None
    decisions = sorted(m.decision for m in known)
    coming = tuple(day for day in decisions if day > curve.settled)
    if not coming or coming[0] - curve.settled > LONGEST_WAIT:
        return None
    moves = futures.year_ahead_moves
    return RatePricing(
        path=RatePath.of(curve, decisions),
        coming=coming,
        warnings=_warnings(decisions, coming[0]),
        source=futures.source,
        salience=faded(
            surprise_of_size(moves[at], np.asarray(moves[:at])), (latest - curve.settled).days
        ),
    )


def _warnings(decisions: list[date], following: date) -> tuple[str, ...]:
    if decisions[0] < following:
        return ()
    return (
        f"no decision before {following.isoformat()} is listed, so the month before it is taken "
        "to hold none",
    )
