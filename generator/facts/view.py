"""View: one instrument as it was known at an instant."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from generator.facts.doubts import Doubts, warnings
from generator.facts.fact import Episode, Fact, FactDate, Flag, Provenance
from generator.facts.quantity import Quantity, Unit
from generator.facts.traces import Traces
from generator.market.flaw import Flaw
from generator.market.instrument import Instrument
from generator.market.quote import Quote


@dataclass(frozen=True)
class View:
    """An instrument, its traces, and the position of its last completed session."""

    instrument: Instrument
    traces: Traces
    at: int
    as_of: datetime
    quote: Quote | None = None
    about: Doubts = field(default_factory=Doubts)
    """Flaws of its bars."""
    overdue: tuple[Flaw, ...] = ()
    """Doubts about the end of the series, which touch every fact."""

    @cached_property
    def day(self) -> date:
        """Date of the last completed session."""
        return self.day_at(self.at)

    @cached_property
    def close(self) -> float:
        """Last completed close."""
        return float(self.traces.close[self.at])

    @cached_property
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

    @cached_property
    def dropped(self) -> tuple[Flaw, ...]:
        """Doubts that took a bar out of the series, as known on the view's day."""
        return self.about.condemning(self.day)

    def day_at(self, position: int) -> date:
        """Date of the session at `position`."""
        return self.traces.history.day_at(position)

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
        since: date | None = None,
        until: date | None = None,
        standing: float | None = None,
        episodes: tuple[Episode, ...] = (),
        salience: float = 0.0,
    ) -> Fact:
        """A fact of this instrument for its last completed session.

        Args:
            measure: Name of the measure, the part of the id behind the subject.
            formula: How the value follows from the source, in one line.
            quantities: Raw values by name.
            dates: Dates by name.
            flags: Flags by name.
            since: Earliest session the value rests on, the view's own session unless given. Doubts
                about bars from then on become warnings, and a bad bar among them withholds it.
            until: End of an earlier stretch it rests on beside the view's own session; a move, for
                one, rests on its two ends and not on what lies between.
            standing: The record the value compares with; bars that cannot have topped it do not
                matter.
            episodes: Past cases.
            salience: Bits, see `facts.salience`.
        """
        doubts = self.doubts(since or self.day, until, standing)
        return Fact(
            id=f"{self.instrument.id}.{measure}",
            subject=self.instrument.id,
            measure=measure,
            as_of=self.day,
            provenance=Provenance(self.traces.history.source, formula),
            quantities=quantities or {},
            dates=dates or {},
            flags=flags or {},
            episodes=episodes,
            warnings=warnings(doubts) if doubts else (),
            withheld=bool(doubts) and rests_on_bad(doubts),
            salience=salience,
        )

    def doubts(
        self, since: date, until: date | None = None, standing: float | None = None
    ) -> tuple[Flaw, ...]:
        """Doubts about bars from `since` to `until` and of the view's day, as known on that day.

        Without `until` every bar since counts; with `standing` those that may reach that level
        and the view's own.
        """
        found = self.about.between(since, self.day)
        if found and until is not None:
            found = tuple(flaw for flaw in found if flaw.day <= until or flaw.day == self.day)
        if found and standing is not None:
            found = tuple(
                flaw
                for flaw in found
                if flaw.at_most is None or flaw.at_most >= standing or flaw.day == self.day
            )
        return (*found, *self.overdue) if self.overdue else found


def rests_on_bad(doubts: tuple[Flaw, ...]) -> bool:
    """Whether a bar shown to be bad is among the doubts.

    An unfinished bar is never used, so nothing rests on it.
    """
    return any(flaw.condemns and flaw.kind != "unfinished bar" for flaw in doubts)
