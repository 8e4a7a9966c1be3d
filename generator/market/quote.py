"""Quote: a price seen at an instant, outside a completed session."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """The price of one instrument at an aware instant, as quoted."""

    instrument_id: str
    quoted_at: datetime
    price: Decimal
    source: str
