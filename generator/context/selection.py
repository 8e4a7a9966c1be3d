"""Selection: which facts a note is about, grouped by theme and ranked by salience.

A fact is worth a place when it is unusual, or when the note would be incomplete without it (the
day's move of every index, the policy range after a change). One basis a subject: crypto, which
trades around the clock, is measured against its record high, everything else against closes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.context.context import ContextFact, ContextSection
from generator.context.statement import statement
from generator.facts.fact import Fact
from generator.facts.sheet import FactSheet
from generator.market.as_of import NEW_YORK
from generator.market.universe import Universe

TITLES: Mapping[str, str] = {
    "equities": "Stocks",
    "rates": "Treasuries",
    "metals": "Metals",
    "crypto": "Bitcoin",
    "policy": "The Fed",
    "outlook": "Outlook",
}
"""Sections in their default order, with the headings readers see."""

LIMITS: Mapping[str, int] = {
    "equities": 11,
    "rates": 3,
    "metals": 6,
    "crypto": 6,
    "policy": 4,
    "outlook": 4,
}
"""The most facts a section may hold, so that a model's context stays small."""

FRESH_DAYS = 7
"""A rate decision or an operation older than this is background, not news."""

NOTABLE_BITS = 5.0
"""What happens about once in thirty sessions is worth a mention of its own."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Which record a subject is measured against in one note."""

    record: str
    gap: str


CLOSING = Basis("record_close", "gap_to_record_close")
INTRADAY = Basis("record_high", "gap_to_record_high")


def basis_of(subject: str, universe: Universe) -> Basis:
    """The record basis a note uses for a subject."""
    instrument = universe.instruments.get(subject)
    crypto = instrument is not None and instrument.kind == "crypto" and instrument.has_highs
    return INTRADAY if crypto else CLOSING


def select(sheet: FactSheet, universe: Universe) -> tuple[ContextSection, ...]:
    """Sections of selected facts, most salient first; empty sections are left out."""
    chosen: dict[str, list[Fact]] = {name: [] for name in TITLES}
    for name, facts in (*_market_facts(sheet, universe), *_policy_facts(sheet)):
        if name in chosen:
            chosen[name].extend(facts)
    return tuple(
        ContextSection(
            name,
            TITLES[name],
            tuple(
                ContextFact(fact, statement(fact, universe), name)
                for fact in _ranked(facts)[: LIMITS[name]]
            ),
        )
        for name, facts in chosen.items()
        if facts
    )


def _ranked(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: -fact.salience)


def _market_facts(sheet: FactSheet, universe: Universe) -> Iterable[tuple[str, list[Fact]]]:
    for instrument in universe.instruments.values():
        if instrument.id not in sheet.views:
            continue
        if instrument.kind == "yield":
            fact = sheet.facts.get(f"{instrument.id}.move.1d")
            yield "rates", [fact] if fact else []
        else:
            yield instrument.group, _instrument_facts(sheet, instrument.id, universe)
    for group in universe.groups:
        fact = sheet.facts.get(f"{group}.leader.1d")
        yield group, [fact] if fact and group != "equities" else []
    for pair in universe.pairs:
        ids = (f"{pair.a}.vs.{pair.b}.divergence", f"{pair.b}.after.{pair.a}.record")
        if ids[0] in sheet.facts:
            found = [sheet.facts[name] for name in ids if name in sheet.facts]
            yield universe.instruments[pair.b].group, found


def _instrument_facts(sheet: FactSheet, subject: str, universe: Universe) -> list[Fact]:
    basis = basis_of(subject, universe)
    facts = sheet.facts
    record = facts.get(f"{subject}.{basis.record}")
    all_time = record is not None and record.holds("all_time")
    if record is not None and all_time and record.holds("is_record"):
        wanted = [basis.record, "move.1d"]
    else:
        wanted = ["last" if f"{subject}.last" in facts else "close", "move.1d"]
        wanted += [basis.gap] if all_time else []
    chosen = [facts[f"{subject}.{m}"] for m in wanted if f"{subject}.{m}" in facts]
    notable = ("extreme_move", "streak", "move.1w", "move.ytd")
    for measure in notable:
        fact = facts.get(f"{subject}.{measure}")
        if fact is not None and fact.salience >= NOTABLE_BITS:
            chosen.append(fact)
    return chosen


def _policy_facts(sheet: FactSheet) -> Iterable[tuple[str, list[Fact]]]:
    facts = sheet.facts
    today = sheet.as_of.astimezone(NEW_YORK).date()
    change = facts.get("fed.last_change")
    decided = change.day("decided") if change else None
    fresh = decided is not None and (today - decided).days <= FRESH_DAYS
    current = change if fresh else facts.get("fed.target_range")
    yield "policy", [current] if current else []
    bills = facts.get("fed.bill_purchases")
    if bills is not None and (today - bills.as_of).days <= FRESH_DAYS:
        yield "policy", [bills]
    for fact in facts.values():
        if fact.measure == "claim":
            official = fact.flags.get("kind") == "official"
            yield ("policy" if official else "outlook"), [fact]
    meeting = facts.get("fed.next_meeting")
    yield "outlook", [meeting] if meeting else []
