"""Tokens of a fact: every value of it that prose may print, under stable role names.

A role says which value and in which form: `fraction` (percent without sign; the verb carries the
direction), `record_day` ("Oct. 6", or "November 2021" when long ago), `nth_this_year` ("ninth").
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from generator.context import display
from generator.context.token import Token
from generator.facts.fact import Fact
from generator.facts.quantity import Quantity
from generator.market.instrument import Instrument

Roles = Iterator[tuple[str, str]]

_ORDINAL_ROLES = frozenset({"nth_this_year", "streak", "holds_in_a_row"})


def fact_tokens(fact: Fact, reference: date) -> tuple[Token, ...]:
    """Tokens of one fact, as seen from the calendar day `reference`."""
    roles: dict[str, str] = {}
    for role, text in _roles(fact, reference):
        roles.setdefault(role, text)
    return tuple(
        Token(f"{fact.id}.{role}", text, fact.id, role)
        for role, text in roles.items()
        if text != display.UNKNOWN
    )


def name_tokens(instruments: Iterable[Instrument]) -> tuple[Token, ...]:
    """`S.name` and `S.short` of every instrument, with "the" where prose needs it."""
    return tuple(
        Token(f"{instrument.id}.{role}", f"{_article(instrument)}{text}", None, role)
        for instrument in instruments
        for role, text in (("name", instrument.name), ("short", instrument.short))
    ) + tuple(
        Token(f"{instrument.id}.bare", instrument.short, None, "bare") for instrument in instruments
    )


def _article(instrument: Instrument) -> str:
    return "the " if instrument.article else ""


def _roles(fact: Fact, reference: date) -> Roles:
    special = _SPECIAL.get(fact.measure) or _SPECIAL.get(fact.measure.split(".")[0])
    if special is not None:
        yield from special(fact, reference)
    for name, quantity in fact.quantities.items():
        if name in _ORDINAL_ROLES:
            yield name, display.format_ordinal(quantity.number)
        elif name == "change" and quantity.unit != "bp":
            yield name, _change(quantity)
        else:
            yield name, display.format_quantity(quantity)
    for name, moment in fact.dates.items():
        if moment is not None:
            yield from _date_roles(name, moment, reference)
    yield "weekday", display.format_weekday(fact.as_of)
    yield "day", display.format_day(fact.as_of, reference)
    yield "year", str(fact.as_of.year)


def _change(quantity: Quantity) -> str:
    if quantity.unit in ("points", "usd", "percent"):
        return display.format_points(quantity.number, quantity.unit)
    return display.format_quantity(quantity)


def _date_roles(name: str, moment: date | datetime, reference: date) -> Roles:
    if isinstance(moment, datetime):
        yield "when", display.part_of_day(moment)
        yield "time", display.format_time(moment)
        return
    yield f"{name}_day", display.format_since(moment, reference)
    yield f"{name}_when", display.format_when(moment, reference)
    yield f"{name}_month", display.format_month(moment, reference)
    yield f"{name}_weekday", display.format_weekday(moment)
    yield f"{name}_year", str(moment.year)


def _gap_roles(fact: Fact, reference: date) -> Roles:
    fraction = fact.value("fraction")
    yield "regain", display.format_percent(1.0 / (1.0 + fraction) - 1.0)


def _streak_roles(fact: Fact, reference: date) -> Roles:
    run = abs(fact.value("sessions"))
    yield "sessions", display.format_count(run)
    yield "nth", display.format_ordinal(run)


def _episode_roles(fact: Fact, reference: date) -> Roles:
    over = [e for e in fact.episodes if e.move_30d is not None]
    yield "measured", display.format_count(len(over))
    yield "hits", display.format_count(sum((e.move_30d or 0.0) > 0 for e in over))
    yield "misses", display.format_count(sum((e.move_30d or 0.0) <= 0 for e in over))
    for number, episode in enumerate(fact.episodes, start=1):
        yield f"e{number}_month", display.format_month(episode.day, reference)
        yield f"e{number}_year", str(episode.day.year)
        if episode.move_30d is not None:
            yield f"e{number}_30d", display.format_percent(episode.move_30d)


def _range_roles(fact: Fact, reference: date) -> Roles:
    yield "range", display.format_rate_range(fact.value("lower"), fact.value("upper"))
    yield "lower", display.format_level(fact.value("lower"), "percent")
    yield "upper", display.format_level(fact.value("upper"), "percent")


def _policy_roles(fact: Fact, reference: date) -> Roles:
    yield from _range_roles(fact, reference)
    yield "step", display.bp_in_words(fact.value("change_bp"))
    total = abs(fact.value("cumulative_bp_cycle"))
    yield "cycle", f"{Decimal(str(total)) / 100:f} percentage points"


def _meeting_step_roles(fact: Fact, reference: date) -> Roles:
    yield "step", display.bp_in_words(fact.value("change_bp"))


def _odds_roles(fact: Fact, reference: date) -> Roles:
    lower, upper = fact.value("likely_lower"), fact.value("likely_upper")
    if lower <= upper:
        yield "likely_range", display.format_rate_range(lower, upper)


def _claim_roles(fact: Fact, reference: date) -> Roles:
    yield "text", fact.claim_text or display.UNKNOWN
    yield "source", fact.attribution or display.UNKNOWN
    for name, quantity in fact.quantities.items():
        yield name, display.format_stated(quantity)


def _meeting_roles(fact: Fact, reference: date) -> Roles:
    decision = fact.day("decision")
    if decision is not None:
        yield "decision_day", display.format_day(decision, reference)


_SPECIAL: Mapping[str, Callable[[Fact, date], Roles]] = {
    "gap_to_record_close": _gap_roles,
    "gap_to_record_high": _gap_roles,
    "streak": _streak_roles,
    "record": _episode_roles,
    "target_range": _range_roles,
    "last_change": _policy_roles,
    "last_meeting": _meeting_step_roles,
    "next_meeting": _meeting_roles,
    "next_meeting_odds": _odds_roles,
    "range_odds": _odds_roles,
    "claim": _claim_roles,
}
