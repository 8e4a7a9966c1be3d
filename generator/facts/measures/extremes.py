"""Extremes: the largest move and the highest or lowest close since a date.

"Since DATE" names the latest earlier session that was at least as extreme, the practice of market
commentary: "the biggest gain since March 24" says that March 24's was as big or bigger.
"""

from datetime import date

import numpy as np

from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.view import View
from generator.market.history import FloatArray

SHORTEST_WAIT = 20
"""A close that only tops the last few sessions is no event."""

_FIRST_LOOK = 256


@measure("extreme_move", order=60)
def extreme_move_fact(view: View) -> Fact | None:
    """`S.extreme_move`: the latest earlier session with a move at least as large, same direction.

    `since` is None when no earlier session in the data had one; None for an unchanged close.
    """
    moves = view.traces.moves
    today = float(moves[view.at])
    if not np.isfinite(today) or today == 0:
        return None
    last = last_reaching(moves, view.at, at_least=today > 0)
    return _fact(view, "extreme_move", "move", last, {"fraction": Quantity(today, "ratio")})


@measure("extreme_close", order=65)
def extreme_close_fact(view: View) -> Fact | None:
    """`S.extreme_close`: the latest earlier session that closed at least as high, or as low.

    The flag `direction` says which, the quantity `level` is the close. None within
    `SHORTEST_WAIT` sessions, and for a record close, which `S.record_close` tells. `since` is
    None when no earlier close in the data was as low.
    """
    close = view.traces.close
    if view.at < SHORTEST_WAIT or close[view.at] == close[view.at - 1]:
        return None
    rising = bool(close[view.at] > close[view.at - 1])
    last = last_reaching(close, view.at, at_least=rising)
    if (last is None and rising) or (last is not None and view.at - last < SHORTEST_WAIT):
        return None
    return _fact(
        view,
        "extreme_close",
        "close",
        last,
        {"level": view.level(view.close)},
        direction="highest" if rising else "lowest",
    )


def last_reaching(values: FloatArray, at: int, *, at_least: bool) -> int | None:
    """Latest position before `at` whose value is at least (or at most) the one at `at`.

    Looks back in growing steps, since the answer is usually near.
    """
    reaches = np.greater_equal if at_least else np.less_equal
    stop, step = at, _FIRST_LOOK
    while stop > 0:
        start = max(stop - step, 0)
        hits = np.flatnonzero(reaches(values[start:stop], values[at]))
        if len(hits):
            return start + int(hits[-1])
        stop, step = start, step * 4
    return None


def _fact(
    view: View,
    name: str,
    what: str,
    last: int | None,
    quantities: dict[str, Quantity],
    direction: str | None = None,
) -> Fact:
    waited = view.at - (last or 0)
    since: date | None = None if last is None else view.day_at(last)
    return view.fact(
        name,
        f"latest earlier session with a {what} at least as large in the same direction",
        {**quantities, "sessions": Quantity(waited, "count")},
        {"since": since, "coverage_start": view.coverage_start},
        {"direction": direction} if direction else None,
        since=since or view.coverage_start,
        salience=float(np.log2(1 + waited)) if waited > 1 else 0.0,
    )
