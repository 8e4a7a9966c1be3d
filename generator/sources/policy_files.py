"""Policy files of a folder: the federal funds target range and the FOMC meeting days."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from generator.market.policy import Meeting, PolicyHistory, RangeChange
from generator.sources.csv_row import CsvRow, read_rows
from generator.sources.csv_table import TableForm, read_table

TARGET_RANGE = "rates/fed_target_range.csv"
MEETINGS = "rates/fomc_meetings.csv"
_RANGE = TableForm(required=("lower", "upper"), positive=False)

DATED_BY_DECISION = frozenset({date(2008, 12, 16), date(2015, 12, 16), date(2016, 12, 14)})
"""Steps that published target-range series date by the decision, not by the day it took effect."""

LONGEST_HOLE = timedelta(days=10)
"""Rows further apart are those of a file that lists changes only, not days."""


def read_policy(folder: Path) -> PolicyHistory | None:
    """Read the target range and, where present, the meetings; None without a range file.

    Raises:
        InputError: A file exists but is malformed.
    """
    path = folder / TARGET_RANGE
    if not path.is_file():
        return None
    frame = read_table(path, _RANGE)
    levels = frame.to_numpy()
    steps = np.flatnonzero(np.r_[True, (levels[1:] != levels[:-1]).any(axis=1)])
    listed = [stamp.date() for stamp in frame.index]
    return PolicyHistory(
        changes=_changes(listed, steps.tolist(), levels.tolist()),
        known_until=listed[-1],
        meetings=read_meetings(folder),
        source=TARGET_RANGE,
        meetings_source=MEETINGS,
    )


def read_meetings(folder: Path) -> tuple[Meeting, ...]:
    """Read the FOMC decision days, oldest first; empty without a file.

    Raises:
        InputError: The file is malformed.
    """
    path = folder / MEETINGS
    if not path.is_file():
        return ()
    rows = read_rows(path, required=("decision", "scheduled"))
    found = [Meeting(row.day("decision"), _is_yes(row)) for row in rows]
    return tuple(sorted(found, key=lambda meeting: meeting.decision))


def decision_day(effective: date) -> date:
    """The day a change was decided: the calendar day before it took effect, but for a few."""
    return effective if effective in DATED_BY_DECISION else effective - timedelta(days=1)


def _changes(
    days: list[date], steps: list[int], levels: list[list[float]]
) -> tuple[RangeChange, ...]:
    changes: list[RangeChange] = []
    for at in steps:
        lower, upper = levels[at]
        before = changes[-1].upper if changes else upper
        move_bp = round((upper - before) * 100, 6)
        seen_before = _seen_before(days, at) if changes else None
        changes.append(
            RangeChange(days[at], decision_day(days[at]), lower, upper, move_bp, seen_before)
        )
    return tuple(changes)


def _seen_before(days: list[date], at: int) -> date | None:
    """The row before a step, where business days between are missing; a list of steps has none."""
    before, day = days[at - 1], days[at]
    missing = int(np.busday_count(before, day)) - 1
    return before if missing > 0 and day - before <= LONGEST_HOLE else None


def _is_yes(row: CsvRow) -> bool:
    answer = row.text("scheduled").lower()
    if answer not in ("yes", "no"):
        raise row.fault(f"{answer!r} is neither yes nor no.", "scheduled")
    return answer == "yes"
