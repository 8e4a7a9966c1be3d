"""LineSeries: dated levels as plain tuples, for charts that must not know pandas."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.market.history import PriceHistory


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
