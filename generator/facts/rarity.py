"""Rarity: how unusual a move over some sessions was against the moves before it.

One morning asks for a handful of values, a range of mornings for tens of thousands. Both compare
the same numbers: `bits` looks at one session, `prepare` answers many sessions in one pass and
keeps the answers for `bits`.
"""

from collections.abc import Collection, Mapping

import numpy as np

from generator.facts.salience import LOOKBACK, surprise
from generator.market.history import FloatArray

_ROWS = 256
"""Sessions compared at a time; bounds the memory of a pass to a few megabytes."""


class Rarity:
    """Bits of surprise of a series' moves over any span of sessions.

    Args:
        close: Closes, shape (n_sessions,), oldest first, finite.
        in_bp: Measure moves as differences in basis points (yields), not as fractions.
    """

    def __init__(self, close: FloatArray, *, in_bp: bool) -> None:
        self._close = close
        self._in_bp = in_bp
        self._known: dict[tuple[int, int], float] = {}

    def bits(self, at: int, span: int) -> float:
        """Bits of the move over `span` sessions that ended at position `at`.

        The moves over as many sessions that ended on the `LOOKBACK` sessions before `at` are the
        history; 0.0 without any. NaN never occurs, since closes are finite.
        """
        known = self._known.get((at, span))
        if known is not None:
            return known
        first = max(at - LOOKBACK - span, 0)
        sizes = self._sizes(first, at + 1, span)
        return surprise(int((sizes[:-1] >= sizes[-1]).sum()), len(sizes) - 1)

    def prepare(self, spans: Mapping[int, Collection[int]]) -> None:
        """Compute `bits` for many positions of each span at once."""
        for span, places in spans.items():
            at = np.array(sorted(places), dtype=np.int64)
            padded = np.concatenate(
                (np.full(LOOKBACK, -np.inf), self._sizes(0, int(at[-1]) + 1, span))
            )
            windows = np.lib.stride_tricks.sliding_window_view(padded, LOOKBACK)
            for rows in np.split(at, range(_ROWS, len(at), _ROWS)):
                today = padded[rows - span + LOOKBACK]
                matched = (windows[rows - span] >= today[:, None]).sum(axis=1)
                for place, count in zip(rows.tolist(), matched.tolist(), strict=True):
                    earlier = min(place - span, LOOKBACK)
                    self._known[place, span] = surprise(count, earlier)

    def _sizes(self, first: int, stop: int, span: int) -> FloatArray:
        """Absolute moves over `span` sessions ending at positions `first + span` to `stop - 1`."""
        ends, starts = self._close[first + span : stop], self._close[first : stop - span]
        return np.abs((ends - starts) * 100.0 if self._in_bp else ends / starts - 1.0)
