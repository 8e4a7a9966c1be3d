"""PriceHistory: the validated daily bars of one instrument."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.errors import InputError

FloatArray = npt.NDArray[np.float64]
_EPOCH = date(1970, 1, 1).toordinal()

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
    retrieved_at: datetime | None = None
    """When the bars were fetched, an aware instant, where the source knows it."""

    def __post_init__(self) -> None:
        problem = _first_problem(self.frame) or self._first_bad_close()
        if problem:
            raise InputError(f"{self.instrument_id!r}: {problem}", path=self.source)

    def _first_bad_close(self) -> str | None:
        bad = ~np.isfinite(self.close)
        if not self.may_be_negative:
            bad |= ~(self.close > 0)
        if not bad.any():
            return None
        place = int(np.argmax(bad))
        return f"the close of {self.day_at(place).isoformat()} is {self.close[place]}"

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
    def coverage_start(self) -> date:
        """First session in the data."""
        return self.day_at(0)

    @cached_property
    def _ordinals(self) -> npt.NDArray[np.int64]:
        """Sessions as days since 1970; whole numbers are searched several times faster."""
        return self.sessions.view(np.int64)

    def day_at(self, position: int) -> date:
        """Date of the session at `position`."""
        listed = vars(self).get("days")
        found: date = self.sessions[position].item() if listed is None else listed[position]
        return found

    @cached_property
    def days(self) -> list[date]:
        """Session dates as dates: dear to make, and the fastest where many are asked for."""
        listed: list[date] = self.sessions.tolist()
        return listed

    def position(self, day: date) -> int:
        """Position of the last session on or before `day`; -1 when there is none."""
        return int(self._ordinals.searchsorted(day.toordinal() - _EPOCH, side="right")) - 1

    def without(self, days: Collection[date]) -> "PriceHistory":
        """The same history without the bars of some days, for bars shown to be bad."""
        keep = ~np.isin(self.sessions, np.array(sorted(days), dtype="datetime64[D]"))
        return replace(self, frame=self.frame[keep])


def _first_problem(frame: pd.DataFrame) -> str | None:
    missing = [name for name in ("open", "high", "low", "close") if name not in frame.columns]
    if missing:
        return f"columns {missing} are missing"
    if frame.empty:
        return "there are no rows"
    index = frame.index
    if not isinstance(index, pd.DatetimeIndex):
        return f"the dates mix kinds or time zones, beginning with {index[0]!r}"
    if index.tz is not None:
        return f"{index[0]} carries a time zone; give dates of sessions"
    return _disorder(index, frame["close"])


def _disorder(index: pd.DatetimeIndex, close: "pd.Series[float]") -> str | None:
    if index.is_monotonic_increasing and index.is_unique:
        return None
    repeated = np.flatnonzero(index.duplicated())
    if len(repeated):
        place = int(repeated[0])
        again = f"the second time with a close of {close.iloc[place]}"
        return f"{index[place].date()} occurs twice, {again}"
    place = int(np.flatnonzero(index[1:] < index[:-1])[0]) + 1
    return (
        f"dates are not in order: {index[place].date()} (close {close.iloc[place]}) "
        f"follows {index[place - 1].date()}"
    )
