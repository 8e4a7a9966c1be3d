"""Prepare the costly parts of many mornings of one instrument in vectorized passes."""

from collections import defaultdict
from collections.abc import Sequence

from generator.facts.anchors import WINDOWS
from generator.facts.measures.moves import USUAL_SESSIONS
from generator.facts.measures.risk import VOLATILITY_SESSIONS
from generator.facts.traces import Traces
from generator.facts.view import View


def prepare_moves(views: Sequence[View]) -> None:
    """Compute the rarity of every window's move and the spread of moves for all views at once.

    Args:
        views: Mornings of one instrument; their traces keep the results.
    """
    by_traces: dict[Traces, set[int]] = defaultdict(set)
    for view in views:
        by_traces[view.traces].add(view.at)
    for traces, known in by_traces.items():
        places = sorted(known)
        traces.anchors.prepare(places)
        traces.rarity.prepare(_spans(traces, places))
        if not traces.history.may_be_negative:
            traces.spread.prepare(USUAL_SESSIONS, [place - 1 for place in places])
            traces.spread.prepare(VOLATILITY_SESSIONS, places)


def _spans(traces: Traces, places: Sequence[int]) -> dict[int, set[int]]:
    spans: dict[int, set[int]] = defaultdict(set)
    for at in places:
        for window in WINDOWS:
            start = traces.anchors.start(at, window)
            if start is not None:
                spans[at - start].add(at)
    return spans
