"""Names, levels and days of subjects as a table or chart prints them."""

from collections.abc import Iterator
from datetime import date, datetime

from generator.context.display import format_day
from generator.facts.fact import Fact
from generator.market.as_of import NEW_YORK
from generator.market.instrument import Instrument
from generator.market.universe import Universe
from generator.rendering.plain_text import capitalized, plain_text
from generator.writing.briefing import Briefing


def short_name(instrument: Instrument) -> str:
    """The short name with a capital, e.g. "Bitcoin"."""
    return capitalized(plain_text(instrument.short))


def level_fact(briefing: Briefing, subject: str) -> Fact | None:
    """What the subject's current level comes from: its quote, its close, or a yield's move."""
    for measure in ("last", "close", "move.1d"):
        fact = briefing.fact(f"{subject}.{measure}")
        if fact is not None and "level" in fact.quantities:
            return fact
    return None


def priced(briefing: Briefing, universe: Universe) -> Iterator[tuple[Instrument, Fact]]:
    """Instruments that have a level, in reading order, with the fact that holds it."""
    for instrument in universe.instruments.values():
        fact = level_fact(briefing, instrument.id)
        if fact is not None:
            yield instrument, fact


def quoted_at(fact: Fact) -> datetime | None:
    """The instant of a quote in New York, or None for a close."""
    instant = fact.dates.get("quoted_at")
    return instant.astimezone(NEW_YORK) if isinstance(instant, datetime) else None


def morning(briefing: Briefing) -> date:
    """The day the note is for, in New York; days of other years are printed with their year."""
    return briefing.as_of.astimezone(NEW_YORK).date()


def day_text(briefing: Briefing, day: date) -> str:
    """A day as the note's prose prints it."""
    return format_day(day, morning(briefing))
