"""Causal arrays of one history, computed once and read at any session.

Every array at position t uses closes up to t only, so a fact for an earlier morning is a lookup,
never a new pass, and a later bar cannot change it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from generator.market.history import FloatArray, PriceHistory

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Peaks:
    """Running maximum of a level series and when it was first reached.

    A record is strictly above every earlier level; the first level of the data is none.
    """

    standing: FloatArray
    """Highest level so far, shape (n_sessions,)."""
    is_record: BoolArray
    first_at: IntArray
    """Position where the standing record was first reached."""
    count: IntArray
    """Number of records up to and including each session."""

    @classmethod
    def of(cls, levels: FloatArray) -> "Peaks":
        """Peaks of `levels`, shape (n_sessions,), oldest first; NaN counts as unknown."""
        known = np.where(np.isfinite(levels), levels, -np.inf)
        standing = np.maximum.accumulate(known)
        is_record = np.zeros(len(levels), dtype=bool)
        is_record[1:] = known[1:] > standing[:-1]
        places = np.arange(len(levels))
        first_at = np.maximum.accumulate(np.where(is_record, places, 0))
        return cls(standing, is_record, first_at, np.cumsum(is_record))


class Traces:
    """Lazily computed causal arrays of one `PriceHistory`."""

    def __init__(self, history: PriceHistory) -> None:
        self.history = history
        self.sessions = history.sessions
        self.days = history.days
        self.close = history.close

    @cached_property
    def peaks(self) -> Peaks:
        """Records on closing levels."""
        return Peaks.of(self.close)

    @cached_property
    def high_peaks(self) -> Peaks | None:
        """Records on intraday highs; None when the data hold none.

        A day without a high counts with its close, which its high cannot be below.
        """
        high = self.history.high
        if not np.isfinite(high).any():
            return None
        return Peaks.of(np.fmax(high, self.close))

    @cached_property
    def moves(self) -> FloatArray:
        """One-session moves as fractions, shape (n_sessions,); NaN at the first session."""
        moves = np.full(len(self.close), np.nan)
        moves[1:] = self.close[1:] / self.close[:-1] - 1.0
        return moves

    @cached_property
    def streak(self) -> IntArray:
        """Signed run of up (+) or down (-) closes ending at each session; 0 when unchanged."""
        sign = np.zeros(len(self.close), dtype=np.int64)
        sign[1:] = np.sign(self.close[1:] - self.close[:-1]).astype(np.int64)
        changed = np.ones(len(sign), dtype=bool)
        changed[1:] = sign[1:] != sign[:-1]
        places = np.arange(len(sign))
        start = np.maximum.accumulate(np.where(changed, places, 0))
        return (places - start + 1) * sign

    @cached_property
    def record_run(self) -> IntArray:
        """Length of the run of consecutive record closes ending at each session."""
        places = np.arange(len(self.close))
        last_other = np.maximum.accumulate(np.where(self.peaks.is_record, -1, places))
        return places - last_other

    @cached_property
    def record_wait(self) -> IntArray:
        """Sessions since the previous record at each record close; 0 elsewhere."""
        wait = np.zeros(len(self.close), dtype=np.int64)
        places = np.flatnonzero(self.peaks.is_record)
        wait[places] = places - self.peaks.first_at[places - 1]
        return wait

    @cached_property
    def gaps(self) -> FloatArray:
        """Close against the standing record close, as a fraction <= 0."""
        return self.close / self.peaks.standing - 1.0
