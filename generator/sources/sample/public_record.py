"""The public record of the sample: FOMC decisions, bill operations, a quote and claims."""

from datetime import UTC, date, datetime
from decimal import Decimal

from generator.market.claim import Claim
from generator.market.liquidity import BillOperation, BillOperations
from generator.market.policy import Meeting, PolicyHistory, RangeChange
from generator.market.quote import Quote
from generator.sources.claims_file import parse_claims
from generator.sources.sample.tables import rows_of, text_of

_FED = "Federal Reserve, published decisions"
_DESK = "Federal Reserve Bank of New York, published operations"


def sample_policy(known_until: date) -> PolicyHistory:
    """The federal funds target range from 2008 on, and the meetings of 2025 and 2026."""
    changes: list[RangeChange] = []
    for row in rows_of("policy.csv"):
        upper = float(row["upper"])
        before = changes[-1].upper if changes else upper
        changes.append(
            RangeChange(
                effective=date.fromisoformat(row["effective"]),
                decided=date.fromisoformat(row["decided"]),
                lower=float(row["lower"]),
                upper=upper,
                change_bp=round((upper - before) * 100, 6),
            )
        )
    meetings = [date.fromisoformat(row["decision"]) for row in rows_of("meetings.csv")]
    return PolicyHistory(
        changes=tuple(changes),
        known_until=known_until,
        meetings=tuple(Meeting(day, scheduled=True) for day in meetings),
        source=_FED,
        meetings_source=_FED,
    )


def sample_operations() -> BillOperations:
    """The first bill operation of December 2025."""
    purchases = tuple(
        BillOperation(
            operation_id=row["operation_id"],
            day=date.fromisoformat(row["day"]),
            submitted_bn=Decimal(row["submitted_bn"]),
            accepted_bn=Decimal(row["accepted_bn"]),
        )
        for row in rows_of("operations.csv")
    )
    return BillOperations(purchases=purchases, source=_DESK)


def sample_quotes() -> tuple[Quote, ...]:
    """Bitcoin at 08:00 New York on the sample morning."""
    seen_at = datetime(2025, 12, 12, 13, 0, tzinfo=UTC)
    return (Quote("btc", seen_at, Decimal("90612.54"), source="sample data, published level"),)


def sample_claims() -> tuple[Claim, ...]:
    """Attributed statements for the sample morning."""
    return parse_claims(text_of("claims.toml"), path="claims.toml")
