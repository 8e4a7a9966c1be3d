"""Bars whose close and range do not fit, each known on its own day.

Only where highs are reliable: metals settle outside the range of their trades.
"""

from collections.abc import Iterator

import numpy as np

from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument
from generator.market.quality.spikes import OUTSIDE

OUT_OF_LINE = 0.25
"""A high this far above its close and the close before; bitcoin's widest in ten years was 20%."""


def range_flaws(history: PriceHistory, instrument: Instrument) -> list[Flaw]:
    """Closes outside their day's range, and highs far above the closes around them."""
    if not instrument.has_highs:
        return []
    return [*_closes_outside(history, instrument), *_highs_out_of_line(history, instrument)]


def _closes_outside(history: PriceHistory, instrument: Instrument) -> Iterator[Flaw]:
    low, high, close = history.low, history.high, history.close
    outside = (close > high * (1 + OUTSIDE)) | (close < low * (1 - OUTSIDE))
    for place in np.flatnonzero(outside).tolist():
        day = history.day_at(place)
        message = (
            f"{instrument.name}: the close of {day.isoformat()}, {close[place]:g}, is outside that "
            f"day's range of {low[place]:g} to {high[place]:g}"
        )
        level = float(np.fmax(close[place], high[place]))
        yield Flaw("close outside range", day, day, message, at_most=level)


def _highs_out_of_line(history: PriceHistory, instrument: Instrument) -> Iterator[Flaw]:
    high, close = history.high, history.close
    around = np.maximum(close[1:], close[:-1])
    for place in (np.flatnonzero(high[1:] > around * (1 + OUT_OF_LINE)) + 1).tolist():
        day = history.day_at(place)
        message = (
            f"{instrument.name}: the high of {day.isoformat()}, {high[place]:g}, lies far above "
            f"the close ({close[place]:g}) and the one before ({close[place - 1]:g})"
        )
        yield Flaw("high out of line", day, day, message, at_most=float(high[place]))
