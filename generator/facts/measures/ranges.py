"""Ranges: where a close stands between the extremes of a year."""

from datetime import timedelta

import numpy as np

from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.view import View

RANGE_DAYS = 364
"""A 52-week range looks back this many calendar days, closes only."""


@measure("range_52w", order=70)
def range_fact(view: View) -> Fact | None:
    """`S.range_52w` on closes of the last 364 days; None when the data do not reach back."""
    first_day = view.day - timedelta(days=RANGE_DAYS)
    if view.coverage_start > first_day:
        return None
    start = int(view.traces.sessions.searchsorted(np.datetime64(first_day, "D")))
    closes = view.traces.close[start : view.at + 1]
    high, low = float(closes.max()), float(closes.min())
    position = (view.close - low) / (high - low) if high > low else None
    return view.fact(
        "range_52w",
        f"closes of the last {RANGE_DAYS} days",
        {
            "high": view.level(high),
            "low": view.level(low),
            "position": Quantity(position, "ratio"),
        },
        since=first_day,
    )
