"""Notes of the sample's mornings, as the narrator writes them and the verifier reads them."""

from dataclasses import replace
from datetime import date
from functools import cache, partial

from generator.context.build import build_context
from generator.context.context import Context
from generator.facts.compute import FactComputer
from generator.market.as_of import morning_of
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.sources.memory import MemorySource
from generator.sources.sample.source import SampleSource
from generator.verification.verify import verify
from generator.writing.assemble import Identity, assemble
from generator.writing.briefing import Briefing, WriterNote
from generator.writing.narrator.narrate import narrate

CALENDAR = SessionCalendar()


@cache
def sample() -> MarketData:
    return SampleSource().load()


@cache
def computer(without: tuple[str, ...] = ()) -> FactComputer:
    """Facts of the sample, or of the sample with series missing."""
    return FactComputer(market(without), CALENDAR)


@cache
def market(without: tuple[str, ...] = ()) -> MarketData:
    """The sample's data as another source would hand them over, with series missing."""
    known = {name: one for name, one in sample().prices.items() if name not in without}
    return MemorySource(replace(sample(), prices=known)).load()


def morning(day: date, without: tuple[str, ...] = ()) -> Context:
    return build_context(computer(without).at(morning_of(day)), market(without), CALENDAR)


def briefing(day: date, without: tuple[str, ...] = ()) -> Briefing:
    """The morning's note with every passage judged."""
    return judged(market(without), computer(without), day)


def judged(data: MarketData, known: FactComputer, day: date) -> Briefing:
    """A morning's note from any data."""
    sheet = known.at(morning_of(day))
    context = build_context(sheet, data, CALENDAR)
    check = partial(
        verify,
        facts=tuple(sheet.facts.values()),
        as_of=sheet.as_of,
        universe=data.universe,
        calendar=CALENDAR,
        history=sheet.history(),
    )
    who = Identity("a-note", "a-run", "us-morning")
    return assemble(narrate(context), context, sheet, check, WriterNote("rules", "rules", ""), who)


def plain(note: Briefing) -> str:
    """Headline, dek, notices and paragraphs as a reader meets them."""
    paragraphs = [f"[{section.title}] {section.text}" for section in note.sections]
    return "\n".join([note.headline.text, note.dek.text, *note.notices, *paragraphs])
