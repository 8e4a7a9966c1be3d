"""Ledger: what is known about a subject, from the facts first and the history where they end."""

import math
import statistics
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from generator.facts.fact import Fact
from generator.market.as_of import NEW_YORK
from generator.market.calendar import SessionCalendar
from generator.market.instrument import Instrument
from generator.market.lookup import Basis, History, Point
from generator.market.universe import Universe
from generator.verification.known import Known, Largest, Move, Record
from generator.verification.period import Period
from generator.verification.record_book import RecordBook

_LOOK_BACK = 1500
"""How many sessions before a past one are searched for a larger move."""
_CHAIN = 400
"""How many sessions of a streak a history is asked for."""


class Ledger:
    """Answers questions about subjects, point in time.

    Args:
        facts: Everything known at the as-of instant.
        as_of: Aware instant.
        universe: Names and kinds of the instruments.
        calendar: Decides which sessions are complete.
        history: Point queries beyond the facts, where a source is at hand.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        as_of: datetime,
        universe: Universe,
        calendar: SessionCalendar,
        history: History | None,
    ) -> None:
        self.facts = {fact.id: fact for fact in facts}
        self.claims = [fact for fact in facts if fact.measure == "claim"]
        self.as_of = as_of
        self.today = as_of.astimezone(NEW_YORK).date()
        self.universe = universe
        self.calendar = calendar
        self.history = history
        self._latest: dict[str, date | None] = {}
        self._records = RecordBook(self.facts, universe, history)

    # Subjects and sessions

    def instrument(self, subject: str) -> Instrument | None:
        """The instrument of a subject id; None for the Fed and other subjects."""
        return self.universe.instruments.get(subject)

    def is_yield(self, subject: str) -> bool:
        """Whether the subject moves in basis points."""
        instrument = self.instrument(subject)
        return instrument is not None and instrument.kind == "yield"

    def latest(self, subject: str) -> date | None:
        """The last completed session of a subject."""
        if subject not in self._latest:
            self._latest[subject] = self._find_latest(subject)
        return self._latest[subject]

    def _find_latest(self, subject: str) -> date | None:
        for measure in ("close", "move.1d", "record_close"):
            fact = self.facts.get(f"{subject}.{measure}")
            if fact is not None:
                return fact.as_of
        span = self.history.sessions(subject) if self.history else None
        return span[1] if span else None

    def known(self, subject: str) -> bool:
        """Whether anything is known about the subject."""
        return self.latest(subject) is not None

    # Levels

    def level(self, subject: str, day: date | None = None) -> Known | None:
        """Close of the session dated `day`, by default the latest."""
        session = day or self.latest(subject)
        if session is None:
            return None
        if session == self.latest(subject):
            known = self._latest_level(subject)
            if known is not None:
                return known
        point = self.history.level_on(subject, session) if self.history else None
        return Known(point.level, None, point.day) if point and point.day == session else None

    def _latest_level(self, subject: str) -> Known | None:
        for measure in ("close", "move.1d"):
            fact = self.facts.get(f"{subject}.{measure}")
            if fact is not None and not math.isnan(fact.value("level")):
                return Known(fact.value("level"), fact.id, fact.as_of)
        return None

    def last(self, subject: str) -> Known | None:
        """The latest quote, where there is one."""
        fact = self.facts.get(f"{subject}.last")
        return Known(fact.value("level"), fact.id, fact.as_of) if fact else None

    def point(self, subject: str, day: date, basis: Basis = "close") -> Point | None:
        """A level of history exactly on `day`."""
        found = self.history.level_on(subject, day, basis) if self.history else None
        return found if found is not None and found.day == day else None

    def extreme(
        self, subject: str, start: date, end: date, basis: Basis, *, highest: bool
    ) -> Point | None:
        """Highest or lowest level between two days."""
        if self.history is None:
            return None
        return self.history.extreme_over(subject, start, end, basis, highest)

    # Moves

    def move(self, subject: str, period: Period, day: date | None = None) -> Move | None:
        """The move over `period` up to the session `day`, by default the latest."""
        latest = self.latest(subject)
        session = day or latest
        if session is None:
            return None
        if session == latest and period.window:
            fact = self._window_fact(subject, period.window, session)
            if fact is not None:
                return self._fact_move(fact)
        return self._history_move(subject, period, session)

    def _window_fact(self, subject: str, window: str, session: date) -> Fact | None:
        if window == "wtd" and session.weekday() == 4:
            window = "1w"
        return self.facts.get(f"{subject}.move.{window}")

    @staticmethod
    def _fact_move(fact: Fact) -> Move:
        return Move(fact.value("fraction"), fact.value("change"), fact.id, fact.day("from"))

    def last_move(self, subject: str) -> Move | None:
        """The move of the latest quote from the last completed close."""
        fact = self.facts.get(f"{subject}.last_move")
        return self._fact_move(fact) if fact else None

    def _history_move(self, subject: str, period: Period, session: date) -> Move | None:
        end = self.point(subject, session)
        start = self._start(subject, period, session)
        if end is None or start is None or start.level == 0 or start.day >= session:
            return None
        scale = 100.0 if self.is_yield(subject) else 1.0
        change = (end.level - start.level) * scale
        return Move(end.level / start.level - 1.0, change, None, start.day)

    def _start(self, subject: str, period: Period, session: date) -> Point | None:
        if self.history is None:
            return None
        if period.measure == "sessions" and period.count:
            return self.history.level_before(subject, session, period.count)
        if period.window == "1d":
            return self.history.level_before(subject, session, 1)
        base = period.base_day(session)
        return None if base is None else self.history.level_on(subject, base)

    def span_move(self, subject: str, first: date, last: date) -> Move | None:
        """The move over calendar dates: from the close before `first` to the last one in them."""
        latest = self.latest(subject)
        if self.history is None or latest is None:
            return None
        end = self.history.level_on(subject, min(last, latest))
        start = self.history.level_on(subject, first - timedelta(days=1))
        if end is None or start is None or end.day < first:
            return None
        scale = 100.0 if self.is_yield(subject) else 1.0
        fraction = end.level / start.level - 1.0 if start.level else math.nan
        return Move(fraction, (end.level - start.level) * scale, None, start.day)

    # Records

    def record(self, subject: str, basis: Basis, day: date | None = None) -> Record | None:
        """The record standing after the session `day`, by default the latest."""
        session = day or self.latest(subject)
        return None if session is None else self._records.record(subject, basis, session)

    def gap(self, subject: str, basis: Basis, *, closing: bool, day: date | None) -> Known | None:
        """Distance to the standing record, a fraction <= 0.

        Args:
            subject: Instrument id.
            basis: `close` or `high`.
            closing: Measure from the close even where a quote is known.
            day: Session; by default the latest.
        """
        fact = self.facts.get(f"{subject}.gap_to_record_{basis}")
        at_latest = day is None or day == self.latest(subject)
        if fact is not None and at_latest and not (closing and self.last(subject)):
            return Known(fact.value("fraction"), fact.id, fact.day("record"))
        level, record = self.level(subject, day), self.record(subject, basis, day)
        if level is None or record is None:
            return None
        return Known(min(level.value / record.level - 1.0, 0.0), record.fact, record.day)

    # Streaks and extremes

    def streak(self, subject: str, day: date | None = None) -> Known | None:
        """Signed run of up or down closes."""
        fact = self.facts.get(f"{subject}.streak")
        if fact is not None and (day is None or day == fact.as_of):
            return Known(fact.value("sessions"), fact.id)
        session = day or self.latest(subject)
        if session is None or self.history is None:
            return None
        return self._history_streak(subject, session)

    def _history_streak(self, subject: str, session: date) -> Known | None:
        point = self.point(subject, session)
        run, direction = 0, 0
        while point is not None and self.history is not None and abs(run) < _CHAIN:
            before = self.history.level_before(subject, point.day, 1)
            if before is None:
                break
            step = (point.level > before.level) - (point.level < before.level)
            if step == 0 or direction not in (0, step):
                break
            direction, run, point = step, run + step, before
        return Known(float(run)) if point is not None else None

    def last_move_like(self, subject: str, day: date | None, sign: int) -> date | None:
        """The latest session before `day` that moved in the direction of `sign`."""
        session = day or self.latest(subject)
        if self.history is None or session is None:
            return None
        point = self.history.level_before(subject, session, 1)
        for _ in range(_CHAIN):
            before = self.history.level_before(subject, point.day, 1) if point else None
            if point is None or before is None:
                return None
            if (point.level - before.level) * sign > 0:
                return point.day
            point = before
        return None

    def largest_since(self, subject: str, day: date | None = None) -> Largest | None:
        """How far back a session's move is the largest in its direction."""
        fact = self.facts.get(f"{subject}.extreme_move")
        if fact is not None and (day is None or day == fact.as_of):
            fraction, start = fact.value("fraction"), fact.day("coverage_start")
            return Largest(fraction, fact.day("since"), fact.id, start)
        return None if day is None else self._history_largest(subject, day)

    def _history_largest(self, subject: str, day: date) -> Largest | None:
        own = self._history_move(subject, Period("1d"), day)
        point = self.history.level_before(subject, day, 1) if self.history else None
        for _ in range(_LOOK_BACK):
            before = (
                self.history.level_before(subject, point.day, 1) if self.history and point else None
            )
            if own is None or point is None or before is None:
                return None
            fraction = point.level / before.level - 1.0
            if fraction * own.fraction > 0 and abs(fraction) >= abs(own.fraction):
                return Largest(own.fraction, point.day)
            point = before
        start = point.day if point is not None else None
        return None if own is None else Largest(own.fraction, None, coverage_start=start)

    def usual_day(self, subject: str) -> float:
        """Standard deviation of the 252 prior daily moves; 20-day volatility without a history."""
        day = self.facts.get(f"{subject}.move.1d")
        if day is not None and not math.isnan(day.value("usual_day")):
            return day.value("usual_day")
        moves = self._prior_moves(subject)
        if len(moves) > 20:
            return statistics.pstdev(moves)
        fact = self.facts.get(f"{subject}.volatility.20d")
        instrument = self.instrument(subject)
        days = 365 if instrument and instrument.calendar == "UTC_DAY" else 252
        size = fact.value("fraction") / math.sqrt(days) if fact else math.nan
        if math.isnan(size):
            return 0.03 if days == 365 else 0.01
        return size

    def _prior_moves(self, subject: str) -> list[float]:
        session = self.latest(subject)
        if self.history is None or session is None:
            return []
        closes = [
            point.level
            for back in range(1, 254)
            if (point := self.history.level_before(subject, session, back)) is not None
        ]
        return [a / b - 1.0 for a, b in pairwise(closes) if b]
