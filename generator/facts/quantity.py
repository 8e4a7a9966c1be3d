"""Quantity: a raw value with its unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Unit = Literal["points", "usd", "percent", "bp", "usd_bn", "count", "days", "years", "ratio"]
"""Unit of a quantity; a `ratio` is a fraction (0.0123 is 1.23 %)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value exactly as computed or quoted; never rounded. None when it does not exist."""

    value: float | Decimal | None
    unit: Unit

    @property
    def number(self) -> float:
        """The value as a float; NaN when there is none."""
        return float("nan") if self.value is None else float(self.value)

    def to_json(self) -> dict[str, Any]:
        """`{"value", "unit"}`, raw."""
        return {"value": None if self.value is None else float(self.value), "unit": self.unit}
