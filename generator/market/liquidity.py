"""Treasury-bill operations of the New York Fed's trading desk."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class BillOperation:
    """One outright bill purchase; amounts in billions of dollars, as published."""

    operation_id: str
    day: date
    submitted_bn: Decimal
    accepted_bn: Decimal


@dataclass(frozen=True, slots=True)
class BillOperations:
    """Outright bill purchases, oldest first."""

    purchases: tuple[BillOperation, ...]
    source: str
