"""Compute the facts of any morning from one load of market data.

Nothing here knows the wall clock: the as-of instant decides what each instrument's last completed
session was, and every fact is read from causal arrays at that position.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from generator.errors import NoDataError
from generator.facts.claims import claim_facts
from generator.facts.closes import close_fact, last_facts
from generator.facts.divergence import divergence_fact, episode_fact
from generator.facts.fact import Fact
from generator.facts.leaders import leader_fact
from generator.facts.liquidity import bill_purchase_fact
from generator.facts.moves import move_facts
from generator.facts.policy import policy_facts
from generator.facts.records import record_facts
from generator.facts.runs import run_facts
from generator.facts.sheet import FactSheet
from generator.facts.traces import Traces
from generator.facts.view import View
from generator.facts.yields import yield_facts
from generator.market.as_of import NEW_YORK
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.market.instrument import Instrument
from generator.market.quote import Quote

STALE_AFTER = timedelta(days=10)
"""A series whose last session is older than this says nothing about the as-of."""


class FactComputer:
    """Facts of one data set at any instant; the causal arrays are computed once.

    Args:
        data: Everything a source knows.
        calendar: Decides which sessions are complete.
    """

    def __init__(self, data: MarketData, calendar: SessionCalendar) -> None:
        self._data = data
        self._calendar = calendar
        self._traces = {name: Traces(history) for name, history in data.prices.items()}

    def at(self, as_of: datetime) -> FactSheet:
        """Every fact known at `as_of`, an aware instant.

        Raises:
            NoDataError: No instrument had a completed, recent session.
        """
        notices: list[str] = []
        views: dict[str, View] = {}
        for instrument in self._data.universe.instruments.values():
            view = self._view(instrument, as_of, notices)
            if view is not None:
                views[instrument.id] = view
        if not views:
            raise NoDataError(self._nothing_known(as_of))
        facts = (*self._price_facts(views), *self._other_facts(as_of))
        return FactSheet(as_of, {fact.id: fact for fact in facts}, views, tuple(notices))

    def _view(self, instrument: Instrument, as_of: datetime, notices: list[str]) -> View | None:
        traces = self._traces.get(instrument.id)
        if traces is None:
            return None
        latest = self._calendar.latest_day(instrument.calendar, as_of)
        at = traces.history.position(latest)
        if at < 0:
            return None
        view = View(instrument, traces, at, as_of, self._quote(instrument, as_of))
        if latest - view.day > STALE_AFTER:
            notices.append(
                f"{_capital(instrument.name)}: the data end on {view.day.isoformat()}, "
                "too long before this note, so its facts are left out."
            )
            return None
        return view

    def _quote(self, instrument: Instrument, as_of: datetime) -> Quote | None:
        """The latest quote after the last completed session, within a day of the as-of."""
        known = [
            quote
            for quote in self._data.quotes
            if quote.instrument_id == instrument.id
            and timedelta(0) <= as_of - quote.quoted_at <= timedelta(days=1)
            and not self._calendar.is_complete(
                instrument.calendar, quote.quoted_at.astimezone(_zone(instrument)).date(), as_of
            )
        ]
        return max(known, key=lambda quote: quote.quoted_at, default=None)

    def _price_facts(self, views: dict[str, View]) -> Iterable[Fact]:
        for view in views.values():
            if view.instrument.kind == "yield":
                yield from yield_facts(view)
                continue
            yield close_fact(view)
            yield from last_facts(view)
            yield from move_facts(view)
            yield from record_facts(view)
            yield from run_facts(view)
        yield from self._group_facts(views)

    def _group_facts(self, views: dict[str, View]) -> Iterable[Fact]:
        universe = self._data.universe
        for group in universe.groups:
            members = [views[i.id] for i in universe.group(group) if i.id in views]
            if group != "rates" and (fact := leader_fact(group, members)):
                yield fact
        for pair in universe.pairs:
            if pair.a not in views or pair.b not in views:
                continue
            for fact in (
                divergence_fact(views[pair.a], views[pair.b]),
                episode_fact(views[pair.a], views[pair.b]),
            ):
                if fact is not None:
                    yield fact

    def _other_facts(self, as_of: datetime) -> Iterable[Fact]:
        data = self._data
        if data.policy is not None:
            yield from policy_facts(data.policy, as_of.astimezone(NEW_YORK).date())
        if data.operations is not None:
            fact = bill_purchase_fact(
                data.operations,
                start=data.universe.bill_purchases_from,
                latest=self._calendar.latest_day("NEW_YORK_16", as_of),
            )
            if fact is not None:
                yield fact
        yield from claim_facts(data.claims, as_of)

    def _nothing_known(self, as_of: datetime) -> str:
        starts = [history.coverage_start for history in self._data.prices.values()]
        ends = [history.sessions[-1].item() for history in self._data.prices.values()]
        if not starts:
            return "the source holds no prices; add at least one prices/<instrument>.csv."
        return (
            f"nothing is known at {as_of.isoformat()}: the data run from "
            f"{min(starts).isoformat()} to {max(ends).isoformat()}; choose an as-of within them."
        )


def _zone(instrument: Instrument) -> tzinfo:
    return UTC if instrument.calendar == "UTC_DAY" else NEW_YORK


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
