"""Point queries on history: what prose asks beyond today's facts.

`History` is the Protocol the verifier sees; `PriceLookup` answers it from price histories cut at
an as-of instant, so nothing later than that instant can support a statement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

import numpy as np

from generator.market.history import FloatArray, PriceHistory

Basis = Literal["close", "high", "low"]


@dataclass(frozen=True, slots=True)
class Point:
    """A level and the session it belongs to."""

    day: date
    level: float


class History(Protocol):
    """Contract: every answer uses completed sessions known at the as-of instant only.

    An unknown subject, a day before the data begin or a basis the data lack gives None; nothing
    raises.
    """

    def sessions(self, subject: str) -> tuple[date, date] | None:
        """First and last known session."""
        ...

    def level_on(self, subject: str, day: date, basis: Basis = "close") -> Point | None:
        """Level of the last session on or before `day`."""
        ...

    def level_before(self, subject: str, day: date, sessions: int = 1) -> Point | None:
        """Close `sessions` sessions before the last session on or before `day`."""
        ...

    def record_standing_on(self, subject: str, day: date, basis: Basis = "close") -> Point | None:
        """Highest level up to and including `day`, dated where first reached."""
        ...

    def first_crossed(
        self, subject: str, level: float, basis: Basis = "close", since: date | None = None
    ) -> Point | None:
        """First session at or above `level`, on or after `since`."""
        ...

    def extreme_over(
        self, subject: str, start: date, end: date, basis: Basis = "close", highest: bool = True
    ) -> Point | None:
        """Highest (or lowest) level among sessions from `start` to `end`, both included."""
        ...


class PriceLookup:
    """`History` over price histories, each cut after its last completed session.

    Args:
        histories: Histories by subject id.
        last: Position of each subject's last completed session.
    """

    def __init__(self, histories: Mapping[str, PriceHistory], last: Mapping[str, int]) -> None:
        self._histories = histories
        self._last = {subject: at for subject, at in last.items() if at >= 0}

    def sessions(self, subject: str) -> tuple[date, date] | None:
        """First and last known session."""
        if subject not in self._last:
            return None
        days = self._histories[subject].sessions
        return days[0].item(), days[self._last[subject]].item()

    def level_on(self, subject: str, day: date, basis: Basis = "close") -> Point | None:
        """Level of the last session on or before `day`."""
        at = self._position(subject, day)
        return None if at is None else self._point(subject, at, basis)

    def level_before(self, subject: str, day: date, sessions: int = 1) -> Point | None:
        """Close `sessions` sessions before the last session on or before `day`."""
        at = self._position(subject, day)
        return None if at is None or at < sessions else self._point(subject, at - sessions, "close")

    def record_standing_on(self, subject: str, day: date, basis: Basis = "close") -> Point | None:
        """Highest level up to and including `day`, dated where first reached."""
        at = self._position(subject, day)
        if at is None:
            return None
        return self._point(subject, _first_best(self._levels(subject, basis)[: at + 1]), basis)

    def first_crossed(
        self, subject: str, level: float, basis: Basis = "close", since: date | None = None
    ) -> Point | None:
        """First session at or above `level`, on or after `since`."""
        if subject not in self._last:
            return None
        start = 0 if since is None else self._histories[subject].position(since)
        levels = self._levels(subject, basis)[: self._last[subject] + 1]
        hits = np.flatnonzero(levels >= level)
        hits = hits[hits >= max(start, 0)]
        return self._point(subject, int(hits[0]), basis) if len(hits) else None

    def extreme_over(
        self, subject: str, start: date, end: date, basis: Basis = "close", highest: bool = True
    ) -> Point | None:
        """Highest (or lowest) level among sessions from `start` to `end`, both included."""
        stop = self._position(subject, end)
        if stop is None:
            return None
        days = self._histories[subject].sessions
        first = int(np.searchsorted(days, np.datetime64(start, "D"), side="left"))
        if first > stop:
            return None
        levels = self._levels(subject, basis)[first : stop + 1]
        best = _first_best(levels if highest else -levels)
        return self._point(subject, first + best, basis)

    def _position(self, subject: str, day: date) -> int | None:
        if subject not in self._last:
            return None
        at = min(self._histories[subject].position(day), self._last[subject])
        return at if at >= 0 else None

    def _levels(self, subject: str, basis: Basis) -> FloatArray:
        history = self._histories[subject]
        return {"close": history.close, "high": history.high, "low": history.low}[basis]

    def _point(self, subject: str, at: int, basis: Basis) -> Point | None:
        level = float(self._levels(subject, basis)[at])
        if not np.isfinite(level):
            return None
        return Point(self._histories[subject].sessions[at].item(), level)


def _first_best(levels: FloatArray) -> int:
    known = np.where(np.isfinite(levels), levels, -np.inf)
    return int(np.argmax(known))
