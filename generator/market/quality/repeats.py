"""Closes that repeat for days, the mark of a feed that stands still."""

import numpy as np

from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument

FEWEST = 5
"""Sessions in a row with the same close that raise the doubt."""


def repeated_closes(history: PriceHistory, instrument: Instrument) -> list[Flaw]:
    """One flaw for each run of equal closes, dated at the session that made it too long."""
    changes = history.close[1:] != history.close[:-1]
    if len(changes) - np.count_nonzero(changes) < FEWEST - 1:
        return []
    changed = np.flatnonzero(changes) + 1
    starts = np.concatenate(([0], changed))
    lengths = np.diff(starts, append=len(history.close))
    return [
        Flaw(
            "repeated close",
            day := history.day_at(start + FEWEST - 1),
            day,
            f"{instrument.name}: the close has been {history.close[start]:g} for {FEWEST} "
            f"sessions up to {day.isoformat()}",
        )
        for start in starts[lengths >= FEWEST].tolist()
    ]
