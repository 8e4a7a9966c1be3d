"""ScreenedHistory: a series with its doubts, and its traces without the bars shown to be bad."""

from datetime import date
from functools import cached_property

from generator.facts.doubts import Doubts
from generator.facts.traces import Traces
from generator.market.calendar import SessionCalendar
from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument
from generator.market.quality.screen import screen
from generator.market.quality.unfinished import unfinished_bar


class ScreenedHistory:
    """What facts may rest on, day by day.

    A bad bar is known as bad only from some day on. Until then facts use it, as a desk would have;
    from then on the series is read without it. So no later bar changes an earlier fact.

    Args:
        history: Bars as the source delivered them.
        instrument: Whose they are.
        calendar: Says whether the last bar was finished when it was fetched.
        second: The same instrument from another source.
    """

    def __init__(
        self,
        history: PriceHistory,
        instrument: Instrument,
        calendar: SessionCalendar,
        second: PriceHistory | None = None,
    ) -> None:
        self.unfinished: Flaw | None = unfinished_bar(history, instrument, calendar)
        self._is_empty = self.unfinished is not None and len(history.sessions) == 1
        if self.unfinished is not None and not self._is_empty:
            history = history.without({self.unfinished.day})
        self._history = history
        self._instrument = instrument
        self._second = second
        self._variants: dict[frozenset[date], Traces] = {}

    @cached_property
    def doubts(self) -> Doubts:
        """Every flaw of the series."""
        return Doubts(screen(self._history, self._instrument, self._second))

    def position(self, day: date) -> int:
        """Position of the last bar on or before `day` among all bars; -1 when there is none."""
        return -1 if self._is_empty else self._history.position(day)

    def known_on(self, day: date) -> Traces:
        """Traces without the bars that were shown to be bad by `day`."""
        bad = self.doubts.condemned(day)
        if bad not in self._variants:
            self._variants[bad] = Traces(self._history.without(bad) if bad else self._history)
        return self._variants[bad]

    def forget(self) -> None:
        """Drop what was computed ahead for many mornings."""
        for traces in self._variants.values():
            traces.forget()

    def bar_before(self, day: date) -> date | None:
        """Date of the last bar on or before `day`, bad or not."""
        at = self.position(day)
        return None if at < 0 else self._history.day_at(at)
