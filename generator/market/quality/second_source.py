"""Closes on which two sources differ."""

import numpy as np

from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument

TOLERANCE = 0.0002
"""Two sources may differ by this fraction; what rounding explains is far smaller."""


def differing_closes(
    history: PriceHistory, instrument: Instrument, second: PriceHistory
) -> list[Flaw]:
    """One flaw for each day both sources have and do not agree on.

    A difference does not show which source is wrong, so it is a warning.
    """
    _, here, there = np.intersect1d(
        history.sessions, second.sessions, assume_unique=True, return_indices=True
    )
    ours, theirs = history.close[here], second.close[there]
    return [
        Flaw(
            "sources differ",
            day := history.day_at(here[place]),
            day,
            f"{instrument.name}: the close of {day.isoformat()} is {ours[place]:g} in "
            f"{history.source} and {theirs[place]:g} in {second.source}",
            at_most=float(max(ours[place], theirs[place])),
        )
        for place in np.flatnonzero(np.abs(ours - theirs) > TOLERANCE * np.abs(theirs)).tolist()
    ]
