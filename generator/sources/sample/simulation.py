"""Simulation: the sample's price histories, simulated between the pins."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from generator.market.history import DayArray, FloatArray, PriceHistory
from generator.sources.sample.bars import bars
from generator.sources.sample.course import Course, Stretch
from generator.sources.sample.noise import Noise
from generator.sources.sample.path import bridge, fold
from generator.sources.sample.pin import Pin, read_pins
from generator.sources.sample.settings import SeriesSettings, read_settings
from generator.sources.sample.trading_days import bond_holidays, nyse_sessions, utc_days

FIRST = date(2000, 1, 3)
LAST = date(2025, 12, 12)
"""The sample morning; its own bars exist so that hiding them has to work."""
SOURCE = "sample data, simulated"
_YIELD_FLOOR = 0.01


def simulate() -> Mapping[str, PriceHistory]:
    """Every series of the sample by instrument id; the same on every call and machine."""
    pins = read_pins("pins.csv", "waypoints.csv")
    sessions = nyse_sessions(FIRST, LAST)
    factors: dict[str, FloatArray] = {}
    histories: dict[str, PriceHistory] = {}
    for name, settings in read_settings().items():
        if settings.factor not in factors:
            factors[settings.factor] = Noise(settings.factor).bell(len(utc_days(FIRST, LAST)))
        is_daily = settings.calendar == "utc"
        days = utc_days(pins[name][0].day, LAST) if is_daily else sessions
        close = _closes(name, days, pins[name], settings, factors[settings.factor])
        highs = [pin for pin in pins[name] if pin.role == "high"]
        frame = bars(days, close, settings, highs, Noise(f"{name} bars"))
        is_yield = settings.scale == "level"
        histories[name] = PriceHistory(
            instrument_id=name,
            frame=frame[~np.isin(days, bond_holidays(FIRST, LAST))] if is_yield else frame,
            source=SOURCE,
            may_be_negative=is_yield,
        )
    return histories


def _closes(
    name: str, days: DayArray, pins: Sequence[Pin], settings: SeriesSettings, factor: FloatArray
) -> FloatArray:
    """Closes of one series, shape (n_sessions,), rounded to the quoted decimals."""
    course = Course(days, pins, Noise(f"{name} records"))
    steps = settings.volatility * _mixed(name, days, settings, factor)
    close = np.full(len(days), np.nan)
    for stretch in course.stretches():
        inner = slice(stretch.start + 1, stretch.stop)
        if inner.start < inner.stop:
            close[inner] = _inner(stretch, steps[inner.start : stretch.stop + 1], settings)
    for at, level in course.levels.items():
        close[at] = level
    return close.round(settings.decimals)


def _inner(stretch: Stretch, steps: FloatArray, settings: SeriesSettings) -> FloatArray:
    """Closes strictly between the two ends of a stretch."""
    if settings.scale == "level":
        walk = bridge(stretch.first, stretch.last, steps, settings.limit)
        return fold(walk[:-1], _YIELD_FLOOR, np.inf)
    walk = bridge(np.log(stretch.first), np.log(stretch.last), steps, settings.limit)
    floor = np.log(stretch.floor) if stretch.floor > 0 else -np.inf
    prices: FloatArray = np.exp(fold(walk[:-1], floor, np.log(stretch.ceiling)))
    return prices


def _mixed(name: str, days: DayArray, settings: SeriesSettings, factor: FloatArray) -> FloatArray:
    """Noise of unit variance that follows the shared factor, shape (n_sessions,)."""
    shared = factor[(days - np.datetime64(FIRST, "D")).astype(int)]
    own = Noise(name).bell(len(days))
    mixed: FloatArray = settings.loading * shared + np.sqrt(1 - settings.loading**2) * own
    return mixed
