"""Masthead: publication, edition, date and what the data stand for."""

from dataclasses import dataclass
from datetime import date

from generator.context.display import format_long_day, format_time, join_words
from generator.market.universe import Universe
from generator.rendering.names import morning, priced, quoted_at
from generator.rendering.plain_text import capitalized, plain_text
from generator.writing.briefing import Briefing

_EDITIONS = {"us-morning": "U.S. morning edition"}

SAMPLE_RIBBON = (
    "Sample data: a simulated market that passes through published levels. "
    "Do not quote or trade on it."
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines above the headline."""

    publication: str
    edition: str
    date: str
    """The morning it is for, e.g. "Friday, December 12, 2025"."""
    data_as_of: str
    """E.g. "Closes of Thursday, December 11; bitcoin as of 8 a.m. New York"."""
    ribbon: str | None
    """Shown above everything when the figures are simulated."""


def masthead(briefing: Briefing, universe: Universe, publication: str) -> Masthead:
    """The masthead of a briefing."""
    edition = _EDITIONS.get(briefing.edition, briefing.edition.replace("-", " "))
    return Masthead(
        publication=plain_text(publication),
        edition=capitalized(plain_text(edition)),
        date=format_long_day(morning(briefing)),
        data_as_of=_data_as_of(briefing, universe),
        ribbon=SAMPLE_RIBBON if briefing.is_sample else None,
    )


def long_day(day: date) -> str:
    """Weekday, month and day, e.g. "Thursday, December 11"."""
    return format_long_day(day).rpartition(",")[0]


def _data_as_of(briefing: Briefing, universe: Universe) -> str:
    session, today = briefing.session, morning(briefing)
    year = f", {session.year}" if session.year != today.year else ""
    quoted: dict[str, list[str]] = {}
    for instrument, fact in priced(briefing, universe):
        instant = quoted_at(fact)
        if instant is not None:
            weekday = "" if instant.date() == today else f" on {long_day(instant.date())}"
            when = f"{format_time(instant)} New York{weekday}"
            quoted.setdefault(when, []).append(plain_text(instrument.short))
    quotes = [f"{join_words(names)} as of {when}" for when, names in quoted.items()]
    return "; ".join([f"Closes of {long_day(session)}{year}", *quotes])
