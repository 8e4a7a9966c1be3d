"""Risk: drawdown over a year and volatility over a month."""

import numpy as np

from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.view import View

VOLATILITY_SESSIONS = 20


@measure("drawdown_max", order=80)
def drawdown_fact(view: View) -> Fact | None:
    """`S.drawdown_max.1y`: deepest fall from a running peak over one year, a fraction <= 0.

    As ffn's maximum drawdown on the closes of the year; None when the data do not reach back or
    the year would start in a hole of them.
    """
    start = view.traces.anchors.start(view.at, "1y")
    if start is None:
        return None
    closes = view.traces.close[start : view.at + 1]
    drawdown = closes / np.maximum.accumulate(closes) - 1.0
    return view.fact(
        "drawdown_max.1y",
        "min(close / running peak - 1) over one year of closes",
        {"fraction": Quantity(float(drawdown.min()), "ratio")},
        since=view.day_at(start),
    )


@measure("volatility", order=90)
def volatility_fact(view: View) -> Fact | None:
    """`S.volatility.20d`: standard deviation of 20 daily moves, annualized.

    Simple moves, ddof 1, times the square root of 252 sessions (365 for days that never close).
    None when there are fewer or a hole lies among them.
    """
    spread = view.traces.spread.over(VOLATILITY_SESSIONS, view.at)
    if spread is None:
        return None
    sessions_a_year = 365 if view.instrument.calendar == "UTC_DAY" else 252
    return view.fact(
        "volatility.20d",
        f"std of {VOLATILITY_SESSIONS} daily moves x sqrt({sessions_a_year})",
        {"fraction": Quantity(float(spread * np.sqrt(sessions_a_year)), "ratio")},
        since=view.day_at(view.at - VOLATILITY_SESSIONS),
    )
