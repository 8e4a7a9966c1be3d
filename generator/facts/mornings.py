"""Mornings: what was known of every instrument at an instant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from generator.facts.prepare import prepare_moves
from generator.facts.screened import ScreenedHistory
from generator.facts.view import View
from generator.market.as_of import NEW_YORK
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.market.instrument import Instrument
from generator.market.quality.sessions import stale_series
from generator.market.quality.spikes import sudden_move
from generator.market.quote import Quote

STALE_AFTER = timedelta(days=10)
"""A series whose last session is older than this says nothing about the as-of."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The views of one as-of instant, by instrument id in reading order."""

    as_of: datetime
    views: Mapping[str, View]
    notices: tuple[str, ...]
    """One sentence for each instrument left out."""


class Mornings:
    """Views of one data set at any instant; each series is screened once.

    Args:
        data: Everything a source knows.
        calendar: Decides which sessions are complete.
    """

    def __init__(self, data: MarketData, calendar: SessionCalendar) -> None:
        self._data = data
        self._calendar = calendar
        self._histories = {
            name: ScreenedHistory(
                history, data.universe.instruments[name], calendar, data.second_prices.get(name)
            )
            for name, history in data.prices.items()
        }

    def at(self, as_of: datetime) -> Morning:
        """What was known at `as_of`, an aware instant; possibly nothing."""
        notices: list[str] = []
        views: dict[str, View] = {}
        for instrument in self._data.universe.instruments.values():
            view = self._view(instrument, as_of, notices)
            if view is not None:
                views[instrument.id] = view
        return Morning(as_of, views, tuple(notices))

    def prepare(self, mornings: Sequence[Morning]) -> None:
        """Compute the costly parts of many mornings in passes over whole series.

        It changes no fact, only what facts cost; `forget` gives the memory back.
        """
        of_instrument: dict[str, list[View]] = defaultdict(list)
        for morning in mornings:
            for name, view in morning.views.items():
                of_instrument[name].append(view)
        for views in of_instrument.values():
            prepare_moves(views)

    def forget(self) -> None:
        """Drop what `prepare` kept."""
        for history in self._histories.values():
            history.forget()

    def _view(self, instrument: Instrument, as_of: datetime, notices: list[str]) -> View | None:
        history = self._histories.get(instrument.id)
        if history is None:
            return None
        latest = self._calendar.latest_day(instrument.calendar, as_of)
        bar = history.bar_before(latest)
        if bar is None:
            return None
        if latest - bar > STALE_AFTER:
            notices.append(
                f"{_capital(instrument.name)}: the data end on {bar.isoformat()}, "
                "too long before this note, so its facts are left out."
            )
            return None
        traces = history.known_on(bar)
        at = traces.history.position(bar)
        overdue = (
            sudden_move(traces.history, instrument, at),
            stale_series(instrument, bar, latest),
            history.unfinished if history.unfinished and history.unfinished.day <= latest else None,
        )
        return View(
            instrument,
            traces,
            at,
            as_of,
            self._quote(instrument, as_of),
            history.doubts,
            tuple(flaw for flaw in overdue if flaw is not None),
        )

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


def _zone(instrument: Instrument) -> tzinfo:
    return UTC if instrument.calendar == "UTC_DAY" else NEW_YORK


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
