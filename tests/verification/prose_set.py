"""The set: labelled sentences on a data set, the same ones every time."""

import random
from collections import Counter
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import prose_levels
import prose_moves
import prose_notes
import prose_outside
import prose_policy
import prose_records
import prose_runs
import prose_sets
import prose_wire
from prose_book import Book
from prose_case import Case

FRAMES = (
    *prose_moves.FRAMES,
    *prose_records.FRAMES,
    *prose_runs.FRAMES,
    *prose_sets.FRAMES,
    *prose_policy.FRAMES,
    *prose_levels.FRAMES,
    *prose_outside.FRAMES,
    *prose_wire.FRAMES,
    *prose_notes.FRAMES,
)
NEW_YORK = ZoneInfo("America/New_York")
DAYS = """
2000-03-24 2000-12-20 2001-09-21 2002-10-09 2003-03-17 2004-11-12 2005-08-31 2006-11-17 2007-02-27
2007-10-09 2008-10-09 2008-10-13 2008-10-28 2009-03-09 2009-03-23 2010-05-06 2011-08-08 2012-09-14
2013-03-28 2013-12-18 2014-10-15 2015-08-24 2016-02-11 2016-11-10 2017-01-25 2017-12-14 2018-02-05
2018-12-24 2018-12-26 2019-07-31 2019-10-30 2020-02-19 2020-03-17 2020-03-24 2020-11-09 2021-01-06
2021-11-05 2021-11-19 2022-06-13 2022-06-16 2022-11-10 2023-03-13 2023-05-04 2023-07-26 2023-12-13
2024-01-19 2024-01-22 2024-08-05 2024-09-19 2024-11-06 2024-12-18 2025-04-04 2025-04-09 2025-06-27
2025-09-18 2025-10-29 2025-12-11 2025-12-12
"""
OLD = "1987-10-19 1987-10-20 1990-08-23 1994-02-04 1998-10-15 1999-12-29 2025-12-24 2025-12-30"
"""Days that only a longer history than the sample's covers."""
ALWAYS = 900
"""How many cases of each label with no operator of its own are kept at most."""
EACH = 20
"""How many wrong sentences of each operator are kept."""


def instants(*, long):
    """The as-of instants: the evening of a session, or the morning after."""
    for place, text in enumerate((DAYS + (OLD if long else "")).split()):
        day = date.fromisoformat(text)
        yield datetime.combine(day, time(18, 30), tzinfo=NEW_YORK)
        if place % 3 == 0 and day.weekday() < 4 and text < "2025-12-11":
            yield datetime.combine(date.fromordinal(day.toordinal() + 1), time(8), tzinfo=NEW_YORK)


def labelled(data, *, long=False, seed=5, each=EACH, most=ALWAYS, rounds=1):
    """Labelled cases of a data set, spread over operators.

    Args:
        data: Market data.
        long: Whether the data reach back before 2000.
        seed: Decides wording and figures.
        each: Wrong sentences kept of each operator.
        most: Other sentences kept of each label.
        rounds: How often each instant is drawn from.
    """
    rng = random.Random(seed)
    cases = []
    for as_of in instants(long=long):
        book = Book(data, as_of)
        for _ in range(rounds):
            for frame in FRAMES:
                cases += [Case(c.text, c.label, c.operator, as_of) for c in frame(book, rng)]
    cases = sorted(set(cases), key=lambda c: c.key)
    rng.shuffle(cases)
    kept, taken = [], Counter()
    for case in cases:
        key = case.operator if case.label == "wrong" else case.label
        if taken[key] < (each if case.label == "wrong" else most):
            taken[key] += 1
            kept.append(case)
    return kept
