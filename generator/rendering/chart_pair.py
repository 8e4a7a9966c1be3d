"""Pair chart: two instruments over a year, both set to 100 at its start, record closes marked."""

from generator.context.display import signed_percent
from generator.facts.series import LineSeries
from generator.market.instrument import Instrument
from generator.market.universe import Pair, Universe
from generator.rendering.chart_offer import ChartOffer
from generator.rendering.chart_spec import ChartSpec, Hue, Line, Rule
from generator.rendering.chart_words import chart_name, series_of, series_words
from generator.rendering.names import day_text, short_name
from generator.rendering.plain_text import plain_text
from generator.writing.briefing import Briefing

_START = 100.0


def pair_chart(briefing: Briefing, universe: Universe, pair: Pair) -> ChartOffer | None:
    """Both lines of a declared pair; None where one of them is missing or too short."""
    a, b = series_of(briefing, pair.a), series_of(briefing, pair.b)
    if a is None or b is None or not a.levels[0] or not b.levels[0]:
        return None
    first, second = universe.instruments[pair.a], universe.instruments[pair.b]
    the = "the " if first.article else ""
    phrases = (_phrase(briefing, first, a), _phrase(briefing, second, b))
    spec = ChartSpec(
        name=chart_name(pair.b, "against", pair.a),
        kind="lines",
        title=f"{short_name(second)} against {the}{plain_text(first.short)} over a year",
        unit="index, start = 100",
        alt=f"Line chart of daily closes over a year. {' '.join(phrases)}",
        caption=_caption(briefing, a, b),
        as_of=day_text(briefing, briefing.session),
        lines=(_line(briefing, first, a, "first"), _line(briefing, second, b, "second")),
        rules=(Rule(_START),),
    )
    fact_id = f"{pair.a}.vs.{pair.b}.divergence"
    fact = briefing.fact(fact_id)
    bits = fact.salience if fact else 0.0
    return ChartOffer(spec, "pair", bits, frozenset((fact_id,)), frozenset((pair.a, pair.b)))


def _caption(briefing: Briefing, a: LineSeries, b: LineSeries) -> str:
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
        values=tuple(level / series.levels[0] * _START for level in series.levels),
        marked=series.records,
        text="" if move is None else signed_percent(move.value("fraction")),
        hue=hue,
    )


def _phrase(briefing: Briefing, instrument: Instrument, series: LineSeries) -> str:
    words = series_words(briefing, instrument, series)
    return f"{words}, record closes: {len(series.records)}."
