"""Meetings: what the Federal Reserve last decided, a hold included, and when it decides next.

A change is known from its effective date. A hold is known only where the range series reaches the
day on which a change would have shown. An unscheduled meeting counts only when it changed the
range.
"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from generator.facts.fact import Fact, Provenance
from generator.facts.policy import known_changes, outcome_is_known
from generator.facts.quantity import Quantity
from generator.facts.rate_path import LONGEST_WAIT
from generator.facts.salience import faded
from generator.market.as_of import NEW_YORK
from generator.market.policy import PolicyHistory, RangeChange

MEETING_BITS = 5.5
"""There are eight scheduled decisions a year: log2(365 / 8)."""


def last_meeting_fact(policy: PolicyHistory, today: date) -> Fact | None:
    """`fed.last_meeting`: the latest decision; None unless the data show what it was.

    Quantities: `change_bp` (0 for a hold), `holds_in_a_row` (0 after a change; null when the
    run reaches back beyond the data). Flags: `decision` ("cut", "hike", "hold"), `scheduled`.

    Args:
        policy: The range and the meetings.
        today: Calendar day of the as-of instant in New York.
    """
    changes = {c.decided: c for c in known_changes(policy, today) if c.change_bp}
    listed = [m.decision for m in policy.meetings if m.scheduled and m.decision < today]
    decisions = sorted({*listed, *(changes if listed else ())})
    if not decisions or today - decisions[-1] > LONGEST_WAIT:
        return None
    last = decisions[-1]
    change = changes.get(last)
    if change is None and not _is_shown(policy, last, today):
        return None
    holds = _holds_in_a_row(policy, decisions, changes)
    return Fact(
        id="fed.last_meeting",
        subject="fed",
        measure="last_meeting",
        as_of=today,
        provenance=Provenance(
            f"{policy.source}; {policy.meetings_source}",
            "target range the day after the decision against the day of it",
        ),
        quantities={
            "change_bp": Quantity(change.change_bp if change else 0.0, "bp"),
            "holds_in_a_row": Quantity(holds, "count"),
        },
        dates={"decision": last},
        flags={"decision": _name(change), "scheduled": last in listed},
        warnings=change.warnings if change else (),
        salience=faded(MEETING_BITS, (today - last).days),
    )


def next_meeting_fact(policy: PolicyHistory, as_of: datetime) -> Fact | None:
    """`fed.next_meeting`: the next scheduled decision, today's until it is announced at 2 p.m.

    None when the calendar ends or has a hole: decisions are never more than sixty days apart.
    """
    today = as_of.astimezone(NEW_YORK).date()
    coming = [m.decision for m in policy.meetings if m.scheduled and m.announced > as_of]
    decision = min(coming, default=date.max)
    if decision - today > LONGEST_WAIT:
        return None
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


def _is_shown(policy: PolicyHistory, decision: date, today: date) -> bool:
    covered = bool(policy.changes) and policy.changes[0].effective <= decision
    return covered and outcome_is_known(policy, decision, today)


def _holds_in_a_row(
    policy: PolicyHistory, decisions: Sequence[date], changes: dict[date, RangeChange]
) -> int | None:
    if decisions[-1] in changes:
        return 0
    backward = [*reversed(decisions)]
    for count, (later, earlier) in enumerate(pairwise(backward), start=1):
        if later - earlier > LONGEST_WAIT or earlier < policy.changes[0].effective:
            return None
        if earlier in changes:
            return count
    return None


def _name(change: RangeChange | None) -> str:
    if change is None:
        return "hold"
    return "hike" if change.change_bp > 0 else "cut"
