"""LineSeries: dated levels as plain tuples, for charts that must not know pandas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.market.policy import RangeChange

if TYPE_CHECKING:
    from generator.market.history import PriceHistory

RANGE_LOWER, RANGE_UPPER = "fed.lower", "fed.upper"
"""Subjects of the two series that `range_series` gives."""


@dataclass(frozen=True, slots=True)
class LineSeries:
    """Closes of one subject, oldest first."""

    subject: str
    days: tuple[date, ...]
    levels: tuple[float, ...]
    records: tuple[date, ...] = ()
    """Sessions that closed at a record in the shown window."""


def line_series(history: "PriceHistory", last: int, days: int) -> LineSeries:
    """Closes of the `days` calendar days up to position `last`, with their record closes.

    Args:
        history: Bars of one instrument.
        last: Position of the last completed session.
        days: Calendar days to look back from that session.
    """
    import numpy as np

    end: date = history.sessions[last].item()
    first = max(history.position(end - timedelta(days=days)), 0)
    peaks = np.maximum.accumulate(history.close[: last + 1])
    is_record = np.zeros(last + 1, dtype=bool)
    is_record[1:] = peaks[1:] > peaks[:-1]
    shown = slice(first, last + 1)
    return LineSeries(
        subject=history.instrument_id,
        days=tuple(history.sessions[shown].tolist()),
        levels=tuple(history.close[shown].tolist()),
        records=tuple(history.sessions[shown][is_record[shown]].tolist()),
    )


def range_series(changes: Sequence[RangeChange], today: date, days: int) -> tuple[LineSeries, ...]:
    """Bounds of the target range over the `days` calendar days up to `today`, in percent.

    Args:
        changes: Every change known on `today`, oldest first, the first known range first.
        today: Last day of both series.
        days: Calendar days to look back.

    Returns:
        The lower and the upper bound; each level holds from its day until the next. Empty without
        a known range.
    """
    start = today - timedelta(days=days)
    before = [change for change in changes if change.effective <= start][-1:]
    within = [change for change in changes if start < change.effective < today]
    if not before and not within:
        return ()
    shown = [*before, *within]
    held = (*(max(change.effective, start) for change in shown), today)
    lower = tuple(change.lower for change in (*shown, changes[-1]))
    upper = tuple(change.upper for change in (*shown, changes[-1]))
    return (LineSeries(RANGE_LOWER, held, lower), LineSeries(RANGE_UPPER, held, upper))
