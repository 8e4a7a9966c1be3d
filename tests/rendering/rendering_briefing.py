"""A small hand-made briefing; every figure in it is invented."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from generator.draft import Sentence
from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.facts.series import LineSeries
from generator.writing.briefing import (
    Briefing,
    BriefingSection,
    Figure,
    Passage,
    SourceLine,
    WriterNote,
)

SESSION = date(2031, 3, 13)
QUOTED_AT = datetime(2031, 3, 14, 12, 0, tzinfo=UTC)

# subject: level, day, week, year to date, gap to the record close
LEVELS: Mapping[str, tuple[float, float, float, float, float]] = {
    "spx": (9012.34, 0.0041, -0.0072, 0.0613, 0.0),
    "dji": (61234.5, 0.00004, 0.0101, 0.0222, -0.0007),
    "ndx": (33210.99, -0.0031, -0.0188, 0.0904, -0.0189),
    "rut": (3456.78, 0.0222, 0.0345, 0.1212, 0.0),
    "gold": (5120.4, 0.0108, 0.0204, 0.0871, -0.0113),
    "silver": (88.125, 0.0613, 0.1021, 1.2105, 0.0),
    "btc": (77001.5, 0.0052, -0.0444, -0.1203, -0.3111),
}
UNITS = {"gold": "usd", "silver": "usd", "btc": "usd"}


def fact(fact_id: str, subject: str, quantities: Mapping[str, Quantity], **more: object) -> Fact:
    return Fact(
        id=fact_id,
        subject=subject,
        measure=fact_id.removeprefix(f"{subject}."),
        as_of=SESSION,
        provenance=Provenance(f"{subject} daily bars (invented)", "close / earlier close - 1"),
        quantities=quantities,
        **more,  # type: ignore[arg-type]
    )


def price_facts(subject: str) -> list[Fact]:
    level, day, week, year, gap = LEVELS[subject]
    unit = UNITS.get(subject, "points")
    return [
        fact(f"{subject}.close", subject, {"level": Quantity(level, unit)}),
        *(
            fact(f"{subject}.move.{window}", subject, {"fraction": Quantity(value, "ratio")})
            for window, value in (("1d", day), ("1w", week), ("ytd", year), ("1y", year * 1.5))
        ),
        fact(
            f"{subject}.gap_to_record_close",
            subject,
            {"fraction": Quantity(gap, "ratio"), "record": Quantity(level / (1 + gap), unit)},
        ),
        fact(
            f"{subject}.record_close",
            subject,
            {"level": Quantity(level / (1 + gap), unit)},
            dates={"coverage_start": date(2001, 1, 2)},
            flags={"all_time": subject != "gold"},
        ),
    ]


def other_facts() -> list[Fact]:
    return [
        fact(
            "btc.last",
            "btc",
            {"level": Quantity(Decimal("75432.10"), "usd")},
            dates={"quoted_at": QUOTED_AT},
        ),
        fact("btc.last_move", "btc", {"fraction": Quantity(-0.02038, "ratio")}),
        fact("btc.gap_to_record_high", "btc", {"fraction": Quantity(-0.3333, "ratio")}),
        *(
            fact(
                f"yield.ust10y.move.{window}",
                "yield.ust10y",
                {"change": Quantity(change, "bp"), "level": Quantity(4.1349, "percent")},
            )
            for window, change in (("1d", -3.2), ("1w", 0.2), ("ytd", 41.0))
        ),
        claim("claim.told", "Harbor Research", "Harbor Research sees earnings growth of 12%."),
        claim("claim.untold", "Quay Bank", "Quay Bank expects two cuts by autumn."),
    ]


def claim(fact_id: str, source: str, text: str) -> Fact:
    return Fact(
        id=fact_id,
        subject="rut",
        measure="claim",
        as_of=date(2031, 3, 3),
        provenance=Provenance(source, "stated by the source", f"https://example.com/{fact_id}"),
        dates={"published": date(2031, 3, 3)},
        claim_text=text,
        attribution=source,
    )


def passage(text: str, *figures: tuple[str, str], facts: tuple[str, ...] = ()) -> Passage:
    """A passage whose figures are found in `text` by what they print."""
    found = []
    for shown, fact_id in figures:
        start = text.index(shown)
        found.append(Figure(start, start + len(shown), f"{fact_id}.value", fact_id))
    ids = (*(fact_id for _, fact_id in figures), *facts)
    return Passage(Sentence(text, ids), text, tuple(found), "supported", (), ids)


def series(subject: str, level: float, swing: float) -> LineSeries:
    days = tuple(SESSION - timedelta(days=364 - at) for at in range(365))
    levels = tuple(
        round(level * (1 + swing * math.sin(at / 40) - 0.0002 * (364 - at)), 2) for at in range(365)
    )
    peaks = tuple(day for at, day in enumerate(days) if at and levels[at] > max(levels[:at]))
    return LineSeries(subject, days, levels, peaks[::9])


def sections() -> tuple[BriefingSection, ...]:
    stocks = (
        passage(
            "The Russell 2000 rose 2.2% to 3,456.78, a record close.",
            ("2.2%", "rut.move.1d"),
            ("3,456.78", "rut.close"),
        ),
        passage("The S&P 500 added 0.4%, while the Nasdaq 100 lost 0.3%.", ("0.4%", "spx.move.1d")),
        passage("Harbor Research sees earnings growth of 12%.", facts=("claim.told",)),
    )
    crypto = (
        passage(
            "Bitcoin, at $75,432.10, is 33.3% below its record high.",
            ("$75,432.10", "btc.last"),
            ("33.3%", "btc.gap_to_record_high"),
        ),
    )
    return (
        BriefingSection("equities", "Stocks", stocks),
        BriefingSection("crypto", "Crypto", crypto),
    )


def make_briefing(**changes: object) -> Briefing:
    briefing = Briefing(
        id="us-morning-2031-03-14-abc123",
        edition="us-morning",
        as_of=QUOTED_AT,
        session=SESSION,
        headline=passage("Small caps set a record as bitcoin lags"),
        dek=passage("The Russell 2000 gained 2.2%.", ("2.2%", "rut.move.1d")),
        subject=passage("Small caps set a record"),
        preheader=passage("The Russell 2000 gained 2.2%; bitcoin is 33.3% below its record."),
        sections=sections(),
        facts=tuple([*(f for s in LEVELS for f in price_facts(s)), *other_facts()]),
        writer=WriterNote("rules", "rules", "asked for"),
        sources=(SourceLine("Invented bars", "close of March 13", ("spx",)),),
        notices=("Platinum: no file, so its facts are left out.",),
        series=(series("rut", 3456.78, 0.08), series("btc", 77001.5, 0.3)),
        label="invented",
        is_sample=True,
    )
    return replace(briefing, **changes)  # type: ignore[arg-type]
