"""Yields: levels in percent, moves in basis points, never in percent of a percent."""

from generator.facts.anchors import WINDOWS, base_day
from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.view import View


@measure("yield_move", of=("yield",), order=30)
def yield_facts(view: View) -> tuple[Fact, ...]:
    """`yield.S.move.W`: quantities `change` (basis points) and `level` (percent)."""
    return tuple(fact for window in WINDOWS if (fact := _move(view, window)) is not None)


def _move(view: View, window: str) -> Fact | None:
    start = view.traces.anchors.start(view.at, window)
    if start is None:
        return None
    change_bp = (view.close - float(view.traces.close[start])) * 100.0
    return view.fact(
        f"move.{window}",
        f"(yield - yield of {view.day_at(start).isoformat()}) x 100",
        {"change": Quantity(change_bp, "bp"), "level": view.level(view.close)},
        {"from": view.day_at(start)},
        since=view.day_at(start),
        until=base_day(view.day, window),
        salience=view.traces.rarity.bits(view.at, view.at - start),
    )
