"""Trading days of the sample: NYSE sessions by the exchange's holiday rules, and UTC days.

The rules cover 2000 to 2025 only. They are stated here rather than taken from the exchange
calendar because building that calendar takes longer than simulating the whole market; a test
compares the two.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from generator.market.history import DayArray

_UNSCHEDULED = (
    *("2001-09-11", "2001-09-12", "2001-09-13", "2001-09-14"),
    *("2004-06-11", "2007-01-02", "2012-10-29", "2012-10-30", "2018-12-05", "2025-01-09"),
)
"""Closures for attacks, storms and days of mourning."""


def utc_days(first: date, last: date) -> DayArray:
    """Every calendar day from `first` to `last`, both included."""
    return np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)


def nyse_sessions(first: date, last: date) -> DayArray:
    """Days the NYSE opened from `first` to `last`, both included, within 2000 to 2025."""
    days = utc_days(first, last)
    holidays = [day for year in range(first.year, last.year + 1) for day in _holidays(year)]
    closed = np.array([*holidays, *_UNSCHEDULED], dtype="datetime64[D]")
    return days[np.is_busday(days, holidays=closed)]


def bond_holidays(first: date, last: date) -> DayArray:
    """Days with a stock session and no Treasury yields: Columbus Day and Veterans Day."""
    days = [
        day
        for year in range(first.year, last.year + 1)
        for day in (_weekday(year, 10, "Mon", 1), _veterans_day(year))
    ]
    return np.array(days, dtype="datetime64[D]")


def _veterans_day(year: int) -> date:
    day = date(year, 11, 11)
    # The Federal Reserve makes up for a Sunday and never for a Saturday.
    return day + timedelta(days=1) if day.weekday() == 6 else day


def _holidays(year: int) -> list[date]:
    good_friday = pd.Timestamp(year, 1, 1) + pd.offsets.Easter() - pd.Timedelta(days=2)
    new_year = date(year, 1, 1)
    days = [
        # A Saturday New Year is not made up for: the Friday before closes the old year's books.
        new_year if new_year.weekday() == 5 else _observed(new_year),
        _weekday(year, 1, "Mon", 2),
        _weekday(year, 2, "Mon", 2),
        good_friday.date(),
        _weekday(year, 6, "Mon", -1),
        _observed(date(year, 7, 4)),
        _weekday(year, 9, "Mon", 0),
        _weekday(year, 11, "Thu", 3),
        _observed(date(year, 12, 25)),
    ]
    return [*days, _observed(date(year, 6, 19))] if year >= 2022 else days


def _weekday(year: int, month: int, name: str, steps: int) -> date:
    """The month's first weekday of that name, moved by a number of weeks."""
    start = np.datetime64(f"{year}-{month:02d}-01", "D")
    day = np.busday_offset(start, steps, roll="forward", weekmask=name)
    return date.fromisoformat(str(day))


def _observed(day: date) -> date:
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))
