"""Claim: a sourced statement that no series can yield."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

ClaimUnit = Literal["points", "usd", "percent", "bp", "usd_bn", "count", "days", "years", "ratio"]

ClaimKind = Literal["analyst", "official", "market_pricing"]
"""Who speaks: an analyst must be named in prose; the other two should be."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An attributed statement, usable from `published` (or `known_at`) until `expires`."""

    id: str
    subject: str
    source: str
    published: date
    text: str
    """The statement as the editor accepted it, source named."""
    expires: date | None = None
    known_at: datetime | None = None
    url: str | None = None
    kind: ClaimKind = "analyst"
    quantities: Mapping[str, tuple[Decimal, ClaimUnit]] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
