"""Anchors: the close from which a window's move is measured.

They follow the practice of ffn and the index providers: `1d` is the previous session's close; `1w`
the last close on or before seven calendar days earlier, `1m 3m 1y` likewise by calendar month and
year; `mtd qtd ytd` the last close of the prior month, quarter, year. A window whose anchor would
lie before the data or in a hole of them has none.
"""

import calendar
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from generator.market.history import PriceHistory

WINDOWS = ("1d", "1w", "1m", "3m", "mtd", "qtd", "ytd", "1y")

LONGEST_CLOSURE = timedelta(days=14)
"""The NYSE's longest closure since 1927 (March 1933) spans 12 days; a longer gap is a hole."""


class Anchors:
    """Start positions of every window of one history, for one session or for many at once."""

    def __init__(self, history: PriceHistory) -> None:
        self._history = history
        self._known: dict[tuple[int, str], int | None] = {}

    def start(self, at: int, window: str) -> int | None:
        """Position of the close the window ending at position `at` starts from, if any."""
        if (at, window) in self._known:
            return self._known[at, window]
        wanted = base_day(self._history.day_at(at), window)
        return self._sound(at, self._history.position(wanted), wanted)

    def prepare(self, places: Collection[int]) -> None:
        """Look up `start` for many sessions at once."""
        ends = [self._history.days[place] for place in places]
        for window in WINDOWS:
            wanted = [base_day(day, window) for day in ends]
            found = self._history.sessions.searchsorted(
                np.array(wanted, dtype="datetime64[D]"), side="right"
            )
            for at, start, day in zip(places, (found - 1).tolist(), wanted, strict=True):
                self._known[at, window] = self._sound(at, start, day)

    def _sound(self, at: int, start: int, wanted: date) -> int | None:
        if start < 0 or start >= at or wanted - self._history.day_at(start) > LONGEST_CLOSURE:
            return None
        return start


def base_day(day: date, window: str) -> date:
    """The calendar day on or before which a window's first close is taken."""
    return day - timedelta(days=1) if window == "1d" else _base_day(day, window)


@lru_cache(maxsize=1 << 16)
def _base_day(day: date, window: str) -> date:
    if window == "1w":
        return day - timedelta(days=7)
    if window == "mtd":
        return day.replace(day=1) - timedelta(days=1)
    if window == "qtd":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)
    if window == "ytd":
        return date(day.year - 1, 12, 31)
    return months_earlier(day, {"1m": 1, "3m": 3, "1y": 12}[window])


def months_earlier(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
