"""RecordBook: the record of a subject on one basis, as it stood after any session."""

import math
from collections.abc import Mapping
from datetime import date, timedelta

from generator.facts.fact import Fact
from generator.market.lookup import Basis, History
from generator.market.universe import Universe
from generator.verification.known import Record

_CHAIN = 400
"""How many records of a chain a history is asked for."""


class RecordBook:
    """Records from the facts where they describe the session, else from the history.

    Args:
        facts: Facts by id.
        universe: Which instruments have highs, and whose data hold every earlier peak.
        history: Point queries, where a source is at hand.
    """

    def __init__(
        self, facts: Mapping[str, Fact], universe: Universe, history: History | None
    ) -> None:
        self._facts = facts
        self._universe = universe
        self._history = history
        self._asked: dict[tuple[str, Basis, date], Record | None] = {}

    def record(self, subject: str, basis: Basis, session: date) -> Record | None:
        """The record standing after `session`; None when it is not known."""
        key = (subject, basis, session)
        if key not in self._asked:
            fact = self._facts.get(f"{subject}.record_{basis}")
            self._asked[key] = (
                self._fact_record(fact, basis)
                if fact is not None and fact.as_of == session
                else self._history_record(subject, basis, session)
            )
        return self._asked[key]

    @staticmethod
    def _fact_record(fact: Fact, basis: Basis) -> Record | None:
        day = fact.day("record")
        if day is None:
            return None
        return Record(
            basis=basis,
            level=fact.value("level"),
            day=day,
            is_record=fact.holds("is_record"),
            previous=fact.value("previous"),
            previous_day=fact.day("previous"),
            nth_this_year=_whole(fact.value("nth_this_year")),
            wait=_whole(fact.value("sessions_since_previous")),
            run=_whole(fact.value("streak")),
            fact=fact.id,
            coverage_start=fact.day("coverage_start"),
            all_time=fact.flags.get("all_time") is not False,
        )

    def _history_record(self, subject: str, basis: Basis, session: date) -> Record | None:
        instrument = self._universe.instruments.get(subject)
        if self._history is None or (basis == "high" and not (instrument and instrument.has_highs)):
            return None
        now = self._history.record_standing_on(subject, session, basis)
        before = self._history.record_standing_on(subject, session - timedelta(days=1), basis)
        span = self._history.sessions(subject)
        if now is None or before is None or span is None:
            return None
        all_time = instrument is None or instrument.covers_all_time(span[0], now.level)
        return Record(
            basis,
            now.level,
            now.day,
            now.day == session,
            before.level,
            before.day,
            nth_this_year=self._count_records(subject, basis, session),
            run=self._record_run(subject, basis, session),
            coverage_start=span[0],
            all_time=all_time,
        )

    def _count_records(self, subject: str, basis: Basis, session: date) -> int | None:
        assert self._history is not None
        count, day = 0, session
        while count < _CHAIN:
            point = self._history.record_standing_on(subject, day, basis)
            if point is None or point.day.year != session.year:
                return count
            count, day = count + 1, point.day - timedelta(days=1)
        return None

    def _record_run(self, subject: str, basis: Basis, session: date) -> int | None:
        """Consecutive sessions up to `session` that set a record."""
        assert self._history is not None
        run, day = 0, session
        while run < _CHAIN:
            record = self._history.record_standing_on(subject, day, basis)
            before = self._history.level_before(subject, day, 1)
            if record is None or before is None or record.day != day:
                return run
            run, day = run + 1, before.day
        return run


def _whole(value: float) -> int | None:
    return None if math.isnan(value) else round(value)
