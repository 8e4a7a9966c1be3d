"""Build the context of one morning: sections, tokens, notices."""

from datetime import date

from generator.context.context import Context, ContextSection
from generator.context.display import format_day, format_weekday
from generator.context.selection import select
from generator.context.token import TOKEN_PATTERN, Token
from generator.context.tokens import fact_tokens, name_tokens
from generator.facts.sheet import FactSheet
from generator.market.as_of import NEW_YORK
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData

_USUAL_CLOSE = 16
"""Hour of a full session's close in New York."""


def build_context(sheet: FactSheet, data: MarketData, calendar: SessionCalendar) -> Context:
    """Select, rank and dress the facts of a sheet.

    Args:
        sheet: Facts of one as-of instant.
        data: The source they came from, for its universe, label and notices.
        calendar: Says whether the exchange was open.
    """
    reference = sheet.as_of.astimezone(NEW_YORK).date()
    sections = select(sheet, data.universe)
    names = {t.name: t for t in name_tokens(data.universe.instruments.values())}
    values = {t.name: t for fact in sheet.facts.values() for t in fact_tokens(fact, reference)}
    every = {**values, **names}
    return Context(
        as_of=sheet.as_of,
        session=sheet.session,
        universe=data.universe,
        facts=sheet.facts,
        sections=sections,
        tokens=offered_tokens(sections, every),
        all_tokens=every,
        label=data.label,
        is_sample=data.is_sample,
        notices=(
            *_closed_market(reference, sheet, calendar),
            *_behind(sheet, reference),
            *sheet.notices,
            *data.notices,
        ),
        is_short_session=_closed_early(sheet.session, calendar),
    )


def offered_tokens(
    sections: tuple[ContextSection, ...], every: dict[str, Token]
) -> dict[str, Token]:
    """The closed set of a request: what the selected statements use, and the names they need."""
    used = [
        name
        for section in sections
        for item in section.facts
        for name in TOKEN_PATTERN.findall(item.statement)
    ]
    subjects = {name.rsplit(".", 1)[0] for name in used if name.endswith(".name")}
    names = [f"{subject}.{role}" for subject in sorted(subjects) for role in ("name", "short")]
    return {name: every[name] for name in dict.fromkeys((*used, *names)) if name in every}


def _closed_market(reference: date, sheet: FactSheet, calendar: SessionCalendar) -> tuple[str, ...]:
    if calendar.is_session(reference):
        return ()
    return (
        f"U.S. exchanges are closed on {_dated(reference, reference)}; "
        f"stock figures are those of {_dated(sheet.session, reference)}.",
    )


def _closed_early(session: date, calendar: SessionCalendar) -> bool:
    return calendar.close_of(session).astimezone(NEW_YORK).hour < _USUAL_CLOSE


def _behind(sheet: FactSheet, reference: date) -> tuple[str, ...]:
    """Name the exchange-traded instruments whose last close is older than the note's session."""
    return tuple(
        f"{view.instrument.name[:1].upper()}{view.instrument.name[1:]}: the last close in the data "
        f"is that of {_dated(view.day, reference)}, so the day's move is left out."
        for view in sheet.views.values()
        if view.instrument.calendar != "UTC_DAY" and view.day < sheet.session
    )


def _dated(day: date, reference: date) -> str:
    return f"{format_weekday(day)}, {format_day(day, reference)}"
