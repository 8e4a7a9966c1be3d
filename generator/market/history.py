"""PriceHistory: the validated daily bars of one instrument."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.errors import InputError

FloatArray = npt.NDArray[np.float64]
DayArray = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class PriceHistory:
    """Daily bars of one instrument, oldest first.

    `frame` has a tz-naive DatetimeIndex of session dates, strictly increasing, and float64
    columns `open`, `high`, `low`, `close`; only `close` must be present on every row, the others
    may be NaN. Closes are finite and positive for prices; a yield may be zero or negative.

    Raises:
        InputError: The frame breaks one of these rules; the message names instrument, date, value.
    """

    instrument_id: str
    frame: pd.DataFrame
    source: str
    """Where the bars come from, as a reader should see it."""
    may_be_negative: bool = False
    """True for yields and rates."""
    warnings: tuple[str, ...] = field(default=())
    """Named quality warnings that touch every fact resting on this series."""

    def __post_init__(self) -> None:
        problem = _first_problem(self.frame, may_be_negative=self.may_be_negative)
        if problem:
            raise InputError(f"{self.instrument_id!r}: {problem}", path=self.source)

    @cached_property
    def sessions(self) -> DayArray:
        """Session dates as datetime64[D], shape (n_sessions,)."""
        return self.frame.index.to_numpy().astype("datetime64[D]")

    @cached_property
    def close(self) -> FloatArray:
        """Closes, shape (n_sessions,)."""
        return self.frame["close"].to_numpy(dtype=np.float64)

    @cached_property
    def high(self) -> FloatArray:
        """Intraday highs, shape (n_sessions,); NaN where unknown."""
        return self.frame["high"].to_numpy(dtype=np.float64)

    @cached_property
    def low(self) -> FloatArray:
        """Intraday lows, shape (n_sessions,); NaN where unknown."""
        return self.frame["low"].to_numpy(dtype=np.float64)

    @cached_property
    def days(self) -> list[date]:
        """Session dates as dates; the list form answers single look-ups fastest."""
        found: list[date] = self.sessions.tolist()
        return found

    @property
    def coverage_start(self) -> date:
        """First session in the data."""
        return self.days[0]

    def position(self, day: date) -> int:
        """Position of the last session on or before `day`; -1 when there is none."""
        return bisect_right(self.days, day) - 1


def _first_problem(frame: pd.DataFrame, *, may_be_negative: bool) -> str | None:
    missing = [name for name in ("open", "high", "low", "close") if name not in frame.columns]
    if missing:
        return f"columns {missing} are missing"
    if frame.empty:
        return "there are no rows"
    index = frame.index
    if not index.is_monotonic_increasing or index.has_duplicates:
        repeated = index[index.duplicated()]
        if len(repeated):
            return f"{repeated[0].date()} occurs twice"
        return "dates are not in order"
    close = frame["close"].to_numpy(dtype=np.float64)
    bad = ~np.isfinite(close)
    if not may_be_negative:
        bad |= ~(close > 0)
    if bad.any():
        place = int(np.argmax(bad))
        return f"the close of {index[place].date()} is {close[place]}"
    return None
