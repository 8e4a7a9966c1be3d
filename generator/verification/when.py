"""When: a date as prose names it, at its own granularity."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "weekday", "part", "month", "quarter", "season", "year", "relative"]


@dataclass(frozen=True, slots=True)
class When:
    """A named date or stretch of dates.

    Weekdays and words such as "today" have no dates yet: the checks resolve them for a subject,
    because sessions differ between instruments.
    """

    grain: Grain
    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    """0 is Monday."""
    word: str = ""
    """`today`, `yesterday` or `previous` for the grain `relative`."""

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the named stretch."""
        if self.weekday is not None and self.first is None:
            return day.weekday() == self.weekday
        if self.first is None or self.last is None:
            return False
        return self.first <= day <= self.last


def part_of_month(year: int, month: int, part: str) -> When:
    """Early is the first eleven days, mid the 10th to the 20th, late from the 20th on."""
    last_day = month_end(year, month).day
    first, last = {"early": (1, 11), "mid": (10, 20), "late": (20, last_day)}[part]
    return When("part", date(year, month, first), date(year, month, last))


def part_of_year(year: int, part: str) -> When:
    """Early reaches through April, mid from April to September, late from September on."""
    first, last = {"early": (1, 4), "mid": (4, 9), "late": (9, 12)}[part]
    return When("part", date(year, first, 1), month_end(year, last))


def whole_month(year: int, month: int) -> When:
    """A calendar month."""
    return When("month", date(year, month, 1), month_end(year, month))


def whole_quarter(year: int, quarter: int) -> When:
    """A calendar quarter, 1 to 4."""
    return When("quarter", date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter))


def whole_year(year: int) -> When:
    """A calendar year."""
    return When("year", date(year, 1, 1), date(year, 12, 31))


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
