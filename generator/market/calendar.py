"""Which session of each calendar is complete at an instant.

Exchange days and their early closes come from `exchange-calendars`. Building that calendar costs
a third of a second, so it is built only for a question the clock alone cannot answer: no New York
session has ever closed before noon, and every one is over at 16:00.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from generator.market.as_of import FIRST_YEAR, LAST_YEAR, NEW_YORK
from generator.market.instrument import CalendarName

_NOON = time(12, 0)
_FOUR = time(16, 0)
FIRST_DAY = f"{FIRST_YEAR}-01-01"
LAST_DAY = f"{LAST_YEAR}-12-31"
"""The span of days the calendars are built for."""


class SessionCalendar:
    """Answers whether a dated session was complete, and which days are sessions at all."""

    @property
    def _exchange(self) -> Any:
        return _new_york()

    def is_complete(self, calendar: CalendarName, day: date, as_of: datetime) -> bool:
        """Say whether the session dated `day` was complete at `as_of`.

        NYSE instruments complete at the calendar's close, early closes included; metals, yields
        and bill operations at 16:00 New York; crypto at 00:00 UTC after the day.
        """
        if calendar == "UTC_DAY":
            return as_of >= datetime.combine(day + timedelta(days=1), time(0), tzinfo=UTC)
        local = as_of.astimezone(NEW_YORK)
        if local.date() != day:
            return local.date() > day
        if calendar == "NEW_YORK_16" or local.time() >= _FOUR:
            return local.time() >= _FOUR
        return local.time() >= _NOON and as_of >= self.close_of(day)

    def latest_day(self, calendar: CalendarName, as_of: datetime) -> date:
        """Last calendar day whose session, if there was one, is complete at `as_of`."""
        if calendar == "UTC_DAY":
            return as_of.astimezone(UTC).date() - timedelta(days=1)
        today = as_of.astimezone(NEW_YORK).date()
        done = self.is_complete(calendar, today, as_of)
        return today if done else today - timedelta(days=1)

    def close_of(self, day: date) -> datetime:
        """The NYSE close on `day`; 16:00 New York when the exchange does not open."""
        if self.is_session(day):
            close: datetime = self._exchange.closes.loc[day.isoformat()].to_pydatetime()
            return close
        return datetime.combine(day, _FOUR, tzinfo=NEW_YORK)

    def is_session(self, day: date) -> bool:
        """Say whether the NYSE opens on `day`."""
        return bool(self._exchange.is_session(day.isoformat()))

    def last_session(self, day: date) -> date:
        """The last NYSE session on or before `day`."""
        last: date = self._exchange.date_to_session(day.isoformat(), direction="previous").date()
        return last

    def next_session(self, day: date) -> date:
        """The first NYSE session after `day`."""
        following = (day + timedelta(days=1)).isoformat()
        coming: date = self._exchange.date_to_session(following, direction="next").date()
        return coming

    def sessions_between(self, start: date, end: date) -> tuple[date, ...]:
        """NYSE sessions from `start` to `end`, both included."""
        days = self._exchange.sessions_in_range(start.isoformat(), end.isoformat())
        return tuple(stamp.date() for stamp in days)


@cache
def _new_york() -> Any:
    from exchange_calendars.exchange_calendar_xnys import XNYSExchangeCalendar

    return XNYSExchangeCalendar(start=FIRST_DAY, end=LAST_DAY)


@cache
def new_york_sessions() -> npt.NDArray[np.datetime64]:
    """Every NYSE session from 1927 to 2035 as datetime64[D], shape (n_sessions,)."""
    days: npt.NDArray[np.datetime64] = _new_york().sessions.to_numpy().astype("datetime64[D]")
    return days
