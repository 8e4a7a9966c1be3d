"""BriefingView: everything a template prints, as display-ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.market.universe import Universe, default_universe
from generator.rendering.attribution import (
    AttributedView,
    SourceView,
    attributed_views,
    sources,
    writer_line,
)
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.charts import chart_specs
from generator.rendering.glance import Glance, glance
from generator.rendering.masthead import Masthead, masthead
from generator.rendering.method import DISCLAIMER, METHOD
from generator.rendering.names import morning
from generator.rendering.notes import Note, NoteBook
from generator.rendering.passages import PassageView, SectionView, passage_view, section_view
from generator.rendering.plain_text import plain_text
from generator.writing.briefing import Briefing

PUBLICATION = "Market Briefing"

UNSUBSCRIBE_URL = "%%UNSUBSCRIBE_URL%%"
VIEW_URL = "%%VIEW_URL%%"
"""Replaced for each recipient at sending; nothing else in a message may differ."""


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart's picture and the words that stand for it."""

    name: str
    title: str
    alt: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class BriefingView:
    """One note, the same for HTML, plain text and Markdown. No field holds markup."""

    masthead: Masthead
    headline: str
    dek: PassageView
    preheader: str
    sections: tuple[SectionView, ...]
    glance: Glance | None
    charts: tuple[ChartView, ...]
    views: tuple[AttributedView, ...]
    notices: tuple[str, ...]
    sources: tuple[SourceView, ...]
    notes: tuple[Note, ...]
    method: tuple[str, ...]
    disclaimer: str
    writer_line: str
    reference: str
    """Id and revision, for readers who ask about the note."""
    language: str = "en"
    unsubscribe_url: str = UNSUBSCRIBE_URL
    view_url: str | None = VIEW_URL
    """None where there is no public page to view."""


def build_view(
    briefing: Briefing,
    *,
    universe: Universe | None = None,
    charts: Sequence[ChartSpec] | None = None,
    publication: str = PUBLICATION,
    has_page: bool = True,
) -> BriefingView:
    """The view of a briefing.

    Args:
        briefing: What was written and verified.
        universe: Names and units of its subjects; the shipped universe by default.
        charts: The charts that will be drawn; those of `chart_specs` by default, none for `()`.
        publication: Name above the headline.
        has_page: Whether readers can open the note on the web.
    """
    universe = universe or default_universe()
    charts = chart_specs(briefing, universe) if charts is None else charts
    facts = {fact.id: fact for fact in briefing.facts}
    book = NoteBook(morning(briefing))
    dek = passage_view(briefing.dek, facts.get, book)
    sections = [section_view(section, facts.get, book) for section in briefing.sections]
    return BriefingView(
        masthead=masthead(briefing, universe, publication),
        headline=plain_text(briefing.headline.text),
        dek=dek,
        preheader=plain_text(briefing.preheader.text),
        sections=tuple(section for section in sections if section.paragraphs),
        glance=glance(briefing, universe),
        charts=tuple(_chart(spec) for spec in charts),
        views=attributed_views(briefing),
        notices=tuple(plain_text(notice) for notice in briefing.notices),
        sources=sources(briefing),
        notes=book.notes(),
        method=METHOD,
        disclaimer=DISCLAIMER,
        writer_line=writer_line(briefing),
        view_url=VIEW_URL if has_page else None,
        reference=plain_text(f"{briefing.id}, revision {briefing.revision}"),
    )


def _chart(spec: ChartSpec) -> ChartView:
    return ChartView(spec.name, spec.title, spec.alt, spec.caption, spec.width, spec.height)
