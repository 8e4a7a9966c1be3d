"""Yields: levels in percent, moves in basis points, never in percent of a percent."""

from generator.facts.fact import Fact
from generator.facts.moves import WINDOWS, anchor_position
from generator.facts.quantity import Quantity
from generator.facts.salience import LOOKBACK, surprise_of_size
from generator.facts.view import View


def yield_facts(view: View) -> tuple[Fact, ...]:
    """`yield.S.move.W`: quantities `change` (basis points) and `level` (percent)."""
    return tuple(fact for window in WINDOWS if (fact := _move(view, window)) is not None)


def _move(view: View, window: str) -> Fact | None:
    start = anchor_position(view, window)
    if start is None or start >= view.at:
        return None
    change_bp = (view.close - float(view.traces.close[start])) * 100.0
    span = view.at - start
    close = view.traces.close[max(view.at - LOOKBACK - span, 0) : view.at]
    earlier = (close[span:] - close[:-span]) * 100.0
    return view.fact(
        f"move.{window}",
        f"(yield - yield of {view.day_at(start).isoformat()}) x 100",
        {"change": Quantity(change_bp, "bp"), "level": view.level(view.close)},
        {"from": view.day_at(start)},
        salience=surprise_of_size(change_bp, earlier) if len(earlier) else 0.0,
    )
