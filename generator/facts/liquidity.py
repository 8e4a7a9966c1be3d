"""Liquidity: Treasury-bill purchases of the New York Fed by operation.

Operations mix reserve-management purchases with reinvestment of maturing agency securities, so a
total is never shown as a share of the plan. Plan and schedule come from official claims, which
name their source; the fact only points at them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from generator.facts.fact import Fact, OperationTotal, Provenance
from generator.facts.quantity import Quantity
from generator.facts.salience import faded
from generator.market.claim import Claim
from generator.market.liquidity import BillOperation, BillOperations

FRESH_BITS = 6.0
"""An operation happens a few times a month; the day after one carries this much."""

STALE_AFTER = timedelta(days=31)
"""Schedules are published monthly; data that end longer ago may lack whole months of purchases."""

PLAN = "plan"
"""Quantity of an official claim about the Fed that states the planned amount."""

SCHEDULED = "operation"
"""Dates of an official claim about the Fed that start with this word are coming operations."""


def bill_purchase_fact(
    operations: BillOperations,
    *,
    start: date | None,
    latest: date,
    claims: Sequence[Claim] = (),
) -> Fact | None:
    """`fed.bill_purchases` over completed operations of the programme.

    Args:
        operations: Outright bill purchases.
        start: First day of the programme; earlier purchases belong to others.
        latest: Last day whose operations are complete (16:00 New York).
        claims: Claims known at the as-of instant, for the plan and the schedule.

    Returns:
        Amounts in billions of dollars accepted, with every operation and the running total in
        `by_operation`; the flags `plan` and `schedule` name the claim facts that state them, None
        without one. None before the first operation and when the last is too long ago.
    """
    done = _done(operations, start, latest)
    if not done or latest - done[-1].day > STALE_AFTER:
        return None
    official = [c for c in claims if c.kind == "official" and c.subject == "fed"]
    coming = _coming(operations, official, latest)
    following = min(coming, default=None)
    totals = list(accumulate(op.accepted_bn for op in done))
    return Fact(
        id="fed.bill_purchases",
        subject="fed",
        measure="bill_purchases",
        as_of=done[-1].day,
        provenance=Provenance(
            operations.source, "sum of par amounts accepted in outright bill purchases"
        ),
        quantities={
            "last_bn": Quantity(done[-1].accepted_bn, "usd_bn"),
            "first_bn": Quantity(done[0].accepted_bn, "usd_bn"),
            "total_bn": Quantity(totals[-1], "usd_bn"),
            "operations": Quantity(len(done), "count"),
        },
        dates={"first": done[0].day, "last": done[-1].day, "next": following},
        flags={
            "plan": _named(next((c for c in official if PLAN in c.quantities), None)),
            "schedule": _named(coming[following] if following else None),
        },
        by_operation=_by_operation(done, totals),
        salience=faded(FRESH_BITS, (latest - done[-1].day).days),
    )


def bill_notices(
    operations: BillOperations, *, start: date | None, latest: date
) -> tuple[str, ...]:
    """One sentence when the operations end too long before `latest` to give a total."""
    done = _done(operations, start, latest)
    if not done or latest - done[-1].day <= STALE_AFTER:
        return ()
    return (
        f"Treasury bill purchases: the data end on {done[-1].day.isoformat()}, too long before "
        "this note, so the total is left out.",
    )


def _done(operations: BillOperations, start: date | None, latest: date) -> list[BillOperation]:
    return [
        op for op in operations.purchases if op.day <= latest and (start is None or op.day >= start)
    ]


def _coming(
    operations: BillOperations, official: Sequence[Claim], latest: date
) -> dict[date, Claim | None]:
    """Coming operation days; those announced without amounts in the operations have no claim."""
    coming: dict[date, Claim | None] = {
        day: claim
        for claim in official
        for name, day in claim.dates.items()
        if name.startswith(SCHEDULED) and day > latest
    }
    announced = [op.day for op in operations.purchases if op.day > latest and not op.accepted_bn]
    return coming | dict.fromkeys(announced)


def _by_operation(
    done: Sequence[BillOperation], totals: Sequence[Decimal]
) -> tuple[OperationTotal, ...]:
    return tuple(
        OperationTotal(op.day, op.accepted_bn, total)
        for op, total in zip(done, totals, strict=True)
    )


def _named(claim: Claim | None) -> str | None:
    return None if claim is None else f"claim.{claim.id}"
