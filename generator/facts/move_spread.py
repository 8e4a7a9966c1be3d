"""MoveSpread: the standard deviation of a run of one-session moves."""

import math
from collections.abc import Collection

import numpy as np

from generator.market.history import FloatArray

_ROWS = 512


class MoveSpread:
    """Sample standard deviation (ddof 1) of moves, for one session or for many at once.

    Args:
        moves: One-session moves as fractions, shape (n_sessions,); NaN where there is none.
    """

    def __init__(self, moves: FloatArray) -> None:
        self._moves = moves
        self._known: dict[tuple[int, int], float] = {}

    def over(self, sessions: int, last: int) -> float | None:
        """Standard deviation of the `sessions` moves up to position `last`.

        None when there are fewer or a hole lies among them.
        """
        if last < sessions:
            return None
        spread = self._known.get((last, sessions))
        if spread is None:
            spread = float(np.std(self._moves[last - sessions + 1 : last + 1], ddof=1))
        return spread if math.isfinite(spread) else None

    def prepare(self, sessions: int, places: Collection[int]) -> None:
        """Compute `over` for many last positions at once."""
        last = np.array(sorted(place for place in places if place >= sessions), dtype=np.int64)
        if not len(last):
            return
        windows = np.lib.stride_tricks.sliding_window_view(self._moves, sessions)
        for rows in np.split(last, range(_ROWS, len(last), _ROWS)):
            # Indexing copies, so each row is summed in the order of a single window.
            spread = np.std(windows[rows - sessions + 1], axis=1, ddof=1)
            self._known.update(
                zip(((place, sessions) for place in rows.tolist()), spread.tolist(), strict=True)
            )
