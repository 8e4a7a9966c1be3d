"""View: one instrument as it was known at an instant."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.facts.fact import Episode, Fact, FactDate, Flag, Provenance
from generator.facts.quantity import Quantity, Unit
from generator.facts.traces import Traces
from generator.market.instrument import Instrument
from generator.market.quote import Quote


@dataclass(frozen=True, slots=True)
class View:
    """An instrument, its traces, and the position of its last completed session."""

    instrument: Instrument
    traces: Traces
    at: int
    as_of: datetime
    quote: Quote | None = None

    @property
    def day(self) -> date:
        """Date of the last completed session."""
        return self.traces.days[self.at]

    @property
    def close(self) -> float:
        """Last completed close."""
        return float(self.traces.close[self.at])

    @property
    def last(self) -> float:
        """Latest known level: the quote where there is one, else the last close."""
        return float(self.quote.price) if self.quote else self.close

    @property
    def unit(self) -> Unit:
        """Unit of a level."""
        return self.instrument.unit

    @property
    def coverage_start(self) -> date:
        """First session in the data."""
        return self.traces.history.coverage_start

    def day_at(self, position: int) -> date:
        """Date of the session at `position`."""
        return self.traces.days[position]

    def level(self, value: float | None) -> Quantity:
        """A level in the instrument's unit."""
        return Quantity(value, self.unit)

    def fact(
        self,
        measure: str,
        formula: str,
        quantities: dict[str, Quantity] | None = None,
        dates: dict[str, FactDate] | None = None,
        flags: dict[str, Flag] | None = None,
        *,
        episodes: tuple[Episode, ...] = (),
        salience: float = 0.0,
    ) -> Fact:
        """A fact of this instrument for its last completed session."""
        history = self.traces.history
        return Fact(
            id=f"{self.instrument.id}.{measure}",
            subject=self.instrument.id,
            measure=measure,
            as_of=self.day,
            provenance=Provenance(history.source, formula),
            quantities=quantities or {},
            dates=dates or {},
            flags=flags or {},
            episodes=episodes,
            warnings=history.warnings,
            salience=salience,
        )
