"""Leaders: which member of a group moved most in the last session."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from generator.facts.doubts import warnings
from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.facts.view import View, rests_on_bad
from generator.market.flaw import Flaw


def leader_fact(group: str, views: Sequence[View]) -> Fact | None:
    """`G.leader.1d`: members ranked by their one-session move, best first.

    Members without the group's last session, or with a bad bar in the move, are left out; fewer
    than two give None.
    """
    doubts = {view.instrument.id: _doubts(view) for view in views}
    usable = [
        view
        for view in views
        if np.isfinite(view.traces.moves[view.at]) and not rests_on_bad(doubts[view.instrument.id])
    ]
    if not usable:
        return None
    session = max(view.day for view in usable)
    present = [view for view in usable if view.day == session]
    if len(present) < 2:
        return None
    ranked = sorted(present, key=lambda view: -float(view.traces.moves[view.at]))
    best = ranked[0]
    return Fact(
        id=f"{group}.leader.1d",
        subject=group,
        measure="leader.1d",
        as_of=session,
        provenance=Provenance(best.traces.history.source, "largest one-session move of the group"),
        quantities={"fraction": Quantity(float(best.traces.moves[best.at]), "ratio")},
        flags={
            "leader": best.instrument.id,
            "ranked": tuple(view.instrument.id for view in ranked),
        },
        warnings=warnings(
            flaw for view in views for flaw in _told(view, doubts[view.instrument.id], session)
        ),
    )


def _told(view: View, doubts: tuple[Flaw, ...], session: date) -> tuple[Flaw, ...]:
    """Doubts about a member's move, or why it is not among the ranked."""
    is_ranked = view.day == session and np.isfinite(view.traces.moves[view.at])
    return doubts if is_ranked or rests_on_bad(doubts) else view.overdue


def _doubts(view: View) -> tuple[Flaw, ...]:
    return view.doubts(view.day_at(max(view.at - 1, 0)))
