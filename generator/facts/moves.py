"""Moves over sessions and calendar windows.

Anchors follow the practice of ffn and the index providers: `1d` is the previous session's close;
`1w` the last close on or before seven calendar days earlier, `1m 3m 1y` likewise by calendar month
and year; `mtd qtd ytd` the last close of the prior month, quarter, year. A window without an
anchor, or whose anchor lies in a hole of the data, gives no fact.
"""

import calendar
from datetime import date, timedelta

import numpy as np

from generator.facts.fact import Fact
from generator.facts.quantity import Quantity
from generator.facts.salience import LOOKBACK, surprise_of_size
from generator.facts.view import View

WINDOWS = ("1d", "1w", "1m", "3m", "mtd", "qtd", "ytd", "1y")

USUAL_SESSIONS = 252
"""Prior daily moves whose standard deviation is a usual day."""

LONGEST_CLOSURE = timedelta(days=14)
"""The NYSE's longest closure since 1927 (March 1933) spans 12 days; a longer gap is a hole."""


def move_facts(view: View) -> tuple[Fact, ...]:
    """`S.move.W` for every window that has an anchor.

    Quantities: `fraction` (signed), `change` (in the level's unit); for `1d` also `usual_day`, the
    standard deviation of the 252 prior daily moves (absent with a shorter history).
    """
    return tuple(fact for window in WINDOWS if (fact := move_fact(view, window)) is not None)


def move_fact(view: View, window: str) -> Fact | None:
    """`S.move.<window>`; None without an anchor."""
    start = anchor_position(view, window)
    if start is None or start >= view.at:
        return None
    base = float(view.traces.close[start])
    fraction = view.close / base - 1.0
    quantities = {
        "fraction": Quantity(fraction, "ratio"),
        "change": view.level(view.close - base),
    }
    if window == "1d" and (usual := usual_day(view)) is not None:
        quantities["usual_day"] = Quantity(usual, "ratio")
    return view.fact(
        f"move.{window}",
        f"close / close of {view.day_at(start).isoformat()} - 1",
        quantities,
        {"from": view.day_at(start)},
        salience=_salience(view, view.at - start, fraction),
    )


def anchor_position(view: View, window: str) -> int | None:
    """Position of the close a window starts from; None when the data do not hold it."""
    if window == "1d":
        anchor = view.at - 1
        wanted = view.day
    else:
        wanted = anchor_day(view.day, window)
        anchor = view.traces.history.position(wanted)
    if anchor < 0 or wanted - view.day_at(anchor) > LONGEST_CLOSURE:
        return None
    return anchor


def anchor_day(day: date, window: str) -> date:
    """The calendar day on or before which a window's first close is taken."""
    if window == "1w":
        return day - timedelta(days=7)
    if window == "mtd":
        return day.replace(day=1) - timedelta(days=1)
    if window == "qtd":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)
    if window == "ytd":
        return date(day.year - 1, 12, 31)
    return months_earlier(day, {"1m": 1, "3m": 3, "1y": 12}[window])


def months_earlier(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def usual_day(view: View) -> float | None:
    """Standard deviation of the 252 daily moves before today's, ddof 1; None when fewer."""
    prior = view.traces.moves[max(view.at - USUAL_SESSIONS, 0) : view.at]
    prior = prior[np.isfinite(prior)]
    if len(prior) < USUAL_SESSIONS:
        return None
    return float(np.std(prior, ddof=1))


def _salience(view: View, sessions: int, fraction: float) -> float:
    close = view.traces.close[max(view.at - LOOKBACK - sessions, 0) : view.at]
    if len(close) <= sessions:
        return 0.0
    return surprise_of_size(fraction, close[sessions:] / close[:-sessions] - 1.0)
