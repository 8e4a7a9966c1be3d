"""Policy: the federal funds target range and its last change.

A decision is made the calendar day before it takes effect; a change is known from its effective
date, which is when a target-range series shows it. Where a scheduled decision lies beyond the end
of that series, the range is left out, unless futures settled since imply a rate inside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.facts.rate_path import LONGEST_WAIT
from generator.facts.salience import faded, surprise
from generator.market.policy import PolicyHistory, RangeChange


@dataclass(frozen=True, slots=True)
class StandingRange:
    """The range in force as far as it is known, after every change up to it."""

    changes: tuple[RangeChange, ...]
    warnings: tuple[str, ...] = ()

    @property
    def current(self) -> RangeChange:
        """The change that set it."""
        return self.changes[-1]


def known_changes(policy: PolicyHistory, today: date) -> tuple[RangeChange, ...]:
    """Changes known on `today`, a calendar day in New York; the first is the first known range.

    Known from the effective date, and never on the decision day: a series that dates a step by the
    decision would show it before it was announced.
    """
    return tuple(
        change
        for change in policy.changes
        if change.effective <= today and (not change.change_bp or change.decided < today)
    )


def outcome_is_known(policy: PolicyHistory, decision: date, today: date) -> bool:
    """Say whether the data reach the day on which a decision would show."""
    return decision + timedelta(days=1) <= min(policy.known_until, today)


def open_decision(policy: PolicyHistory, today: date) -> date | None:
    """The latest scheduled decision before `today` whose outcome the data do not show.

    Where meetings are not listed, the end of the range stands for one once it is so long ago that
    there must have been a decision.
    """
    listed = [m.decision for m in policy.meetings if m.scheduled and m.decision < today]
    if listed and not outcome_is_known(policy, max(listed), today):
        return max(listed)
    return policy.known_until if today - policy.known_until > LONGEST_WAIT else None


def standing_range(
    policy: PolicyHistory, today: date, rate: float | None = None
) -> StandingRange | None:
    """The range in force on `today`; None before the first known range or when it is unknown.

    Args:
        policy: The range and the meetings.
        today: Calendar day of the as-of instant in New York.
        rate: The rate in force that futures settled after every decision imply, in percent.
    """
    changes = known_changes(policy, today)
    if not changes:
        return None
    decision = open_decision(policy, today)
    if decision is None:
        return StandingRange(changes)
    current = changes[-1]
    if rate is None or not current.lower <= rate <= current.upper:
        return None
    return StandingRange(
        changes,
        (
            f"the target range is known until {policy.known_until.isoformat()} only; futures "
            f"settled since imply a rate of {rate:.2f} percent, inside that range",
        ),
    )


def policy_facts(policy: PolicyHistory, standing: StandingRange, today: date) -> tuple[Fact, ...]:
    """`fed.target_range` and, after a first change, `fed.last_change` as known on `today`."""
    facts = [_target_range(policy, standing.current, today)]
    moves = [change for change in standing.changes if change.change_bp]
    if moves:
        facts.append(_last_change(policy, moves, today))
    doubts = (*standing.warnings, *standing.current.warnings)
    return tuple(replace(fact, warnings=doubts) for fact in facts)


def _target_range(policy: PolicyHistory, current: RangeChange, today: date) -> Fact:
    return Fact(
        id="fed.target_range",
        subject="fed",
        measure="target_range",
        as_of=today,
        provenance=Provenance(policy.source, "target range in force"),
        quantities={
            "lower": Quantity(current.lower, "percent"),
            "upper": Quantity(current.upper, "percent"),
        },
        dates={"effective": current.effective},
    )


def _last_change(policy: PolicyHistory, moves: Sequence[RangeChange], today: date) -> Fact:
    last = moves[-1]
    same_way = [m for m in moves if (m.change_bp > 0) == (last.change_bp > 0)]
    this_year = [m for m in same_way if m.decided.year == last.decided.year]
    days = max((last.decided - moves[0].decided).days, 1)
    return Fact(
        id="fed.last_change",
        subject="fed",
        measure="last_change",
        as_of=today,
        provenance=Provenance(
            policy.source, "upper bound after the change minus before, in basis points"
        ),
        quantities={
            "change_bp": Quantity(last.change_bp, "bp"),
            "nth_this_year": Quantity(len(this_year), "count"),
            "total_bp_this_year": Quantity(sum(m.change_bp for m in this_year), "bp"),
            "cumulative_bp_cycle": Quantity(cycle_total_bp(moves), "bp"),
            "lower": Quantity(last.lower, "percent"),
            "upper": Quantity(last.upper, "percent"),
        },
        dates={"decided": last.decided, "effective": last.effective},
        salience=faded(surprise(len(moves), days), (today - last.decided).days),
    )


def cycle_total_bp(moves: Sequence[RangeChange]) -> float:
    """Sum of the changes since the direction last turned, in basis points."""
    total = 0.0
    for change in reversed(moves):
        if (change.change_bp > 0) != (moves[-1].change_bp > 0):
            break
        total += change.change_bp
    return total
