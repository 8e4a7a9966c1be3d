"""Which charts a briefing gets: the headline's, then those of the day's rarest facts.

The gaps to the record always stand first. Then come charts of facts that the headline
states, then the most salient of the others (see `facts.salience`) as far as they are worth a
picture. There are three at most; a quiet day gets two all the same, where there are as many.
"""

from collections.abc import Iterator

from generator.market.universe import Universe, default_universe
from generator.rendering.chart_gaps import gap_chart
from generator.rendering.chart_offer import ChartOffer
from generator.rendering.chart_pair import pair_chart
from generator.rendering.chart_policy import bill_chart, rate_chart
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.chart_year import year_charts
from generator.writing.briefing import Briefing

MOST = 3
"""Charts in one note; more make a mail heavy and hide the prose."""

FEWEST = 2
"""Charts of a quiet day, where there are as many."""

WORTH = 3.0
"""Bits that a fact needs for a picture of its own: about once in eight sessions."""


def chart_specs(briefing: Briefing, universe: Universe | None = None) -> tuple[ChartSpec, ...]:
    """The charts of the day, in reading order."""
    offers = list(chart_offers(briefing, universe or default_universe()))
    told = set(briefing.headline.fact_ids)
    ranked = sorted(offers, key=lambda o: (bool(o.facts & told), o.bits), reverse=True)
    chosen: list[ChartOffer] = []
    for offer in ranked:
        is_worth = bool(offer.facts & told) or offer.bits >= WORTH or len(chosen) < FEWEST
        if len(chosen) < MOST and is_worth and not any(_repeats(offer, one) for one in chosen):
            chosen.append(offer)
    return tuple(offer.spec for offer in offers if offer in chosen)


def _repeats(offer: ChartOffer, chosen: ChartOffer) -> bool:
    """Whether a chart would draw a line again, or be a second year of something."""
    is_second_year = offer.family == chosen.family == "year"
    return is_second_year or bool(offer.subjects & chosen.subjects)


def chart_offers(briefing: Briefing, universe: Universe) -> Iterator[ChartOffer]:
    """Every chart that the briefing's facts and series allow, in reading order."""
    found = (
        gap_chart(briefing, universe),
        *(pair_chart(briefing, universe, pair) for pair in universe.pairs),
        *year_charts(briefing, universe),
        rate_chart(briefing),
        bill_chart(briefing),
    )
    return (offer for offer in found if offer is not None)
