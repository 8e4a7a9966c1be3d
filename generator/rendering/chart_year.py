"""Year chart: one instrument's closes over a year under the line of its record."""

from collections.abc import Iterator
from datetime import date
from math import isfinite

from generator.context.display import format_level
from generator.facts.fact import Fact
from generator.facts.series import LineSeries
from generator.market.instrument import Instrument
from generator.market.universe import Universe
from generator.rendering.chart_offer import ChartOffer
from generator.rendering.chart_spec import ChartSpec, Line, Remark, Rule
from generator.rendering.chart_words import chart_name, series_of, series_words
from generator.rendering.names import day_text, short_name
from generator.rendering.record_basis import record_basis, standing_record
from generator.writing.briefing import Briefing

_REASONS = ("record_close", "record_high", "extreme_move", "move.1d", "streak")
"""Measures that make a year's course worth seeing."""

_FLATTEST = 0.25
"""A year whose range fills less of the picture than this is drawn without its record."""


def year_charts(briefing: Briefing, universe: Universe) -> Iterator[ChartOffer]:
    """One offer for each instrument with a year of closes."""
    for instrument in universe.instruments.values():
        series = series_of(briefing, instrument.id)
        if series is not None and instrument.kind != "yield":
            yield _offer(briefing, instrument, series)


def _offer(briefing: Briefing, instrument: Instrument, series: LineSeries) -> ChartOffer:
    record = standing_record(briefing, instrument.id)
    rule = None if record is None else _rule(briefing, instrument, record, series)
    name = short_name(instrument)
    under = "" if rule is None else f" {rule.text}."
    dots = " Dots mark record closes." if series.records else ""
    spec = ChartSpec(
        name=chart_name("year", instrument.id),
        kind="lines",
        title=f"{name} over a year",
        unit=instrument.unit,
        alt=f"Line chart of daily closes. {series_words(briefing, instrument, series)}.{under}",
        caption=f"Daily closes to {day_text(briefing, series.days[-1])}.{dots}",
        as_of=day_text(briefing, series.days[-1]),
        lines=(_line(instrument, series),),
        rules=() if rule is None else (rule,),
        remarks=(_low(briefing, instrument, series),),
        tick_before="$" if instrument.unit == "usd" else "",
    )
    found = [
        fact
        for measure in _REASONS
        if (fact := briefing.fact(f"{instrument.id}.{measure}")) is not None
    ]
    bits = max((fact.salience for fact in found), default=0.0)
    told = frozenset(fact.id for fact in found)
    return ChartOffer(spec, "year", bits, told, frozenset((instrument.id,)))


def _line(instrument: Instrument, series: LineSeries) -> Line:
    last = format_level(series.levels[-1], instrument.unit)
    return Line(short_name(instrument), series.days, series.levels, series.records, last)


def _rule(
    briefing: Briefing, instrument: Instrument, record: Fact, series: LineSeries
) -> Rule | None:
    """The record's line; None where it is unknown or would press the year flat."""
    level = record.value("level")
    low, high = min(series.levels), max(series.levels)
    if not isfinite(level) or level < high or high - low < (level - low) * _FLATTEST:
        return None
    kind = "Record high" if record_basis(briefing, instrument.id) == "high" else "Record close"
    day = record.day("record")
    when = f", {day_text(briefing, day)}" if day is not None else ""
    return Rule(level, f"{kind} {format_level(level, instrument.unit)}{when}")


def _low(briefing: Briefing, instrument: Instrument, series: LineSeries) -> Remark:
    value, day = min(zip(series.levels, series.days, strict=True))
    return Remark(day, value, _low_text(briefing, instrument, value, day))


def _low_text(briefing: Briefing, instrument: Instrument, value: float, day: date) -> str:
    return f"Low {format_level(value, instrument.unit)}, {day_text(briefing, day)}"
