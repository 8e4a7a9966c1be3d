"""Compute the facts of any morning from one load of market data.

Nothing here knows the wall clock: the as-of instant decides what each instrument's last completed
session was, and every fact is read from causal arrays at that position.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from generator.errors import NoDataError
from generator.facts.claims import claim_facts, known_claims
from generator.facts.divergence import divergence_fact, episode_fact
from generator.facts.fact import Fact
from generator.facts.fed import fed_facts
from generator.facts.leaders import leader_fact
from generator.facts.liquidity import bill_notices, bill_purchase_fact
from generator.facts.measure import measures
from generator.facts.mornings import Morning, Mornings
from generator.facts.sheet import FactSheet
from generator.facts.view import View
from generator.facts.withheld import withheld_notices
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData


class FactComputer:
    """Facts of one data set at any instant; the causal arrays are computed once.

    Args:
        data: Everything a source knows.
        calendar: Decides which sessions are complete.
    """

    def __init__(self, data: MarketData, calendar: SessionCalendar) -> None:
        self._data = data
        self._calendar = calendar
        self.mornings = Mornings(data, calendar)

    def at(self, as_of: datetime) -> FactSheet:
        """Every fact known at `as_of`, an aware instant.

        Raises:
            NoDataError: No instrument had a completed, recent session, nor had futures on the
                policy rate a recent settlement.
        """
        return self.of(self.mornings.at(as_of))

    def of(self, morning: Morning) -> FactSheet:
        """Every fact of a morning; raises as `at` does."""
        as_of, views = morning.as_of, morning.views
        latest = self._calendar.latest_day("NEW_YORK_16", as_of)
        fed = fed_facts(self._data.policy, self._data.funds_futures, as_of, latest)
        if not views and not fed.are_priced:
            raise NoDataError(self._nothing_known(as_of))
        notices = [*morning.notices, *fed.notices]
        facts = (*self._price_facts(views), *fed.facts, *self._other_facts(as_of, latest, notices))
        notices += withheld_notices(facts, views.values())
        return FactSheet(
            as_of,
            {fact.id: fact for fact in facts if not fact.withheld},
            views,
            tuple(notices),
            fed.changes,
        )

    def _price_facts(self, views: Mapping[str, View]) -> Iterable[Fact]:
        for view in views.values():
            for measure in measures():
                yield from measure.facts(view)
        yield from self._group_facts(views)

    def _group_facts(self, views: Mapping[str, View]) -> Iterable[Fact]:
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

    def _other_facts(self, as_of: datetime, latest: date, notices: list[str]) -> Iterable[Fact]:
        data = self._data
        if data.operations is not None:
            start = data.universe.bill_purchases_from
            claims = known_claims(data.claims, as_of)
            notices += bill_notices(data.operations, start=start, latest=latest)
            fact = bill_purchase_fact(data.operations, start=start, latest=latest, claims=claims)
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
