"""Course: what a simulated series must obey: fixed levels, and fences it may not reach between.

A record stays a record only if every close before it is lower, and records keep their number only
if no other close tops the standing one. So every stretch between two fixed levels has a ceiling:
the standing record where the number of records is given, the coming one where it is open.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from generator.market.history import DayArray
from generator.sources.sample.noise import Noise
from generator.sources.sample.pin import Pin

_DIP = 0.006
"""Largest distance below the standing record on the eve of a new one, as a fraction."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sessions strictly between two fixed levels, and the fences for their closes."""

    start: int
    stop: int
    """Positions of the fixed levels."""
    first: float
    last: float
    ceiling: float
    floor: float


@dataclass(frozen=True, slots=True)
class _Record:
    at: int
    level: float
    pin: Pin


class Course:
    """Fixed levels by position, collected pin by pin.

    Args:
        days: Sessions of the series.
        pins: Oldest first; they fix the first and the last session.
        noise: Chooses days and levels of the records that are only counted.

    Raises:
        ValueError: A pin's day is not a session.
    """

    def __init__(self, days: DayArray, pins: Iterable[Pin], noise: Noise) -> None:
        closes = [pin for pin in pins if pin.role != "high"]
        self._days = days
        self._noise = noise
        self._levels = {position(days, pin): pin.level for pin in closes}
        self._floors = {pin.day.year: pin.level for pin in closes if pin.role == "low"}
        self._fences: list[tuple[int, float]] = []
        standing: _Record | None = None
        for pin in closes:
            if pin.role == "record":
                standing = self._add_record(standing, pin)
        if standing is not None:
            self._fences.append((standing.at, standing.level))

    @property
    def levels(self) -> dict[int, float]:
        """Fixed closes by position."""
        return self._levels

    def stretches(self) -> list[Stretch]:
        """Everything between the fixed closes, oldest first."""
        fixed = sorted(self._levels)
        years = self._days[fixed].astype("datetime64[Y]").astype(int) + 1970
        ends = zip(fixed, fixed[1:], years[1:].tolist(), strict=False)
        return [
            Stretch(
                start,
                stop,
                self._levels[start],
                self._levels[stop],
                ceiling=self._ceiling(start),
                floor=self._floors.get(year, -np.inf),
            )
            for start, stop, year in ends
        ]

    def _ceiling(self, start: int) -> float:
        fence = bisect_right(self._fences, start, key=lambda fence: fence[0]) - 1
        return self._fences[fence][1] if fence >= 0 else np.inf

    def _add_record(self, standing: _Record | None, pin: Pin) -> _Record:
        new = _Record(position(self._days, pin), pin.level, pin)
        count = pin.records_after(standing.pin if standing else None)
        if standing is None or count is None:
            self._fences.append((standing.at if standing else 0, pin.level))
            return new
        for record in [*self._counted(standing, new, count - 1), new]:
            self._step_up(standing, record)
            standing = record
        return new

    def _counted(self, first: _Record, last: _Record, count: int) -> list[_Record]:
        """Records strictly between two: free sessions, evenly rising levels with some jitter."""
        free = np.array([at for at in range(first.at + 1, last.at) if at not in self._levels])
        order = np.argsort(self._noise.uniform(len(free)), kind="stable")
        chosen = np.sort(free[order[:count]]).tolist()
        jitter = 0.6 * (self._noise.uniform(count) - 0.5)
        shares = (np.arange(1, count + 1) + jitter) / (count + 1)
        levels = (first.level * (last.level / first.level) ** shares).tolist()
        return [_Record(at, level, last.pin) for at, level in zip(chosen, levels, strict=True)]

    def _step_up(self, standing: _Record, new: _Record) -> None:
        """Fix a record, and an eve just below the standing one so that the step is small."""
        self._levels[new.at] = new.level
        self._fences.append((standing.at, standing.level))
        eve, dip = new.at - 1, float(self._noise.uniform(1)[0])
        if eve > standing.at and eve not in self._levels:
            self._levels[eve] = standing.level * (1 - _DIP * (0.1 + 0.9 * dip))


def position(days: DayArray, pin: Pin) -> int:
    """Position of a pin's day among the sessions.

    Raises:
        ValueError: The day is not a session.
    """
    at = int(np.searchsorted(days, np.datetime64(pin.day, "D")))
    if at >= len(days) or days[at] != np.datetime64(pin.day, "D"):
        raise ValueError(f"{pin.day} is not a session of this series")
    return at
