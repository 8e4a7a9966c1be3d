"""Weekly context: the same morning seen over the week that its last session ends.

The facts are those of the morning; only the choice differs. A week is told by the move of seven
days, what stands at a record or how far from it, and the year so far. Policy and outlook are the
daily note's.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.context.build import offered_tokens
from generator.context.context import Context, ContextFact, ContextSection
from generator.context.selection import LIMITS, TITLES, basis_of
from generator.context.statement import statement
from generator.facts.fact import Fact
from generator.market.instrument import Instrument

_SHARED = ("policy", "outlook")


def weekly_context(context: Context) -> Context:
    """The context with the week's facts in place of the day's, most salient first."""
    chosen: dict[str, list[Fact]] = {name: [] for name in TITLES}
    for instrument in context.universe.instruments.values():
        section = "rates" if instrument.kind == "yield" else instrument.group
        if section in chosen:
            chosen[section] += _of_week(instrument, context)
    sections = tuple(_sections(chosen, context))
    tokens = offered_tokens(sections, dict(context.all_tokens))
    return replace(context, sections=sections, tokens=tokens)


def _of_week(instrument: Instrument, context: Context) -> Iterator[Fact]:
    week = context.fact(f"{instrument.id}.move.1w")
    if week is None:
        return
    yield week
    if instrument.kind == "yield":
        return
    basis = basis_of(instrument.id, context.universe)
    record = context.fact(f"{instrument.id}.{basis.record}")
    if record is not None and record.holds("all_time"):
        measure = basis.record if record.holds("is_record") else basis.gap
        found = context.fact(f"{instrument.id}.{measure}")
        yield from [found] if found else []
    year = context.fact(f"{instrument.id}.move.ytd")
    yield from [year] if year else []


def _sections(chosen: dict[str, list[Fact]], context: Context) -> Iterator[ContextSection]:
    daily = {section.id: section for section in context.sections}
    for name, facts in chosen.items():
        if name in _SHARED and name in daily:
            yield daily[name]
        elif facts:
            ranked = sorted(facts, key=lambda fact: -fact.salience)[: LIMITS[name]]
            told = (ContextFact(f, statement(f, context.universe), name) for f in ranked)
            yield ContextSection(name, TITLES[name], tuple(told))
