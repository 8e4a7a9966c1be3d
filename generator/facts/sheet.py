"""FactSheet: every fact of one morning, and what the market looked like when they were made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from generator.errors import NoDataError
from generator.facts.fact import Fact
from generator.facts.series import LineSeries, line_series, range_series
from generator.facts.view import View
from generator.market.as_of import NEW_YORK
from generator.market.lookup import PriceLookup
from generator.market.policy import RangeChange


@dataclass(frozen=True)
class FactSheet:
    """Facts by id in reading order, with the views they were computed from."""

    as_of: datetime
    facts: Mapping[str, Fact]
    views: Mapping[str, View]
    notices: tuple[str, ...] = field(default=())
    """One sentence for each instrument left out or behind."""
    range_changes: tuple[RangeChange, ...] = ()
    """Every known change of the target range, oldest first; empty when the range is not known."""

    @property
    def session(self) -> date:
        """The latest completed session of the stock exchange, else of any instrument.

        Metals and yields may have a date of their own on a stock-exchange holiday.

        Raises:
            NoDataError: No instrument has a completed, recent session.
        """
        if not self.views:
            raise NoDataError(
                f"no prices are known at {self.as_of.isoformat()}: every series ends too long "
                "before it, so there is no session to write about."
            )
        listed = [v.day for v in self.views.values() if v.instrument.calendar == "XNYS"]
        return max(listed or [view.day for view in self.views.values()])

    def history(self) -> PriceLookup:
        """Point queries that see nothing after the as-of instant."""
        return PriceLookup(
            {name: view.traces.history for name, view in self.views.items()},
            {name: view.at for name, view in self.views.items()},
        )

    def series(self, subject: str, days: int) -> LineSeries | None:
        """Closes of the last `days` calendar days of a subject; None when it is not known."""
        view = self.views.get(subject)
        return None if view is None else line_series(view.traces.history, view.at, days)

    def rate_series(self, days: int) -> tuple[LineSeries, ...]:
        """Bounds of the target range over the last `days` calendar days; empty when not known."""
        today = self.as_of.astimezone(NEW_YORK).date()
        return range_series(self.range_changes, today, days)
