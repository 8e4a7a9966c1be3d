"""Ticks: round heights and days that stay apart on an axis."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.context.display import ABBREVIATED

_MOST_HEIGHTS = 5
_MOST_DAYS = 5
_STEPS = [size * 10.0**power for power in range(-6, 12) for size in (1, 2, 5)]
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20)


def ticks_through(value: float, low: float, high: float) -> list[float]:
    """At most six evenly spaced heights from `low` to `high`, one of them `value` if within."""
    step = next((s for s in _STEPS if (high - low) / s <= _MOST_HEIGHTS), high - low)
    if step <= 0:
        return [value]
    first = math.ceil((low - value) / step)
    last = math.floor((high - value) / step)
    return [value + place * step for place in range(first, last + 1)]


def number_text(value: float, ticks: list[float]) -> str:
    """A tick as printed: as many decimals as the closest ticks need, thousands set apart."""
    gaps = [abs(b - a) for a, b in pairwise(ticks) if b != a]
    smallest = min(gaps, default=1.0)
    decimals = max(0, -math.floor(math.log10(smallest) + 1e-9))
    return f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def day_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """At most five days from `first` to `last`, round for the length of time, with their labels.

    Within weeks a label has month and day, within years the month, and January its year instead.
    """
    for days, labels in _scales(first, last):
        if len(days) <= _MOST_DAYS:
            return list(zip(days, labels, strict=True))
    return [(first, str(first.year))]


def _scales(first: date, last: date) -> Iterator[tuple[list[date], list[str]]]:
    """Ever coarser days between two; one scale is passed over where it has too few of them."""
    span = (last - first).days
    for step in _DAY_STEPS:
        if span / step < _MOST_DAYS:
            days = [first + timedelta(days=at) for at in range(0, span + 1, step)]
            yield days, [f"{ABBREVIATED[d.month - 1]} {d.day}" for d in days]
    for step in _MONTH_STEPS:
        days = _firsts(first, last, range(1, 13, step))
        yield days, [str(d.year) if d.month == 1 else ABBREVIATED[d.month - 1] for d in days]
    for step in _YEAR_STEPS:
        days = [d for d in _firsts(first, last, (1,)) if d.year % step == 0]
        yield days, [str(d.year) for d in days]


def _firsts(first: date, last: date, months: range | tuple[int, ...]) -> list[date]:
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in months]
    return [start for start in starts if first <= start <= last]
