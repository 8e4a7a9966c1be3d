"""Publication: a briefing rendered for mail and for files, with its charts as pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.market.universe import Universe
from generator.rendering.chart_sparks import spark_specs
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.charts import chart_specs
from generator.rendering.mail_images import MailImages, place_images
from generator.rendering.mail_weight import Fitted, fitted, unmarked
from generator.rendering.plain_text import plain_text
from generator.rendering.render import Rendered, render
from generator.rendering.view import build_view
from generator.writing.briefing import Briefing


@dataclass(frozen=True, slots=True)
class Mail:
    """What a message carries; personal links are placeholders."""

    subject: str
    page: Fitted
    """HTML with its pictures where the installation wants them, and what its size cost."""
    text: str
    attached: Mapping[str, bytes]
    """PNG bytes by content id, exactly those that the HTML shows."""
    hosted: Mapping[str, bytes]
    """PNG bytes by path under the public address, exactly those that the HTML shows."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything a reader may get of one briefing."""

    subject: str
    page: Rendered
    """For files: pictures lie beside it in `charts/`."""
    mail: Mail
    images: Mapping[str, bytes]
    """PNG bytes by chart name, for the files."""


def publish(
    briefing: Briefing,
    universe: Universe,
    *,
    name: str = "Market Briefing",
    has_page: bool = False,
    with_charts: bool = True,
    mail_images: MailImages = "cid",
    public_url: str | None = None,
) -> Publication:
    """Render a briefing in every form.

    Args:
        briefing: What was written and verified.
        universe: Names and units of its subjects.
        name: The publication's name.
        has_page: Whether readers can open the note on the web.
        with_charts: Draw the charts, which takes most of the time.
        mail_images: Where a mail has its pictures.
        public_url: Base address of the public pages, for hosted pictures.

    Raises:
        UsageError: Hosted pictures without an https address to host them.
    """
    specs = chart_specs(briefing, universe) if with_charts else ()
    view = build_view(
        briefing, universe=universe, charts=specs, publication=name, has_page=has_page
    )
    page, mail = render(view, "file"), render(view, "cid")
    sparks = spark_specs(briefing, universe).values() if with_charts else ()
    offered = (*specs, *sparks)
    images = _drawn(offered, (page.html, mail.html, page.markdown))
    subject = plain_text(briefing.subject.text)
    return Publication(
        subject=subject,
        page=replace(page, html=unmarked(page.html)),
        mail=_mail(subject, mail, images, mail_images, public_url),
        images=images,
    )


def _mail(
    subject: str,
    rendered: Rendered,
    images: Mapping[str, bytes],
    how: MailImages,
    public_url: str | None,
) -> Mail:
    """The mail's parts. What is too large goes now, before anybody approves it."""
    placed = place_images(rendered.html, images, how, public_url)
    page = fitted(placed.html)
    return Mail(
        subject=subject,
        page=page,
        text=rendered.text,
        attached={n: data for n, data in placed.attached.items() if f'"cid:{n}"' in page.html},
        hosted={path: data for path, data in placed.hosted.items() if f'/{path}"' in page.html},
    )


def _drawn(specs: Iterable[ChartSpec], pages: Iterable[str]) -> dict[str, bytes]:
    """The pictures that any of the pages shows; matplotlib is loaded for no others."""
    text = "\n".join(pages)
    shown = [s for s in specs if f'"cid:{s.name}"' in text or f"charts/{s.name}.png" in text]
    if not shown:
        return {}
    from generator.rendering.draw import draw_png

    return {spec.name: draw_png(spec) for spec in shown}
