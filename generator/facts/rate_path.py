"""RatePath: the policy rate that federal funds futures imply before and after each decision.

A contract prices the average rate A of its month. With a decision on day d of a month of D days,

    A = (d x before + (D - d) x after) / D

because the decision day itself still counts at the old rate. A month without a decision prices one
rate: it is the anchor of its neighbours, `after` of the month before it and `before` of the month
after it. Other months are solved backward from the next anchor, and forward only where no anchor
follows. A decision on a month's last day leaves its whole month at the old rate.
"""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.market.funds_futures import FundsCurve

LONGEST_WAIT = timedelta(days=60)
"""Scheduled decisions are never further apart; a longer wait means the calendar has a hole."""

SHORTEST_WAIT = timedelta(days=34)
"""Scheduled decisions since 1994 were never closer (2000-11-15 and 2000-12-19, for one)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: the rates before and after it, in percent; None where no anchor reaches."""

    decision: date
    before: float | None
    after: float | None


@dataclass(frozen=True)
class RatePath:
    """Rates implied by one curve."""

    curve: FundsCurve
    steps: Mapping[date, Step]
    """By decision day; months with two decisions cannot be solved and are left out."""

    @classmethod
    def of(cls, curve: FundsCurve, decisions: Sequence[date]) -> "RatePath":
        """Solve a curve.

        Args:
            curve: Settlements of one day.
            decisions: Every decision day that was public by then, past and coming, oldest first.
                A month is an anchor only where no unlisted decision can lie in it.
        """
        return cls(curve, _Solver(curve, decisions).steps())

    def on(self, day: date) -> float | None:
        """The rate in force on `day`, in percent; a month's average where no step is known."""
        month = day.replace(day=1)
        for step in self.steps.values():
            if step.decision.replace(day=1) == month:
                return step.before if day <= step.decision else step.after
        return self.curve.rate(month)


class _Solver:
    """Rates before and after each decision, filled in from anchors outward."""

    def __init__(self, curve: FundsCurve, decisions: Sequence[date]) -> None:
        self.curve = curve
        months = [day.replace(day=1) for day in decisions]
        self.decisions = {
            month: day
            for month, day in zip(months, decisions, strict=True)
            if months.count(month) == 1
        }
        self.before: dict[date, float] = {}
        self.after: dict[date, float] = {}
        closed = set(months)
        holes = tuple(_holes(decisions))
        self.free = [m for m in curve.settlements if m not in closed and not _may_hold(m, holes)]

    def steps(self) -> dict[date, Step]:
        """Every decision of the curve's months, solved as far as anchors reach."""
        self._anchor()
        for month in sorted(self.decisions, reverse=True):
            self._solve_backward(month)
        for month in sorted(self.decisions):
            self._solve_forward(month)
        return {
            day: Step(day, self.before.get(month), self.after.get(month))
            for month, day in self.decisions.items()
        }

    def _anchor(self) -> None:
        for month in self.free:
            rate = self.curve.rate(month)
            if rate is not None:
                self.after[_shifted(month, -1)] = rate
                self.before[_shifted(month, 1)] = rate

    def _solve_backward(self, month: date) -> None:
        days, day = _days(month), self.decisions[month].day
        rate, after = self.curve.rate(month), self.after.get(month)
        if month not in self.before and rate is not None:
            if day == days:
                self.before[month] = rate
            elif after is not None:
                self.before[month] = (days * rate - (days - day) * after) / day
        if month in self.before:
            self.after.setdefault(_shifted(month, -1), self.before[month])

    def _solve_forward(self, month: date) -> None:
        days, day = _days(month), self.decisions[month].day
        rate, before = self.curve.rate(month), self.before.get(month)
        if month not in self.after and rate is not None and before is not None and day < days:
            self.after[month] = (days * rate - day * before) / (days - day)
        if month in self.after:
            self.before.setdefault(_shifted(month, 1), self.after[month])


def _holes(decisions: Sequence[date]) -> Iterable[tuple[date, date]]:
    """Spans of days in which a scheduled decision must lie that the list does not name."""
    for earlier, later in pairwise(decisions):
        if later - earlier > LONGEST_WAIT:
            yield earlier + SHORTEST_WAIT, later - SHORTEST_WAIT
    if decisions:
        yield decisions[-1] + SHORTEST_WAIT, date.max


def _may_hold(month: date, holes: Iterable[tuple[date, date]]) -> bool:
    end = month.replace(day=_days(month))
    return any(start <= end and month <= stop for start, stop in holes)


def _shifted(month: date, months: int) -> date:
    year, place = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(year, place + 1, 1)


def _days(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]
