"""Divergence and episodes: a declared pair where A sets records and B does not.

The sample is always stated: every episode is listed, windows that are not over yet are null and
left out of the medians.
"""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from generator.facts.anchors import LONGEST_CLOSURE
from generator.facts.doubts import warnings
from generator.facts.fact import Episode, Fact, Provenance
from generator.facts.measures.records import NEAR
from generator.facts.quantity import Quantity
from generator.facts.salience import surprise
from generator.facts.view import View, rests_on_bad
from generator.market.flaw import Flaw
from generator.market.history import FloatArray

FAR = 0.10
"""B diverges when it is at least this far below its record close."""

QUIET_SESSIONS = 250
"""An episode is A's first record close after at least this many sessions without one."""

CORRELATION_SESSIONS = 60

WINDOWS_AFTER = (30, 90)
"""Calendar days after an episode over which B's move is taken."""

PlaceArray = npt.NDArray[np.intp]


def divergence_fact(a: View, b: View) -> Fact | None:
    """`A.vs.B.divergence`; None unless A is at or near its record while B is far below its own."""
    a_gap, b_gap = _gap(a), _gap(b)
    if a_gap < -NEAR or b_gap > -FAR:
        return None
    together, seen = _shared_days_apart(a, b)
    start = _correlation_start(a, b)
    doubts = tuple(
        flaw for view in (a, b) for flaw in view.doubts(min(_record_day(view), start or view.day))
    )
    return Fact(
        id=f"{a.instrument.id}.vs.{b.instrument.id}.divergence",
        subject=f"{a.instrument.id}.vs.{b.instrument.id}",
        measure="divergence",
        as_of=a.day,
        provenance=Provenance(
            f"{a.traces.history.source}; {b.traces.history.source}",
            f"gap of A to its record close >= -{NEAR} while gap of B <= -{FAR}",
        ),
        quantities={
            "a_gap": Quantity(a_gap, "ratio"),
            "b_gap": Quantity(b_gap, "ratio"),
            "correlation_60d": Quantity(correlation(a, b, CORRELATION_SESSIONS), "ratio"),
        },
        warnings=warnings(doubts),
        withheld=rests_on_bad(doubts),
        salience=surprise(together, seen),
    )


def correlation(a: View, b: View, sessions: int) -> float | None:
    """Pearson correlation of moves over the last `sessions` sessions both have.

    Moves run from one shared session to the next; None when fewer shared sessions are known.
    """
    in_a, in_b = _shared(a, b)
    if len(in_a) <= sessions:
        return None
    moves_a = _moves(a.traces.close[in_a[-sessions - 1 :]])
    moves_b = _moves(b.traces.close[in_b[-sessions - 1 :]])
    if not moves_a.std() or not moves_b.std():
        return None
    return float(np.corrcoef(moves_a, moves_b)[0, 1])


def _correlation_start(a: View, b: View) -> date | None:
    in_a, _ = _shared(a, b)
    enough = len(in_a) > CORRELATION_SESSIONS
    return a.day_at(int(in_a[-CORRELATION_SESSIONS - 1])) if enough else None


def episode_fact(a: View, b: View) -> Fact | None:
    """`B.after.A.record`: what B did after each of A's first records in a long while.

    Only episodes where B has a close that day count; the base is that close. None without any.
    """
    episodes = tuple(_episodes(a, b))
    if not episodes:
        return None
    over_30 = [e.move_30d for e in episodes if e.move_30d is not None]
    over_90 = [e.move_90d for e in episodes if e.move_90d is not None]
    hits = [move > 0 for move in over_30]
    name = f"{b.instrument.id}.after.{a.instrument.id}"
    doubts = _episode_doubts(a, b)
    return Fact(
        id=f"{name}.record",
        subject=name,
        measure="record",
        as_of=b.day,
        provenance=Provenance(
            f"{a.traces.history.source}; {b.traces.history.source}",
            f"B 30 and 90 days after A's first record close in {QUIET_SESSIONS} sessions or more",
        ),
        quantities={
            "episodes": Quantity(len(episodes), "count"),
            "median_30d": Quantity(float(np.median(over_30)) if over_30 else None, "ratio"),
            "median_90d": Quantity(float(np.median(over_90)) if over_90 else None, "ratio"),
            "hit_rate_30d": Quantity(float(np.mean(hits)) if hits else None, "ratio"),
        },
        episodes=episodes,
        warnings=warnings(doubts),
        withheld=rests_on_bad(doubts),
    )


def _first_records(a: View) -> list[date]:
    """Days of A's first records after a quiet time."""
    peaks = a.traces.peaks
    quiet = peaks.places[(peaks.waits >= QUIET_SESSIONS) & (peaks.places <= a.at)]
    return [a.day_at(place) for place in quiet.tolist()]


def _episode_doubts(a: View, b: View) -> tuple[Flaw, ...]:
    """Doubts about A's records and about the closes of B that the episodes compare."""
    found: list[Flaw] = []
    for day in _first_records(a):
        if day < b.coverage_start:
            continue
        found += [flaw for flaw in a.about.between(day, a.day) if flaw.day == day]
        for end in (day, *(day + timedelta(days=after) for after in WINDOWS_AFTER)):
            if end <= b.day:
                bar = b.day_at(b.traces.history.position(end))
                found += [flaw for flaw in b.about.between(bar, b.day) if flaw.day <= end]
    return (*dict.fromkeys(found), *a.overdue, *b.overdue)


def _episodes(a: View, b: View) -> list[Episode]:
    found = []
    for day in _first_records(a):
        base = b.traces.history.position(day)
        if base < 0 or base > b.at or b.day_at(base) != day:
            continue
        found.append(Episode(day, *(_after(b, base, days) for days in WINDOWS_AFTER)))
    return found


def _after(view: View, base: int, days: int) -> float | None:
    end = view.day_at(base) + timedelta(days=days)
    if end > view.day:
        return None
    close, at = view.traces.close, view.traces.history.position(end)
    if end - view.day_at(at) > LONGEST_CLOSURE:
        return None
    return float(close[at] / close[base]) - 1.0


def _gap(view: View) -> float:
    return min(view.last / float(view.traces.peaks.standing[view.at]) - 1.0, 0.0)


def _record_day(view: View) -> date:
    return view.day_at(view.traces.peaks.first_at(view.at))


def _moves(close: FloatArray) -> FloatArray:
    moves: FloatArray = close[1:] / close[:-1] - 1.0
    return moves


def _shared(a: View, b: View) -> tuple[PlaceArray, PlaceArray]:
    _, in_a, in_b = np.intersect1d(
        a.traces.sessions[: a.at + 1],
        b.traces.sessions[: b.at + 1],
        assume_unique=True,
        return_indices=True,
    )
    return in_a, in_b


def _shared_days_apart(a: View, b: View) -> tuple[int, int]:
    """How many earlier shared sessions showed the same divergence, and how many there were."""
    in_a, in_b = _shared(a, b)
    apart = (a.traces.gaps[in_a] >= -NEAR) & (b.traces.gaps[in_b] <= -FAR)
    return int(apart.sum()), len(in_a)
