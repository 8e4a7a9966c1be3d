"""Causal arrays of one history, computed once and read at any session.

Every array at position t uses closes up to t only, so a fact for an earlier morning is a lookup,
never a new pass, and a later bar cannot change it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from generator.facts.anchors import LONGEST_CLOSURE, Anchors
from generator.facts.move_spread import MoveSpread
from generator.facts.rarity import Rarity
from generator.market.history import FloatArray, PriceHistory

IntArray = npt.NDArray[np.integer]


@dataclass(frozen=True)
class Peaks:
    """Running maximum of a level series and when each record was set.

    A record is strictly above every earlier level; the first level of the data is none.
    """

    standing: FloatArray
    """Highest level so far, shape (n_sessions,)."""
    places: IntArray
    """Positions of the records, oldest first, shape (n_records,)."""

    @classmethod
    def of(cls, levels: FloatArray) -> "Peaks":
        """Peaks of finite `levels`, shape (n_sessions,), oldest first."""
        standing = np.maximum.accumulate(levels)
        return cls(standing, np.flatnonzero(standing[1:] > standing[:-1]) + 1)

    @cached_property
    def waits(self) -> IntArray:
        """Sessions between each record and the one before it, shape (n_records,).

        The first record is counted from the first session of the data.
        """
        return np.diff(self.places, prepend=0)

    def count(self, at: int) -> int:
        """Records up to and including position `at`."""
        return int(self.places.searchsorted(at, side="right"))

    def first_at(self, at: int) -> int:
        """Position where the record standing after position `at` was first reached."""
        count = self.count(at)
        return int(self.places[count - 1]) if count else 0

    def is_record(self, at: int) -> bool:
        """Whether the session at position `at` set a record."""
        return at > 0 and self.first_at(at) == at

    def streak(self, at: int) -> int:
        """Length of the run of consecutive records ending at position `at`; 0 without one."""
        if not self.is_record(at):
            return 0
        last = self.count(at) - 1
        first = last
        while first > 0 and self.places[first - 1] == self.places[first] - 1:
            first -= 1
        return last - first + 1


class Traces:
    """Lazily computed causal arrays of one `PriceHistory`."""

    def __init__(self, history: PriceHistory) -> None:
        self.history = history
        self.sessions = history.sessions
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
        """One-session moves as fractions, shape (n_sessions,).

        NaN at the first session and across a hole, which is no one-session move.
        """
        moves = np.empty(len(self.close))
        moves[0] = np.nan
        np.divide(self.close[1:], self.close[:-1], out=moves[1:])
        moves[1:] -= 1.0
        moves[self.holes] = np.nan
        return moves

    @cached_property
    def holes(self) -> IntArray:
        """Positions of sessions whose predecessor lies too far back to be the session before."""
        # Whole numbers are subtracted several times faster than dates.
        return np.flatnonzero(np.diff(self.sessions.view(np.int64)) > LONGEST_CLOSURE.days + 1) + 1

    @cached_property
    def streak(self) -> IntArray:
        """Signed run of up (+) or down (-) closes ending at each session; 0 when unchanged."""
        later, earlier = self.close[1:], self.close[:-1]
        sign = np.zeros(len(self.close), dtype=np.int8)
        np.subtract(later > earlier, later < earlier, out=sign[1:], dtype=np.int8)
        sign[self.holes] = 0
        starts = np.flatnonzero(sign[1:] != sign[:-1]) + 1
        # Counting up by one a session, and back to one where a run starts.
        steps = np.ones(len(sign), dtype=np.int32)
        steps[starts[:1]] -= starts[:1].astype(np.int32)
        steps[starts[1:]] -= (starts[1:] - starts[:-1]).astype(np.int32)
        run: IntArray = np.cumsum(steps, dtype=np.int32) * sign
        return run

    @cached_property
    def gaps(self) -> FloatArray:
        """Close against the standing record close, as a fraction <= 0."""
        return self.close / self.peaks.standing - 1.0

    @cached_property
    def anchors(self) -> Anchors:
        """Where the windows of any session start."""
        return Anchors(self.history)

    @cached_property
    def rarity(self) -> Rarity:
        """How unusual a move over any number of sessions was against the ten years before it."""
        return Rarity(self.close, in_bp=self.history.may_be_negative)

    @cached_property
    def spread(self) -> MoveSpread:
        """Standard deviation of one-session moves over any number of sessions."""
        return MoveSpread(self.moves)

    def forget(self) -> None:
        """Drop what was computed ahead for many mornings."""
        vars(self).pop("anchors", None)
        vars(self).pop("rarity", None)
        vars(self).pop("spread", None)
