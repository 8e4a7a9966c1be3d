"""Runs, extremes and ranges: streaks, largest moves since a date, the 52-week range, risk."""

from datetime import timedelta

import numpy as np

from generator.facts.fact import Fact
from generator.facts.moves import months_earlier
from generator.facts.quantity import Quantity
from generator.facts.salience import LOOKBACK, surprise
from generator.facts.view import View

RANGE_DAYS = 364
"""A 52-week range looks back this many calendar days, closes only."""

VOLATILITY_SESSIONS = 20


def run_facts(view: View) -> tuple[Fact, ...]:
    """Streak, extreme move, 52-week range, one-year drawdown and 20-day volatility, if known."""
    candidates = (
        streak_fact(view),
        extreme_fact(view),
        range_fact(view),
        drawdown_fact(view),
        volatility_fact(view),
    )
    return tuple(fact for fact in candidates if fact is not None)


def streak_fact(view: View) -> Fact | None:
    """`S.streak`: signed run of up or down closes, 0 when unchanged; None at the first session."""
    if view.at < 1:
        return None
    run = int(view.traces.streak[view.at])
    earlier = np.abs(view.traces.streak[max(view.at - LOOKBACK, 1) : view.at])
    bits = surprise(int((earlier >= abs(run)).sum()), len(earlier)) if run else 0.0
    return view.fact(
        "streak",
        "consecutive closes in one direction",
        {"sessions": Quantity(run, "count")},
        salience=bits,
    )


def extreme_fact(view: View) -> Fact | None:
    """`S.extreme_move`: the latest earlier session with a move at least as large, same direction.

    `since` is None when no earlier session in the data had one; None for an unchanged close.
    """
    moves = view.traces.moves
    today = float(moves[view.at])
    if not np.isfinite(today) or today == 0:
        return None
    earlier = moves[: view.at]
    hits = np.flatnonzero(earlier >= today if today > 0 else earlier <= today)
    last = int(hits[-1]) if len(hits) else None
    waited = view.at - (last if last is not None else 0)
    return view.fact(
        "extreme_move",
        "latest earlier session with a move at least as large in the same direction",
        {
            "fraction": Quantity(today, "ratio"),
            "sessions": Quantity(waited, "count"),
        },
        {
            "since": view.day_at(last) if last is not None else None,
            "coverage_start": view.coverage_start,
        },
        salience=float(np.log2(1 + waited)) if waited > 1 else 0.0,
    )


def range_fact(view: View) -> Fact | None:
    """`S.range_52w` on closes of the last 364 days; None when the data do not reach back."""
    first_day = view.day - timedelta(days=RANGE_DAYS)
    if view.coverage_start > first_day:
        return None
    start = int(np.searchsorted(view.traces.sessions, np.datetime64(first_day, "D")))
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
    )


def drawdown_fact(view: View) -> Fact | None:
    """`S.drawdown_max.1y`: deepest fall from a running peak over one year, a fraction <= 0.

    As ffn's maximum drawdown on the closes of the year; None when the data do not reach back.
    """
    start = view.traces.history.position(months_earlier(view.day, 12))
    if start < 0:
        return None
    closes = view.traces.close[start : view.at + 1]
    drawdown = closes / np.maximum.accumulate(closes) - 1.0
    return view.fact(
        "drawdown_max.1y",
        "min(close / running peak - 1) over one year of closes",
        {"fraction": Quantity(float(drawdown.min()), "ratio")},
    )


def volatility_fact(view: View) -> Fact | None:
    """`S.volatility.20d`: standard deviation of 20 daily moves, annualized; None when fewer.

    Simple moves, ddof 1, times the square root of 252 sessions (365 for days that never close).
    """
    moves = view.traces.moves[max(view.at - VOLATILITY_SESSIONS + 1, 1) : view.at + 1]
    if len(moves) < VOLATILITY_SESSIONS:
        return None
    sessions_a_year = 365 if view.instrument.calendar == "UTC_DAY" else 252
    return view.fact(
        "volatility.20d",
        f"std of {VOLATILITY_SESSIONS} daily moves x sqrt({sessions_a_year})",
        {"fraction": Quantity(float(np.std(moves, ddof=1) * np.sqrt(sessions_a_year)), "ratio")},
    )
