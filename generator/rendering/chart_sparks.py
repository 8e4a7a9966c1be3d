"""Sparks: three months of every instrument as one small line each, by instrument."""

from collections.abc import Mapping
from datetime import timedelta

from generator.facts.series import LineSeries
from generator.market.universe import Universe
from generator.rendering.chart_spec import ChartSpec, Line
from generator.rendering.chart_words import chart_name, series_of, series_words, usable
from generator.rendering.names import day_text, short_name
from generator.writing.briefing import Briefing

_DAYS = 92
_WIDTH, _HEIGHT = 96, 28


def spark_specs(briefing: Briefing, universe: Universe) -> Mapping[str, ChartSpec]:
    """Sparks by instrument id, for those with three months of closes."""
    found: dict[str, ChartSpec] = {}
    for instrument in universe.instruments.values():
        series = series_of(briefing, instrument.id)
        recent = None if series is None else usable(_recent(series))
        if recent is not None:
            found[instrument.id] = ChartSpec(
                name=chart_name("spark", instrument.id),
                kind="spark",
                title=f"{short_name(instrument)} over three months",
                unit=instrument.unit,
                alt=f"Three months of {series_words(briefing, instrument, recent)}.",
                caption="",
                as_of=day_text(briefing, recent.days[-1]),
                lines=(Line(short_name(instrument), recent.days, recent.levels),),
                width=_WIDTH,
                height=_HEIGHT,
            )
    return found


def _recent(series: LineSeries) -> LineSeries:
    start = series.days[-1] - timedelta(days=_DAYS)
    points = [(d, v) for d, v in zip(series.days, series.levels, strict=True) if d >= start]
    days, levels = zip(*points, strict=True)
    return LineSeries(series.subject, days, levels)
