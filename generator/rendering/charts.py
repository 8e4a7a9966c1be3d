"""Which charts a briefing gets; a chart whose facts or series are missing is left out."""

from datetime import date
from math import isfinite

from generator.context.display import (
    format_level,
    format_percent,
    join_words,
    signed_percent,
)
from generator.facts.series import LineSeries
from generator.market.instrument import Instrument
from generator.market.universe import Pair, Universe, default_universe
from generator.rendering.chart_spec import Bar, ChartSpec, Hue, Line
from generator.rendering.names import day_text, short_name
from generator.rendering.plain_text import plain_text
from generator.rendering.record_basis import gap_to_record, record_basis
from generator.writing.briefing import Briefing

_BAR_HEIGHT = 46
_FEWEST_BARS = 2
_FEWEST_POINTS = 20


def chart_specs(briefing: Briefing, universe: Universe | None = None) -> tuple[ChartSpec, ...]:
    """The charts the briefing's facts and series allow, in reading order."""
    universe = universe or default_universe()
    pairs = (_pair_chart(briefing, universe, pair) for pair in universe.pairs)
    found = (_gap_chart(briefing, universe), *pairs)
    return tuple(chart for chart in found if chart is not None)


def _gap_chart(briefing: Briefing, universe: Universe) -> ChartSpec | None:
    shown = [
        (instrument, fact.value("fraction"))
        for instrument in (*universe.group("equities"), *universe.group("crypto"))
        if (fact := gap_to_record(briefing, instrument.id)) is not None
        and isfinite(fact.value("fraction"))
    ]
    if len(shown) < _FEWEST_BARS:
        return None
    on_highs = [i for i, _ in shown if record_basis(briefing, i.id) == "high"]
    basis = (
        f"; {join_words([short_name(i) for i in on_highs])}: intraday record high"
        if on_highs
        else ""
    )
    phrases = "; ".join(_gap_phrase(instrument, gap) for instrument, gap in shown)
    return ChartSpec(
        name="gap-to-record",
        kind="bars",
        title="How far below the record",
        unit="percent below the record",
        alt=f"Bar chart of the gap to the record: {phrases}.",
        caption=f"Latest level against the record close{basis}.",
        as_of=day_text(briefing, briefing.session),
        bars=tuple(_gap_bar(instrument, gap) for instrument, gap in shown),
        height=_BAR_HEIGHT * len(shown) + 20,
    )


def _gap_bar(instrument: Instrument, gap: float) -> Bar:
    hue: Hue = "second" if instrument.kind == "crypto" else "first"
    text = "at its record" if gap >= 0 else signed_percent(gap)
    return Bar(short_name(instrument), abs(gap), text, hue)


def _gap_phrase(instrument: Instrument, gap: float) -> str:
    name = short_name(instrument)
    return f"{name} at its record" if gap >= 0 else f"{name} {format_percent(gap)} below"


def _pair_chart(briefing: Briefing, universe: Universe, pair: Pair) -> ChartSpec | None:
    by_subject = {series.subject: series for series in briefing.series}
    a, b = by_subject.get(pair.a), by_subject.get(pair.b)
    if a is None or b is None or min(len(a.days), len(b.days)) < _FEWEST_POINTS:
        return None
    first, second = universe.instruments[pair.a], universe.instruments[pair.b]
    the = "the " if first.article else ""
    phrases = (_series_phrase(briefing, first, a), _series_phrase(briefing, second, b))
    return ChartSpec(
        name=f"{pair.b}-against-{pair.a}".replace(".", "-").replace("_", "-"),
        kind="lines",
        title=f"{short_name(second)} against {the}{plain_text(first.short)} over a year",
        unit="index, start = 100",
        alt=f"Line chart of daily closes over a year. {' '.join(phrases)}",
        caption=_pair_caption(briefing, a, b),
        as_of=day_text(briefing, briefing.session),
        lines=(_line(briefing, first, a, "first"), _line(briefing, second, b, "second")),
    )


def _pair_caption(briefing: Briefing, a: LineSeries, b: LineSeries) -> str:
    # Bitcoin trades on days the exchange does not, so the two may start a weekend apart.
    same_day = a.days[0] == b.days[0]
    start = f"on {day_text(briefing, a.days[0])}" if same_day else "a year ago"
    dots = " Dots mark record closes." if a.records or b.records else ""
    return f"Daily closes, both set to 100 {start}.{dots}"


def _line(briefing: Briefing, instrument: Instrument, series: LineSeries, hue: Hue) -> Line:
    move = briefing.fact(f"{instrument.id}.move.1y")
    return Line(
        label=short_name(instrument),
        days=series.days,
        values=tuple(level / series.levels[0] * 100.0 for level in series.levels),
        marked=series.records,
        text="" if move is None else signed_percent(move.value("fraction")),
        hue=hue,
    )


def _series_phrase(briefing: Briefing, instrument: Instrument, series: LineSeries) -> str:
    points = list(zip(series.levels, series.days, strict=True))
    low, high = min(points), max(points)

    def level(value: float) -> str:
        return format_level(value, instrument.unit)

    def dated(point: tuple[float, date]) -> str:
        return f"{level(point[0])} on {day_text(briefing, point[1])}"

    return (
        f"{short_name(instrument)}: first {level(series.levels[0])}, "
        f"last {level(series.levels[-1])}, low {dated(low)}, high {dated(high)}, "
        f"record closes: {len(series.records)}."
    )
