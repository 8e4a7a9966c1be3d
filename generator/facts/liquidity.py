"""Liquidity: Treasury-bill purchases of the New York Fed by operation.

Operations mix reserve-management purchases with reinvestment of maturing agency securities, so a
total is never shown as a share of the plan; the plan itself comes from a claim.
"""

from datetime import date
from decimal import Decimal

from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.facts.salience import faded
from generator.market.liquidity import BillOperations

FRESH_BITS = 6.0
"""An operation happens a few times a month; the day after one carries this much."""


def bill_purchase_fact(
    operations: BillOperations, *, start: date | None, latest: date
) -> Fact | None:
    """`fed.bill_purchases` over completed operations of the programme.

    Args:
        operations: Outright bill purchases.
        start: First day of the programme; earlier purchases belong to others.
        latest: Last day whose operations are complete (16:00 New York).

    Returns:
        Amounts in billions of dollars accepted; None before the first operation.
    """
    done = [
        op for op in operations.purchases if op.day <= latest and (start is None or op.day >= start)
    ]
    if not done:
        return None
    coming = [op.day for op in operations.purchases if op.day > latest and not op.accepted_bn]
    total = sum((op.accepted_bn for op in done), Decimal(0))
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
            "total_bn": Quantity(total, "usd_bn"),
            "operations": Quantity(len(done), "count"),
        },
        dates={
            "first": done[0].day,
            "last": done[-1].day,
            "next": min(coming, default=None),
        },
        salience=faded(FRESH_BITS, (latest - done[-1].day).days),
    )
