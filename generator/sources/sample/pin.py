"""Pin: a level that a simulated series passes through on a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.sources.sample.tables import rows_of

Role = Literal["close", "low", "record", "high"]
"""A close; the year's lowest close; a record close; a record intraday high."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One row of `pins.csv` (published levels) or `waypoints.csv` (approximations of our own)."""

    day: date
    level: float
    role: Role
    nth: int | None = None
    """Which record close of its year; None leaves the number of records before it open."""

    def records_after(self, previous: "Pin | None") -> int | None:
        """Record closes since the previous record, this one included; None when open."""
        if self.nth is None or previous is None:
            return None
        same_year = previous.day.year == self.day.year
        return self.nth - (previous.nth or 0) if same_year else self.nth


def read_pins(*names: str) -> Mapping[str, tuple[Pin, ...]]:
    """Pins by instrument id, oldest first, from tables in the form of `pins.csv`."""
    found: dict[str, list[Pin]] = defaultdict(list)
    for name in names:
        for row in rows_of(name):
            found[row["instrument"]].append(_pin(row))
    return {i: tuple(sorted(pins, key=lambda pin: pin.day)) for i, pins in found.items()}


def _pin(row: Mapping[str, str]) -> Pin:
    roles: dict[str, Role] = {"close": "close", "low": "low", "record": "record", "high": "high"}
    return Pin(
        day=date.fromisoformat(row["day"]),
        level=float(row["level"]),
        role=roles[row["role"]],
        nth=int(row["nth"]) if row["nth"] else None,
    )
