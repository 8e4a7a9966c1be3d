"""Render a view as e-mail HTML, plain text and Markdown."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from generator.rendering.environment import (
    html_environment,
    markdown_environment,
    text_environment,
)
from generator.rendering.template_folder import template_folder
from generator.rendering.view import BriefingView

Images = Literal["cid", "file"]
"""`cid` for a message with attached pictures, `file` for a page that lies beside `charts/`."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The three forms of one note."""

    html: str
    """Styles inlined, no script, nothing loaded from elsewhere."""
    text: str
    """Plain text wrapped at 72 columns."""
    markdown: str
    """Pictures always refer to `charts/<name>.png`."""


def render(view: BriefingView, images: Images = "cid", *, folder: Path | None = None) -> Rendered:
    """Render all three forms.

    Args:
        view: What to print.
        images: `cid` refers to pictures as `cid:<name>` and carries the links that are filled in
            for each recipient; `file` refers to `charts/<name>.png` and leaves those links out.
        folder: Folder with the templates; the shipped ones by default.

    Raises:
        BriefingError: The templates are not installed.
    """
    folder = folder or template_folder()
    names = {"view": view, "personal": images == "cid"}
    html = html_environment(folder).get_template("briefing.html.j2")
    text = text_environment(folder).get_template("briefing.txt.j2")
    markdown = markdown_environment(folder).get_template("briefing.md.j2")
    before, after = ("cid:", "") if images == "cid" else ("charts/", ".png")
    page = html.render(names, image_before=before, image_after=after)
    return Rendered(
        html=_inliner().inline(page),
        text=text.render(names).strip() + "\n",
        markdown=markdown.render(names).strip() + "\n",
    )


@cache
def _inliner() -> Any:
    import css_inline

    # Remote style sheets are off because the default would fetch whatever a page names. The media
    # queries stay through `data-css-inline="keep"` in the template: `keep_at_rules` would hoist
    # them above the charset, which browsers look for in the first 1,024 bytes.
    return css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
