"""Fact lines: a briefing's facts as the review desk lists them, with the passages that use them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from generator.context.display import (
    format_bp,
    format_day,
    format_quantity,
    format_stated,
    format_time,
    signed_percent,
)
from generator.context.realise import realise_text, unknown_tokens
from generator.context.statement import statement
from generator.context.tokens import fact_tokens, name_tokens
from generator.market.as_of import NEW_YORK
from generator.rendering.plain_text import capitalized, plain_text

if TYPE_CHECKING:
    from datetime import date

    from generator.context.token import TokenSet
    from generator.facts.fact import Fact, FactDate, Flag
    from generator.facts.quantity import Quantity
    from generator.market.universe import Universe
    from generator.writing.briefing import Briefing

_UNSIGNED = ("volatility", "range_52w", "claim")
"""Measures whose fractions have no direction."""

_SHARES = frozenset(
    {
        *("hit_rate_30d", "position", "correlation_60d"),
        *("hold", "hike", "cut", "likely", "below", "same", "above"),
        *("next_hold", "next_hike", "next_cut"),
    }
)
"""Quantities whose fractions have no direction."""

_MAIN = {"divergence": "b gap"}
"""Where the first value of a fact is not the one to show."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact, every value printed."""

    id: str
    subject: str
    kind: str
    statement: str
    value: str
    """Its main value, signed where it is a move."""
    values: tuple[tuple[str, str], ...]
    """Every quantity and date by name."""
    session: str
    source: str
    formula: str
    url: str | None
    warnings: tuple[str, ...]
    used_in: tuple[str, ...]
    """Texts of the passages that rest on it, in reading order."""

    def matches(self, words: str) -> bool:
        """Whether every word occurs somewhere in it, whatever its case."""
        values = (part for pair in self.values for part in pair)
        text = " ".join((self.id, self.subject, self.kind, self.statement, self.source, *values))
        return all(word in text.casefold() for word in words.casefold().split())


def fact_lines(
    briefing: "Briefing", universe: "Universe", *, only_used: bool = False
) -> dict[str, FactLine]:
    """Facts by id, in the briefing's order.

    Args:
        briefing: The revision whose passages use them.
        universe: Names of its subjects.
        only_used: Leave out those that no passage rests on.
    """
    reference = briefing.as_of.astimezone(NEW_YORK).date()
    names = {token.name: token for token in name_tokens(universe.instruments.values())}
    uses = _uses(briefing)
    lines: dict[str, FactLine] = {}
    for fact in briefing.facts:
        if only_used and fact.id not in uses:
            continue
        tokens = names | {token.name: token for token in fact_tokens(fact, reference)}
        values = _values(fact, reference)
        lines[fact.id] = FactLine(
            id=fact.id,
            subject=_subject_name(fact.subject, universe),
            kind=fact.measure.split(".", 1)[0].replace("_", " "),
            statement=_statement(fact, universe, tokens),
            value=_main(fact, values, tokens),
            values=tuple(values.items()),
            session=format_day(fact.as_of, reference),
            source="; ".join(dict.fromkeys(fact.provenance.source.split("; "))),
            formula=fact.provenance.formula,
            url=fact.provenance.url,
            warnings=fact.warnings,
            used_in=uses.get(fact.id, ()),
        )
    return lines


def _statement(fact: "Fact", universe: "Universe", tokens: "TokenSet") -> str:
    # A source's own instruments are unknown once that source can no longer be read.
    text = statement(fact, universe)
    return plain_text(fact.id if unknown_tokens(text, tokens) else realise_text(text, tokens).text)


def _uses(briefing: "Briefing") -> Mapping[str, tuple[str, ...]]:
    uses: dict[str, dict[str, None]] = {}
    for passage in briefing.passages():
        for name in (*passage.fact_ids, *(f.fact for f in passage.findings if f.fact)):
            uses.setdefault(name, {})[passage.text] = None
    return {name: tuple(texts) for name, texts in uses.items()}


def _main(fact: "Fact", values: Mapping[str, str], tokens: "TokenSet") -> str:
    printed = tokens.get(f"{fact.id}.range")
    if fact.measure == "target_range" and printed is not None:
        return printed.text
    if fact.measure == "range_52w":
        return f"{values.get('low', '')}–{values.get('high', '')}"
    return values.get(_MAIN.get(fact.measure, ""), next(iter(values.values()), ""))


def _values(fact: "Fact", reference: "date") -> dict[str, str]:
    values = {
        **{name: _quantity(fact, name, q) for name, q in fact.quantities.items()},
        **{name: _date(d, reference) for name, d in fact.dates.items()},
        **{name: _flag(flag) for name, flag in fact.flags.items()},
    }
    return {name.replace("_", " "): text for name, text in values.items() if text}


def _quantity(fact: "Fact", name: str, quantity: "Quantity") -> str:
    if quantity.value is None:
        return ""
    if fact.claim_text is not None:
        return format_stated(quantity)
    has_sign = not fact.measure.startswith(_UNSIGNED) and name not in _SHARES
    if quantity.unit == "ratio" and has_sign:
        return signed_percent(quantity.number)
    if quantity.unit == "count":
        return f"{quantity.number:,.0f}".replace("-", "−")
    if quantity.unit == "bp":
        return f"{'−' if quantity.number < 0 else '+'}{format_bp(quantity.number)}"
    return format_quantity(quantity)


def _flag(flag: "Flag") -> str:
    if isinstance(flag, bool):
        return "yes" if flag else "no"
    return ", ".join(flag) if isinstance(flag, tuple) else flag or ""


def _date(moment: "FactDate", reference: "date") -> str:
    if isinstance(moment, datetime):
        local = moment.astimezone(NEW_YORK)
        return f"{format_day(local.date(), reference)}, {format_time(moment)} New York"
    return "" if moment is None else format_day(moment, reference)


def _subject_name(subject: str, universe: "Universe") -> str:
    instrument = universe.instruments.get(subject)
    if instrument is not None:
        return capitalized(plain_text(instrument.name))
    named = [
        capitalized(plain_text(universe.instruments[part].short))
        for part in subject.replace(".vs.", " ").replace(".after.", " ").split()
        if part in universe.instruments
    ]
    return " and ".join(named) or {"fed": "Federal Reserve"}.get(subject, capitalized(subject))
