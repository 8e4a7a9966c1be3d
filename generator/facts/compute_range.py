"""Range mode: the facts of many mornings, computed in passes over whole series."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from generator.facts.compute import FactComputer
from generator.facts.sheet import FactSheet
from generator.market.as_of import morning_of
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData

BLOCK = 512
"""Mornings prepared at a time; bounds memory, and more would not be faster."""


def compute_range(
    data: MarketData, as_ofs: Sequence[datetime | date], calendar: SessionCalendar | None = None
) -> Iterator[FactSheet]:
    """Facts of each instant, equal to what `FactComputer.at` gives one at a time.

    Args:
        data: Everything a source knows.
        as_ofs: Aware instants, or dates that mean 08:00 New York, in any order.
        calendar: Decides which sessions are complete; the default one unless given.

    Yields:
        One sheet an instant, in the order asked for; nothing of earlier ones is kept.

    Raises:
        NoDataError: Nothing is known at one of the instants.
    """
    computer = FactComputer(data, calendar or SessionCalendar())
    instants = [t if isinstance(t, datetime) else morning_of(t) for t in as_ofs]
    for start in range(0, len(instants), BLOCK):
        mornings = [computer.mornings.at(t) for t in instants[start : start + BLOCK]]
        computer.mornings.prepare(mornings)
        for morning in mornings:
            yield computer.of(morning)
        computer.mornings.forget()
