"""Moves over sessions and calendar windows."""

from generator.facts.anchors import WINDOWS, base_day
from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.view import View

USUAL_SESSIONS = 252
"""Prior daily moves whose standard deviation is a usual day."""


@measure("move", order=30)
def move_facts(view: View) -> tuple[Fact, ...]:
    """`S.move.W` for every window that has an anchor.

    Quantities: `fraction` (signed), `change` (in the level's unit); for `1d` also `usual_day`, the
    standard deviation of the 252 prior daily moves (absent with a shorter history).
    """
    return tuple(fact for window in WINDOWS if (fact := move_fact(view, window)) is not None)


def move_fact(view: View, window: str) -> Fact | None:
    """`S.move.<window>`; None without an anchor."""
    start = view.traces.anchors.start(view.at, window)
    if start is None:
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
        since=view.day_at(start),
        until=base_day(view.day, window),
        salience=view.traces.rarity.bits(view.at, view.at - start),
    )


def usual_day(view: View) -> float | None:
    """Standard deviation of the 252 daily moves before today's, ddof 1; None when fewer."""
    return view.traces.spread.over(USUAL_SESSIONS, view.at - 1)
