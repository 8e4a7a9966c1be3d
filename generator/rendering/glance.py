"""At a glance: the table of levels, moves and gaps to the record."""

import math
from dataclasses import dataclass
from typing import Literal

from generator.context.display import (
    format_bp,
    format_level,
    format_time,
    join_words,
    signed_percent,
)
from generator.facts.fact import Fact
from generator.market.instrument import Instrument
from generator.market.universe import Universe
from generator.rendering.names import day_text, priced, quoted_at, short_name
from generator.rendering.record_basis import gap_to_record, record_basis, standing_record
from generator.writing.briefing import Briefing

Tone = Literal["up", "down", "flat", "none"]

_TONES: dict[str, Tone] = {"+": "up", "\N{MINUS SIGN}": "down"}

NOT_KNOWN = "–"
AT_RECORD = "record"
ABOVE_RECORD = "above"
"""A quote at or above the record close is not a record until the session ends."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed value and whether it is a gain, a loss, neither or missing."""

    text: str
    tone: Tone = "flat"


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One instrument."""

    name: str
    level: str
    day: Cell
    week: Cell
    year: Cell
    gap: Cell

    @property
    def at_record(self) -> bool:
        """Whether the gap column names a record instead of a distance."""
        return self.gap.text in (AT_RECORD, ABOVE_RECORD)


@dataclass(frozen=True, slots=True)
class Glance:
    """The table with the sentences that explain its exceptions."""

    rows: tuple[GlanceRow, ...]
    remarks: tuple[str, ...] = ()


def glance(briefing: Briefing, universe: Universe) -> Glance | None:
    """The table over every instrument with a level; None when there is none."""
    found = list(priced(briefing, universe))
    if not found:
        return None
    rows = tuple(_row(briefing, instrument, level) for instrument, level in found)
    return Glance(rows, tuple(_remarks(briefing, found)))


def _row(briefing: Briefing, instrument: Instrument, level: Fact) -> GlanceRow:
    subject = instrument.id
    # A quote and the move of an earlier completed session never stand side by side.
    day = f"{subject}.last_move" if quoted_at(level) else f"{subject}.move.1d"
    return GlanceRow(
        name=short_name(instrument),
        level=format_level(level.value("level"), instrument.unit),
        day=_move(briefing.fact(day), instrument),
        week=_move(briefing.fact(f"{subject}.move.1w"), instrument),
        year=_move(briefing.fact(f"{subject}.move.ytd"), instrument),
        gap=_gap(gap_to_record(briefing, subject), quoted=quoted_at(level) is not None),
    )


def _move(fact: Fact | None, instrument: Instrument) -> Cell:
    in_yield = instrument.kind == "yield"
    value = math.nan if fact is None else fact.value("change" if in_yield else "fraction")
    if not math.isfinite(value):
        return Cell(NOT_KNOWN, "none")
    # A higher yield is neither a gain nor a loss.
    return Cell(_signed_bp(value)) if in_yield else _toned(signed_percent(value))


def _toned(text: str) -> Cell:
    """A cell colored by its printed sign, so that a move that rounds to zero has no color."""
    return Cell(text, _TONES.get(text[0], "flat"))


def _signed_bp(change_bp: float) -> str:
    size = format_bp(change_bp).partition(" ")[0]
    sign = "" if size == "0" else "+" if change_bp > 0 else "\N{MINUS SIGN}"
    return f"{sign}{size} bp"


def _gap(fact: Fact | None, *, quoted: bool) -> Cell:
    if fact is None or not math.isfinite(fact.value("fraction")):
        return Cell(NOT_KNOWN, "none")
    if fact.value("fraction") >= 0:
        return Cell(ABOVE_RECORD if quoted else AT_RECORD, "up")
    return Cell(signed_percent(fact.value("fraction")))


def _remarks(briefing: Briefing, found: list[tuple[Instrument, Fact]]) -> list[str]:
    return [
        *_quote_remarks(found),
        *_basis_remarks(briefing, found),
        *_session_remarks(briefing, found),
        *_coverage_remarks(briefing, found),
    ]


def _quote_remarks(found: list[tuple[Instrument, Fact]]) -> list[str]:
    remarks = []
    for instrument, fact in found:
        instant = quoted_at(fact)
        if instant is not None:
            remarks.append(
                f"{short_name(instrument)}: level, day and gap from its {format_time(instant)} "
                "quote, week and year to its last daily close."
            )
    return remarks


def _basis_remarks(briefing: Briefing, found: list[tuple[Instrument, Fact]]) -> list[str]:
    on_highs = [
        short_name(instrument)
        for instrument, _ in found
        if record_basis(briefing, instrument.id) == "high"
    ]
    if not on_highs:
        return []
    verb = "is" if len(on_highs) == 1 else "are"
    return [f"{join_words(on_highs)} {verb} measured from the intraday record high, not the close."]


def _session_remarks(briefing: Briefing, found: list[tuple[Instrument, Fact]]) -> list[str]:
    days: dict[str, list[str]] = {}
    for instrument, fact in found:
        if quoted_at(fact) is None and fact.as_of != briefing.session:
            day = day_text(briefing, fact.as_of)
            days.setdefault(day, []).append(short_name(instrument))
    return [f"{join_words(names)}: close of {day}." for day, names in days.items()]


def _coverage_remarks(briefing: Briefing, found: list[tuple[Instrument, Fact]]) -> list[str]:
    starts: dict[int, list[str]] = {}
    for instrument, _ in found:
        record = standing_record(briefing, instrument.id)
        start = None if record is None else record.day("coverage_start")
        if record is not None and start is not None and not record.holds("all_time"):
            starts.setdefault(start.year, []).append(short_name(instrument))
    return [
        f"{join_words(names)}: records in data since {year} only." for year, names in starts.items()
    ]
