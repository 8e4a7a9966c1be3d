"""Instrument: something that has a price or a yield, and how prose refers to it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["index", "future", "crypto", "yield"]
"""What is quoted: an index level, a front-month future, a crypto pair, a bond yield."""

Unit = Literal["points", "usd", "percent"]
"""Quote unit of a level."""

CalendarName = Literal["XNYS", "NEW_YORK_16", "UTC_DAY"]
"""Which rule says when a session dated D is complete (see `market.calendar`)."""


@dataclass(frozen=True, slots=True)
class EarlierPeak:
    """A peak from before the data begin that a level must top to be called a record."""

    value: float
    """Level of the peak, in the instrument's unit."""
    day: date
    """When it was reached."""
    source: str
    """Where the figure comes from."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One priced thing of the universe.

    Attributes follow the universe file; `id` is the subject of its facts.
    """

    id: str
    """Subject id in fact ids, lower case, may contain dots (`yield.ust10y`)."""
    name: str
    """The name a reader sees first, e.g. "Dow Jones Industrial Average"."""
    short: str
    """The name used once introduced, e.g. "Dow"."""
    kind: Kind
    group: str
    """Group for leaders and sections: equities, metals, crypto, rates."""
    unit: Unit
    calendar: CalendarName
    aliases: tuple[str, ...] = ()
    """Other spellings the verifier accepts for this instrument."""
    article: bool = False
    """Whether prose puts "the" before the name ("the Dow", but "gold")."""
    per: str | None = None
    """Measure a price is quoted for, e.g. "an ounce"."""
    has_highs: bool = False
    """Whether intraday highs are reliable enough for record highs."""
    complete_from: date | None = None
    """A series reaching back to this day is the instrument's whole history."""
    earlier_peak: EarlierPeak | None = None
    size: str | None = None
    """What it stands for in prose, e.g. "small-cap stocks"."""

    @property
    def plural(self) -> bool:
        """Whether its name takes a plural verb ("gold futures were")."""
        return self.name.endswith("futures")

    def covers_all_time(self, coverage_start: date, level: float) -> bool:
        """Say whether a highest level in data from `coverage_start` is an all-time record."""
        if self.earlier_peak is not None:
            return level > self.earlier_peak.value
        return self.complete_from is not None and coverage_start <= self.complete_from
