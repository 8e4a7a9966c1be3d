"""Gap chart: how far stocks and crypto are below their records, one bar each."""

from math import isfinite

from generator.context.display import format_percent, join_words, signed_percent
from generator.market.instrument import Instrument
from generator.market.universe import Universe
from generator.rendering.chart_offer import ChartOffer
from generator.rendering.chart_spec import Bar, ChartSpec, Hue
from generator.rendering.names import day_text, short_name
from generator.rendering.record_basis import gap_to_record, record_basis
from generator.writing.briefing import Briefing

_BAR_HEIGHT = 48
_FEWEST = 2
_MOST = 10
_ALWAYS = float("inf")


def gap_chart(briefing: Briefing, universe: Universe) -> ChartOffer | None:
    """Bars of the gaps to the record; None with fewer than two of them."""
    shown = [
        (instrument, fact.value("fraction"))
        for instrument in (*universe.group("equities"), *universe.group("crypto"))
        if (fact := gap_to_record(briefing, instrument.id)) is not None
        and isfinite(fact.value("fraction"))
    ][:_MOST]
    if len(shown) < _FEWEST:
        return None
    spec = ChartSpec(
        name="gap-to-record",
        kind="bars",
        title="How far below the record",
        unit="percent below the record",
        alt=f"Bar chart of the gap to the record: {'; '.join(_phrase(*one) for one in shown)}.",
        caption=f"Latest level against the record close{_basis(briefing, shown)}.",
        as_of=day_text(briefing, briefing.session),
        bars=tuple(_bar(*one) for one in shown),
        height=_BAR_HEIGHT * len(shown) + 8,
    )
    return ChartOffer(spec, "gaps", _ALWAYS, frozenset())


def _basis(briefing: Briefing, shown: list[tuple[Instrument, float]]) -> str:
    on_highs = [short_name(i) for i, _ in shown if record_basis(briefing, i.id) == "high"]
    return f"; {join_words(on_highs)}: intraday record high" if on_highs else ""


def _bar(instrument: Instrument, gap: float) -> Bar:
    hue: Hue = "second" if instrument.kind == "crypto" else "first"
    text = "at its record" if gap >= 0 else signed_percent(gap)
    return Bar(short_name(instrument), max(-gap, 0.0), text, hue)


def _phrase(instrument: Instrument, gap: float) -> str:
    name = short_name(instrument)
    return f"{name} at its record" if gap >= 0 else f"{name} {format_percent(gap)} below"
