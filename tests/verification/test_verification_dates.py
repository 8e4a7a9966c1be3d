"""Dates at their own granularity, and the periods a move is measured over."""

from datetime import date

import pytest

from generator.verification.dates import read_date
from generator.verification.periods import read_period
from generator.verification.words import split_words

TODAY = date(2031, 5, 9)


def _scan(reader, text):
    words = split_words(text, 0, len(text))
    for at in range(len(words)):
        found = reader(words, at)
        if found is not None:
            return found[1]
    return None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Oct. 6", date(2030, 10, 6), date(2030, 10, 6)),
        ("on October 6, 2028", date(2028, 10, 6), date(2028, 10, 6)),
        ("on 6 October 2028", date(2028, 10, 6), date(2028, 10, 6)),
        ("on May 7", date(2031, 5, 7), date(2031, 5, 7)),
        ("on May 7th", date(2031, 5, 7), date(2031, 5, 7)),
        ("on 2031-05-07", date(2031, 5, 7), date(2031, 5, 7)),
        ("in October", date(2030, 10, 1), date(2030, 10, 31)),
        ("in May 2029", date(2029, 5, 1), date(2029, 5, 31)),
        ("in early November 2024", date(2024, 11, 1), date(2024, 11, 11)),
        ("in mid-October", date(2030, 10, 10), date(2030, 10, 20)),
        ("since late April", date(2031, 4, 20), date(2031, 4, 30)),
        ("in early 2029", date(2029, 1, 1), date(2029, 4, 30)),
        ("in late 2021", date(2021, 9, 1), date(2021, 12, 31)),
        ("since 1987", date(1987, 1, 1), date(1987, 12, 31)),
        ("in Q3 2029", date(2029, 7, 1), date(2029, 9, 30)),
        ("in the third quarter of 2029", date(2029, 7, 1), date(2029, 9, 30)),
        ("by the summer of 2032", date(2032, 6, 1), date(2032, 8, 31)),
        ("on Thursday, May 8, 2031", date(2031, 5, 8), date(2031, 5, 8)),
    ],
)
def test_dates_cover_what_they_name(text, first, last):
    when = _scan(lambda words, at: read_date(words, at, TODAY), text)
    assert when is not None
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize(("text", "weekday"), [("on Monday", 0), ("on Thursday", 3), ("Fri.", 4)])
def test_weekdays_wait_for_a_subject(text, weekday):
    when = _scan(lambda words, at: read_date(words, at, TODAY), text)
    assert when is not None
    assert when.weekday == weekday
    assert when.first is None


@pytest.mark.parametrize(
    "text", ["it may rise", "they march on", "2,000 companies", "Russell 2000", "second place", ""]
)
def test_words_that_only_look_like_dates(text):
    assert _scan(lambda words, at: read_date(words, at, TODAY), text) is None


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("over the past week", "1w"),
        ("in the past month", "1m"),
        ("over the past three months", "3m"),
        ("in three months", "3m"),
        ("over the past 12 months", "1y"),
        ("in a year", "1y"),
        ("from a year earlier", "1y"),
        ("than a month earlier", "1m"),
        ("so far this year", "ytd"),
        ("this quarter", "qtd"),
        ("month to date", "mtd"),
        ("year-to-date", "ytd"),
        ("for the week", "1w"),
        ("this week", "wtd"),
        ("from the previous session", "1d"),
        ("in the day that ended at midnight utc", "1d"),
    ],
)
def test_named_windows(text, window):
    period = _scan(read_period, text)
    assert period is not None
    assert period.window == window


def test_other_spans_are_counted():
    period = _scan(read_period, "over the past six months")
    assert period is not None
    assert (period.count, period.measure) == (6, "months")
    assert period.base_day(date(2031, 8, 31)) == date(2031, 2, 28)


def test_spans_ahead_are_marked():
    period = _scan(read_period, "over the next 30 days")
    assert period is not None
    assert period.forward
    assert period.count == 30


@pytest.mark.parametrize(
    ("window", "base"),
    [
        ("1d", date(2031, 5, 7)),
        ("1w", date(2031, 5, 1)),
        ("wtd", date(2031, 5, 4)),
        ("mtd", date(2031, 4, 30)),
        ("qtd", date(2031, 3, 31)),
        ("ytd", date(2030, 12, 31)),
        ("1y", date(2030, 5, 8)),
    ],
)
def test_window_bases(window, base):
    from generator.verification.period import Period

    assert Period(window).base_day(date(2031, 5, 8)) == base
