"""The last change, its count and its cycle through the whole public record since 1994."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from fed_decisions import RANGE_FROM, decisions, policy_history

from generator.facts.fact import Fact
from generator.facts.fed import fed_facts
from generator.market.as_of import morning_of
from generator.market.policy import PolicyHistory
from generator.sources.policy_files import read_policy

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


def facts(policy: PolicyHistory, day: date) -> dict[str, Fact]:
    return {fact.id: fact for fact in fed_facts(policy, None, morning_of(day), day).facts}


def after(decided: date) -> Fact:
    return facts(policy_history(), decided + timedelta(days=1))["fed.last_change"]


@pytest.mark.parametrize(
    ("decided", "total_bp"),
    [
        ("1995-02-01", 300),
        ("1996-01-31", -75),
        ("1997-03-25", 25),
        ("1998-11-17", -75),
        ("2000-05-16", 175),
        ("2003-06-25", -550),
        ("2006-06-29", 425),
        ("2008-12-16", -500),
        ("2018-12-19", 225),
        ("2020-03-15", -225),
        ("2023-07-26", 525),
        ("2025-12-10", -175),
    ],
)
def test_a_cycle_runs_from_one_turn_to_the_next(decided: str, total_bp: int):
    fact = after(date.fromisoformat(decided))
    assert fact.value("cumulative_bp_cycle") == total_bp


@pytest.mark.parametrize(
    ("year", "count"),
    [(1994, 6), (1998, 3), (2001, 11), (2005, 8), (2008, 7), (2019, 3), (2022, 7), (2025, 3)],
)
def test_the_changes_of_a_year_are_counted(year: int, count: int):
    last = max(day for day, _ in decisions() if day.year == year)
    assert after(last).value("nth_this_year") == count


def test_the_count_of_a_year_takes_one_direction_only():
    assert after(date(1995, 7, 6)).value("nth_this_year") == 1, "a hike came before, in February"


def test_every_change_is_counted_anew_by_a_plain_loop():
    before, count, cycle = 3.00, 0, 0.0
    previous = date(1993, 12, 31)
    for decided, upper in decisions():
        size = round((upper - before) * 100, 6)
        turned = size * cycle <= 0
        cycle = size if turned else cycle + size
        count = 1 if turned or decided.year != previous.year else count + 1
        fact = after(decided)
        assert fact.day("decided") == decided
        assert fact.value("change_bp") == size
        assert fact.value("cumulative_bp_cycle") == pytest.approx(cycle)
        assert fact.value("nth_this_year") == count
        before, previous = upper, decided


def test_the_sizes_of_the_record():
    sizes = [round((b - a) * 100) for (_, a), (_, b) in pairwise([(date.min, 3.0), *decisions()])]
    assert set(map(abs, sizes)) == {25, 50, 75, 100}
    assert [size for size in sizes if abs(size) == 100] == [-100]


@needs_shared
def test_the_range_files_steps_are_those_of_the_record():
    policy = read_policy(SHARED / "data")
    assert policy is not None
    steps = [(c.decided, c.upper, c.change_bp) for c in policy.changes[1:]]
    record = [
        (c.decided, c.upper, c.change_bp)
        for c in policy_history().changes
        if c.decided > RANGE_FROM
    ]
    assert steps == record
    assert all(c.upper - c.lower == pytest.approx(0.25) for c in policy.changes)


@needs_shared
def test_the_effective_rate_follows_every_change_of_the_record_since_2000():
    table = np.loadtxt(SHARED / "data" / "rates" / "effr.csv", delimiter=",", skiprows=1, dtype=str)
    days = table[:, 0].astype("datetime64[D]")
    rates = table[:, 1].astype(float)
    for decided, upper in decisions():
        # In October 2008 emergency lending pushed the effective rate far below the target.
        if decided < date(2000, 7, 3) or (decided.year, decided.month) == (2008, 10):
            continue
        start = int(np.searchsorted(days, np.datetime64(decided))) + 1
        settled = float(np.median(rates[start : start + 10]))
        width = 0.25 if decided >= RANGE_FROM else 0.0
        assert upper - width - 0.30 <= settled <= upper + 0.30, (decided, settled)


@needs_shared
@pytest.mark.parametrize(
    ("day", "decision", "word", "change_bp", "holds", "scheduled"),
    [
        ("2020-02-15", "2020-01-29", "hold", 0, None, True),
        ("2020-03-04", "2020-03-03", "cut", -50, 0, False),
        ("2020-03-15", "2020-03-03", "cut", -50, 0, False),
        ("2020-03-16", "2020-03-15", "cut", -100, 0, False),
        ("2020-03-30", "2020-03-15", "cut", -100, 0, False),
        ("2020-04-30", "2020-04-29", "hold", 0, 1, True),
        ("2022-03-16", "2022-01-26", "hold", 0, 15, True),
        ("2022-03-17", "2022-03-16", "hike", 25, 0, True),
        ("2023-06-15", "2023-06-14", "hold", 0, 1, True),
        ("2024-09-18", "2024-07-31", "hold", 0, 8, True),
        ("2024-09-19", "2024-09-18", "cut", -50, 0, True),
        ("2025-09-17", "2025-07-30", "hold", 0, 5, True),
        ("2025-12-11", "2025-12-10", "cut", -25, 0, True),
    ],
)
def test_the_last_meeting_on_real_history(
    day: str, decision: str, word: str, change_bp: int, holds: int | None, scheduled: bool
):
    policy = read_policy(SHARED / "data")
    assert policy is not None
    fact = facts(policy, date.fromisoformat(day))["fed.last_meeting"]
    assert fact.day("decision") == date.fromisoformat(decision)
    assert (fact.flags["decision"], fact.flags["scheduled"]) == (word, scheduled)
    assert fact.value("change_bp") == change_bp
    assert fact.quantities["holds_in_a_row"].value == holds


@needs_shared
def test_every_listed_meeting_is_told_the_day_after_and_not_before():
    policy = read_policy(SHARED / "data")
    assert policy is not None
    changed = {change.decided for change in policy.changes}
    for meeting in policy.meetings:
        day = meeting.decision
        if not date(2020, 2, 1) < day < date(2025, 12, 31):
            continue
        told = facts(policy, day + timedelta(days=1))["fed.last_meeting"]
        before = facts(policy, day)["fed.last_meeting"]
        assert before.day("decision") != day
        if meeting.scheduled or day in changed:
            assert told.day("decision") == day
            assert (told.flags["decision"] != "hold") == (day in changed)
        else:
            assert told.day("decision") < day, "2020-03-23 changed no range"
