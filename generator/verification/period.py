"""Period: the stretch of time that a move is measured over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.verification.amount import Hedge
from generator.verification.when import When, month_end

Measure = Literal["sessions", "days", "weeks", "months", "years"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch that ends at a session, or a window that follows an event.

    `window` is one of the computed windows (`1d 1w 1m 3m mtd qtd ytd 1y`) or `wtd`; otherwise
    `count` and `measure` say how far back it goes, or `when` names calendar dates.
    """

    window: str = ""
    count: int = 0
    measure: Measure = "days"
    when: When | None = None
    forward: bool = False
    """`the next 30 days`, `30 days later`."""
    since: bool = False
    """Counted from the end of `when` rather than over it."""
    hedge: Hedge = ""
    calendar: bool = False
    """Whether `last year` may also mean the calendar year before."""

    def base_day(self, session: date) -> date | None:
        """The calendar day whose close a move up to `session` is measured from."""
        if self.window in _WINDOW_BASES:
            return _WINDOW_BASES[self.window](session)
        if self.since and self.when is not None:
            return self.when.last
        if self.count:
            return _earlier(session, self.count, self.measure)
        return None


def earlier_by_months(day: date, months: int) -> date:
    """The same day `months` calendar months earlier, clamped to the month's end."""
    place = day.year * 12 + day.month - 1 - months
    year, month = divmod(place, 12)
    year = max(year, 1)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def _earlier(day: date, count: int, measure: Measure) -> date | None:
    if measure == "sessions" or count > 5000:
        return None
    if measure in ("days", "weeks"):
        days = count * (7 if measure == "weeks" else 1)
        return day - timedelta(days=min(days, day.toordinal() - 1))
    return earlier_by_months(
        day, min(count * (12 if measure == "years" else 1), day.year * 12 - 12)
    )


_WINDOW_BASES: dict[str, Callable[[date], date]] = {
    "1d": lambda day: day - timedelta(days=1),
    "1w": lambda day: day - timedelta(days=7),
    "1m": lambda day: earlier_by_months(day, 1),
    "3m": lambda day: earlier_by_months(day, 3),
    "1y": lambda day: earlier_by_months(day, 12),
    "wtd": lambda day: day - timedelta(days=day.weekday() + 1),
    "mtd": lambda day: day.replace(day=1) - timedelta(days=1),
    "qtd": lambda day: date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1),
    "ytd": lambda day: date(day.year, 1, 1) - timedelta(days=1),
}
SAME = "same"
"""Window of a period that repeats the one named before."""
