"""Words that charts share: first, last, low and high of a series, for those who see no picture."""

from math import isfinite

from generator.context.display import format_level
from generator.facts.series import LineSeries
from generator.market.instrument import Instrument
from generator.rendering.names import day_text, short_name
from generator.writing.briefing import Briefing

FEWEST_POINTS = 20
"""Fewer closes make no line worth looking at."""


def usable(series: LineSeries | None) -> LineSeries | None:
    """The series without what is no number; None where it is too short to be drawn."""
    if series is None:
        return None
    points = [(d, v) for d, v in zip(series.days, series.levels, strict=True) if isfinite(v)]
    if len(points) < FEWEST_POINTS:
        return None
    days, levels = zip(*points, strict=True)
    kept = set(days)
    records = tuple(day for day in series.records if day in kept)
    return LineSeries(series.subject, days, levels, records)


def series_of(briefing: Briefing, subject: str) -> LineSeries | None:
    """The subject's series, if it can be drawn."""
    return usable(next((one for one in briefing.series if one.subject == subject), None))


def series_words(briefing: Briefing, instrument: Instrument, series: LineSeries) -> str:
    """`Gold: first $2,716.10, last $4,285.50, low … on …, high … on …`."""
    points = list(zip(series.levels, series.days, strict=True))
    (low, low_day), (high, high_day) = min(points), max(points)

    def level(value: float) -> str:
        return format_level(value, instrument.unit)

    return (
        f"{short_name(instrument)}: first {level(series.levels[0])}, "
        f"last {level(series.levels[-1])}, low {level(low)} on {day_text(briefing, low_day)}, "
        f"high {level(high)} on {day_text(briefing, high_day)}"
    )


def chart_name(*parts: str) -> str:
    """Ids as one name that may stand in file names and content ids."""
    return "-".join(parts).replace(".", "-").replace("_", "-").lower()
