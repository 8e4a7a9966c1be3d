"""Records: standing highs on closes and on intraday highs, gaps to them, nearness.

A record is strictly above every earlier level (S&P Dow Jones counts them the same way); a tie is
reported as a tie and never moves the record's date. Closing and intraday records are separate
facts. `sessions_since_previous` is the difference of positions in the series.
"""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from generator.facts.fact import Fact
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.salience import LOOKBACK, surprise, surprise_of_size
from generator.facts.traces import Peaks
from generator.facts.view import View
from generator.market.flaw import Flaw

FIRST_SINCE = timedelta(days=365)
"""A record is a "first since" only after more than this time without one."""

NEAR = 0.02
"""Within this fraction of the record close, an instrument is near its record."""


@measure("record", order=40)
def record_facts(view: View) -> tuple[Fact, ...]:
    """Every record fact of an instrument; empty with fewer than two sessions."""
    if view.at < 1:
        return ()
    facts = [
        record_fact(view, view.traces.peaks, "record_close", "close"),
        gap_fact(view, view.traces.peaks, "gap_to_record_close"),
        near_fact(view),
    ]
    highs = view.traces.high_peaks if view.instrument.has_highs else None
    if highs is not None:
        facts.append(record_fact(view, highs, "record_high", "intraday high"))
        facts.append(gap_fact(view, highs, "gap_to_record_high"))
    return tuple(facts)


def record_fact(view: View, peaks: Peaks, measure: str, basis: str) -> Fact:
    """`S.record_close` or `S.record_high` at the view's session (design §4).

    `level` is the record standing after the session, `previous` the highest earlier level, dated
    where first reached; `streak` counts consecutive record sessions; the flag `all_time` says that
    no earlier peak outside the data can be higher. A bar shown to be bad still was a session; where
    it may have been a record itself, the fact is withheld.
    """
    at = view.at
    dropped = view.dropped
    earlier = peaks.first_at(at - 1)
    level, previous = float(peaks.standing[at]), float(peaks.standing[at - 1])
    is_record = peaks.is_record(at)
    previous_day = view.day_at(earlier)
    long_wait = view.day - previous_day > FIRST_SINCE
    fact = view.fact(
        measure,
        f"highest {basis} in data from {view.coverage_start.isoformat()}; a tie is no record",
        {
            "level": view.level(level),
            "previous": view.level(previous),
            "nth_this_year": Quantity(_nth_this_year(view, peaks), "count"),
            "sessions_since_previous": Quantity(
                at - earlier + sum(flaw.day > previous_day for flaw in dropped), "count"
            ),
            "streak": Quantity(_streak(view, peaks), "count"),
        },
        {
            "record": view.day_at(peaks.first_at(at)),
            "previous": previous_day,
            "first_since": previous_day if is_record and long_wait else None,
            "coverage_start": view.coverage_start,
        },
        {
            "is_record": is_record,
            "ties_record": not is_record and _level_at(view, measure) == previous,
            "all_time": view.instrument.covers_all_time(view.coverage_start, level),
        },
        since=previous_day,
        standing=previous,
        salience=_record_salience(peaks, at) if is_record else 0.0,
    )
    is_uncertain = any(_may_be_record(view, peaks, flaw) for flaw in dropped)
    return replace(fact, withheld=True) if is_uncertain else fact


def gap_fact(view: View, peaks: Peaks, measure: str) -> Fact:
    """`S.gap_to_record_*`: latest level against the standing record, a fraction <= 0."""
    record = float(peaks.standing[view.at])
    record_day = view.day_at(peaks.first_at(view.at))
    fraction = min(view.last / record - 1.0, 0.0)
    return view.fact(
        measure,
        f"{'last' if view.quote else 'close'} / record - 1",
        {"fraction": Quantity(fraction, "ratio"), "record": view.level(record)},
        {"record": record_day},
        since=record_day,
        standing=record,
        salience=surprise_of_size(fraction, view.traces.gaps[: view.at]) if fraction else 0.0,
    )


def near_fact(view: View) -> Fact:
    """`S.near_record`: within two percent of the record close and not at it."""
    peaks = view.traces.peaks
    record = float(peaks.standing[view.at])
    return view.fact(
        "near_record",
        f"0 > gap to record close >= -{NEAR}",
        flags={"is_near": -NEAR <= min(view.last / record - 1.0, 0.0) < 0},
        since=view.day_at(peaks.first_at(view.at)),
        standing=record,
    )


def _level_at(view: View, measure: str) -> float:
    if measure == "record_close":
        return view.close
    return float(np.fmax(view.traces.history.high[view.at], view.close))


def _may_be_record(view: View, peaks: Peaks, bad: Flaw) -> bool:
    """Whether a dropped bar may be one more record of the year, which leaves the count open."""
    if bad.day.year != view.day.year:
        return False
    before = view.traces.history.position(bad.day)
    return before < 0 or bad.at_most is None or bad.at_most > float(peaks.standing[before])


def _streak(view: View, peaks: Peaks) -> int:
    """Consecutive records, counted back no further than a session whose bar was dropped."""
    last = max((flaw.day for flaw in view.dropped), default=None)
    run = peaks.streak(view.at)
    return run if last is None else min(run, view.at - view.traces.history.position(last))


def _nth_this_year(view: View, peaks: Peaks) -> int:
    before = view.traces.history.position(date(view.day.year - 1, 12, 31))
    earlier = peaks.count(before) if before >= 0 else 0
    return peaks.count(view.at) - earlier


def _record_salience(peaks: Peaks, at: int) -> float:
    """Bits of a record after this long a wait: how often records at least so rare happened."""
    start = max(at - LOOKBACK, 1)
    first, last = peaks.places.searchsorted((start, at))
    wait = int(peaks.waits[last])
    return surprise(int((peaks.waits[first:last] >= wait).sum()), at - start)
