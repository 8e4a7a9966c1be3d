"""Source lines: what a note rests on and as of when, one line a theme."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.context.display import format_day, format_time, format_weekday, join_words
from generator.context.selection import TITLES
from generator.facts.fact import Fact
from generator.facts.sheet import FactSheet
from generator.facts.view import View
from generator.market.as_of import NEW_YORK
from generator.writing.briefing import SourceLine


def source_lines(sheet: FactSheet, label: str) -> tuple[SourceLine, ...]:
    """One line for each group of instruments, each quote, and the policy and liquidity series."""
    reference = sheet.as_of.astimezone(NEW_YORK).date()
    return (
        *_groups(sheet.views.values(), label, reference),
        *_quotes(sheet.views.values(), reference),
        *_official(sheet, label, reference),
    )


def _groups(views: Iterable[View], label: str, reference: date) -> Iterator[SourceLine]:
    """Groups whose last session is the same day share a line."""
    grouped: dict[date, list[View]] = {}
    for view in views:
        grouped.setdefault(view.day, []).append(view)
    for day, members in grouped.items():
        titles = dict.fromkeys(_title(view.instrument.group) for view in members)
        names = join_words([name.lower() if at else name for at, name in enumerate(titles)])
        yield SourceLine(
            f"{names.replace('treasuries', 'Treasuries')}: {label}",
            f"closes of {_dated(day, reference)}",
            tuple(view.instrument.id for view in members),
        )


def _title(group: str) -> str:
    return TITLES.get(group, group.capitalize())


def _quotes(views: Iterable[View], reference: date) -> Iterator[SourceLine]:
    for view in views:
        if view.quote is not None:
            at = view.quote.quoted_at
            day = _dated(at.astimezone(NEW_YORK).date(), reference)
            name = view.instrument.short
            yield SourceLine(
                f"{name[:1].upper()}{name[1:]} quote: {view.quote.source}",
                f"{format_time(at)} New York, {day}",
                (view.instrument.id,),
            )


def _official(sheet: FactSheet, label: str, reference: date) -> Iterator[SourceLine]:
    for fact_id, title in (
        ("fed.target_range", "Federal funds target range"),
        ("fed.bill_purchases", "Treasury bill operations"),
    ):
        fact: Fact | None = sheet.facts.get(fact_id)
        if fact is not None:
            yield SourceLine(f"{title}: {label}", _dated(fact.as_of, reference), (fact.subject,))


def _dated(day: date, reference: date) -> str:
    return f"{format_weekday(day)}, {format_day(day, reference)}"
