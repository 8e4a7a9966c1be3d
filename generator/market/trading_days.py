"""Days on which an instrument must have a bar, and days on which it may have one.

- Indices: sessions of the New York Stock Exchange, special closures included. The calendar agrees
  with published series from 1970 on, so nothing is said of earlier days.
- Metals futures: CME trades through several U.S. holidays but settles nothing; a settlement is due
  when both CME and the stock exchange are open, and possible on any CME or Fed business day.
- Yields: business days of the Federal Reserve, whose holidays include Columbus and Veterans Day
  and do not move from Saturday to Friday; due unless the stock exchange is closed.
- Crypto: every UTC day.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from generator.market.calendar import FIRST_DAY, LAST_DAY, new_york_sessions
from generator.market.history import DayArray
from generator.market.instrument import Instrument, Kind

_CHECKED_FROM = np.datetime64("1970-01-01")


@dataclass(frozen=True)
class TradingDays:
    """Sorted days, datetime64[D]."""

    due: DayArray
    """A series that lacks a bar on one of these misses a session."""
    possible: DayArray
    """A bar on any other day is dated on a closed day."""


def trading_days(instrument: Instrument) -> TradingDays:
    """The days of an instrument's market from 1970 to 2035."""
    kind = "crypto" if instrument.calendar == "UTC_DAY" else instrument.kind
    return _days_of(kind)


@cache
def fed_business_days() -> DayArray:
    """Business days of the Federal Reserve Banks, shape (n_days,)."""
    from pandas.tseries.holiday import (
        AbstractHolidayCalendar,
        Holiday,
        USColumbusDay,
        USLaborDay,
        USMartinLutherKingJr,
        USMemorialDay,
        USPresidentsDay,
        USThanksgivingDay,
        sunday_to_monday,
    )

    def fixed(name: str, month: int, day: int, start: str | None = None) -> Holiday:
        return Holiday(name, month=month, day=day, observance=sunday_to_monday, start_date=start)

    class FedHolidays(AbstractHolidayCalendar):
        rules = [  # noqa: RUF012 - the class attribute is how pandas declares a calendar.
            fixed("New Year's Day", 1, 1),
            USMartinLutherKingJr,
            USPresidentsDay,
            USMemorialDay,
            fixed("Juneteenth", 6, 19, "2022-01-01"),
            fixed("Independence Day", 7, 4),
            USLaborDay,
            USColumbusDay,
            fixed("Veterans Day", 11, 11),
            USThanksgivingDay,
            fixed("Christmas Day", 12, 25),
        ]

    holidays: Any = FedHolidays().holidays(FIRST_DAY, LAST_DAY)
    weekdays = _weekdays()
    open_days: DayArray = weekdays[~np.isin(weekdays, holidays.to_numpy().astype("datetime64[D]"))]
    return open_days


@cache
def _days_of(kind: Kind) -> TradingDays:
    if kind == "crypto":
        every = np.arange(FIRST_DAY, LAST_DAY, dtype="datetime64[D]")
        return TradingDays(every, every)
    exchange = new_york_sessions()
    if kind == "index":
        return TradingDays(_recent(exchange), _recent(exchange))
    if kind == "yield":
        return TradingDays(
            _recent(np.intersect1d(exchange, fed_business_days())), fed_business_days()
        )
    metals = _cme_sessions()
    return TradingDays(
        _recent(np.intersect1d(exchange, metals)), np.union1d(metals, fed_business_days())
    )


@cache
def _cme_sessions() -> DayArray:
    from exchange_calendars.exchange_calendar_cmes import CMESExchangeCalendar

    sessions: Any = CMESExchangeCalendar(start="2000-01-01", end=LAST_DAY).sessions
    days: DayArray = sessions.to_numpy().astype("datetime64[D]")
    return days


def _weekdays() -> DayArray:
    every = np.arange(FIRST_DAY, LAST_DAY, dtype="datetime64[D]")
    weekdays: DayArray = every[np.is_busday(every)]
    return weekdays


def _recent(days: DayArray) -> DayArray:
    recent: DayArray = days[days >= _CHECKED_FROM]
    return recent
