"""Bars: opens, highs and lows around simulated closes."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from generator.market.history import DayArray, FloatArray
from generator.sources.sample.course import position
from generator.sources.sample.noise import Noise
from generator.sources.sample.pin import Pin
from generator.sources.sample.settings import SeriesSettings

_CLEARANCE = 0.015
"""How far wicks stay below a pinned high, so that no other day looks like a near miss of it."""

COLUMNS = ["open", "high", "low", "close"]


def bars(
    days: DayArray, close: FloatArray, settings: SeriesSettings, highs: Sequence[Pin], noise: Noise
) -> pd.DataFrame:
    """Daily bars around the closes.

    Args:
        days: Sessions, shape (n,).
        close: Closes, shape (n,), rounded.
        settings: Sizes of gaps and wicks; without a wick open, high and low are NaN.
        highs: Pinned intraday records, oldest first; each stands until a close tops it.
        noise: Source of gaps and wicks.

    Returns:
        Columns open, high, low, close with low ≤ open, close ≤ high.
    """
    index = pd.DatetimeIndex(days, name="date")
    if not settings.wick:
        values = np.full((len(close), 4), np.nan, order="F")
        values[:, 3] = close
        return pd.DataFrame(values, index=index, columns=COLUMNS)
    before = np.concatenate([close[:1], close[:-1]])
    opened = before * (1 + settings.gap * noise.bell(len(close)))
    body_top, body_bottom = np.maximum(opened, close), np.minimum(opened, close)
    high = body_top * (1 + settings.wick * np.abs(noise.bell(len(close))))
    low = body_bottom * (1 - settings.wick * np.abs(noise.bell(len(close))))
    high = np.maximum(body_top, np.minimum(high, _caps(close, highs)))
    for pin in highs:
        high[position(days, pin)] = pin.level
    values = np.column_stack([opened, high, low, close]).round(settings.decimals)
    return pd.DataFrame(np.asfortranarray(values), index=index, columns=COLUMNS)


def _caps(close: FloatArray, highs: Sequence[Pin]) -> FloatArray:
    """For each session, the pinned high that still stands (some way below it), else infinity."""
    levels = np.array([pin.level for pin in highs] + [np.inf])
    standing = np.searchsorted(levels[:-1], np.maximum.accumulate(close), side="right")
    caps: FloatArray = levels[standing] * (1 - _CLEARANCE)
    return caps
