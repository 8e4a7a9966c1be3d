"""Policy: the federal funds target range and its last change.

A decision is made the calendar day before it takes effect; a change is known from its effective
date, which is when a target-range series shows it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.facts.salience import faded, surprise
from generator.market.policy import PolicyHistory, RangeChange

LONGEST_WAIT = timedelta(days=60)
"""Scheduled meetings are never further apart; a longer wait means the calendar has a hole."""


def policy_facts(policy: PolicyHistory, today: date) -> tuple[Fact, ...]:
    """`fed.target_range`, `fed.last_change` and `fed.next_meeting` as known on `today`.

    Args:
        policy: Every change of the range the source knows.
        today: Calendar day of the as-of instant in New York.
    """
    known = [change for change in policy.changes if change.effective <= today]
    if not known:
        return ()
    facts = [_target_range(policy, known[-1], today)]
    moves = [change for change in known if change.change_bp]
    if moves:
        facts.append(_last_change(policy, moves, today))
    coming = [m.decision for m in policy.meetings if m.scheduled and m.decision > today]
    if coming and min(coming) - today <= LONGEST_WAIT:
        facts.append(_next_meeting(policy, min(coming), today))
    return tuple(facts)


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
            "cumulative_bp_cycle": Quantity(cycle_total_bp(moves), "bp"),
            "lower": Quantity(last.lower, "percent"),
            "upper": Quantity(last.upper, "percent"),
        },
        dates={"decided": last.decided, "effective": last.effective},
        salience=faded(surprise(len(moves), days), (today - last.decided).days),
    )


def _next_meeting(policy: PolicyHistory, decision: date, today: date) -> Fact:
    return Fact(
        id="fed.next_meeting",
        subject="fed",
        measure="next_meeting",
        as_of=today,
        provenance=Provenance(
            policy.meetings_source or policy.source, "next scheduled decision day"
        ),
        quantities={"days": Quantity((decision - today).days, "days")},
        dates={"decision": decision},
    )


def cycle_total_bp(moves: Sequence[RangeChange]) -> float:
    """Sum of the changes since the direction last turned, in basis points."""
    total = 0.0
    for change in reversed(moves):
        if (change.change_bp > 0) != (moves[-1].change_bp > 0):
            break
        total += change.change_bp
    return total
