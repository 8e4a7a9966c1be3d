"""Publication: a briefing rendered for mail and for files, with its charts as pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.market.universe import Universe
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.charts import chart_specs
from generator.rendering.plain_text import plain_text
from generator.rendering.render import Rendered, render
from generator.rendering.view import build_view
from generator.writing.briefing import Briefing


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything a reader may get of one briefing."""

    subject: str
    page: Rendered
    """For files: pictures lie beside it in `charts/`."""
    mail: Rendered
    """For messages: pictures by content id, personal links as placeholders."""
    images: Mapping[str, bytes]
    """PNG bytes by chart name."""


def publish(
    briefing: Briefing,
    universe: Universe,
    *,
    name: str = "Market Briefing",
    has_page: bool = False,
    with_charts: bool = True,
) -> Publication:
    """Render a briefing in every form.

    Args:
        briefing: What was written and verified.
        universe: Names and units of its subjects.
        name: The publication's name.
        has_page: Whether readers can open the note on the web.
        with_charts: Draw the charts, which takes most of the time.
    """
    specs = chart_specs(briefing, universe) if with_charts else ()
    view = build_view(
        briefing, universe=universe, charts=specs, publication=name, has_page=has_page
    )
    return Publication(
        subject=plain_text(briefing.subject.text),
        page=render(view, "file"),
        mail=render(view, "cid"),
        images=_drawn(specs) if specs else {},
    )


def _drawn(specs: tuple[ChartSpec, ...]) -> dict[str, bytes]:
    from generator.rendering.draw import draw_png

    return {spec.name: draw_png(spec) for spec in specs}
