"""Streaks: consecutive closes in one direction."""

import numpy as np

from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.salience import LOOKBACK, surprise
from generator.facts.view import View


@measure("streak", order=50)
def streak_fact(view: View) -> Fact | None:
    """`S.streak`: signed run of up or down closes, 0 when unchanged.

    None at the first session and at the first after a hole.
    """
    if not np.isfinite(view.traces.moves[view.at]):
        return None
    run = int(view.traces.streak[view.at])
    earlier = np.abs(view.traces.streak[max(view.at - LOOKBACK, 1) : view.at])
    bits = surprise(int((earlier >= abs(run)).sum()), len(earlier)) if run else 0.0
    return view.fact(
        "streak",
        "consecutive closes in one direction",
        {"sessions": Quantity(run, "count")},
        since=view.day_at(view.at - max(abs(run), 1)),
        salience=bits,
    )
