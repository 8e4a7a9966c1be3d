"""Mail preview: what a recipient would get, made harmless for showing inside another page.

The text of a note may come from a model, so its HTML is cleaned, its pictures are put into the
page itself, and the whole becomes a `data:` address: a frame that shows it has no origin, and the
policy inside forbids scripts and anything loaded from elsewhere.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.rendering.lint_finding import LintFinding

if TYPE_CHECKING:
    from generator.rendering.chart_spec import ChartSpec
    from generator.workspace.mail_draft import MailDraft

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_PICTURE = re.compile(
    r'(<img\b[^>]*?\bsrc=")(?:cid:([a-z0-9-]+)|https://[^"]*?/(charts/[a-z0-9-]+\.png))"'
)
_TAGS = frozenset(
    (
        *("a", "b", "blockquote", "br", "center", "div", "em", "h1", "h2", "h3", "h4", "hr", "i"),
        *("img", "li", "ol", "p", "small", "span", "strong", "sub", "sup", "u", "ul"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
_ANY = frozenset({"align", "bgcolor", "class", "dir", "height", "lang", "role", "style"})
_ATTRIBUTES = {
    "*": set(_ANY | {"valign", "width"}),
    "a": {"href", "title"},
    "img": {"alt", "src", "title"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


@dataclass(frozen=True, slots=True)
class MailPreview:
    """One revision as its recipients would get it."""

    subject: str
    frame: str
    """`data:` address of the harmless page."""
    text: str
    charts: "tuple[ChartSpec, ...]"
    """The charts as data; the message has them as pictures."""
    html_bytes: int
    """Size of the HTML that would be sent."""
    findings: tuple[LintFinding, ...] = ()
    """What the lint says about it, errors first."""


def mail_preview(draft: "MailDraft", specs: "tuple[ChartSpec, ...]") -> MailPreview:
    """The preview of a mail."""
    parts = draft.parts
    page = harmless_page(parts.html, {**parts.images, **draft.hosted})
    address = f"data:text/html;base64,{base64.b64encode(page.encode()).decode()}"
    size = len(parts.html.encode())
    return MailPreview(parts.subject, address, parts.text, specs, size, draft.findings)


def harmless_page(html: str, images: Mapping[str, bytes]) -> str:
    """A complete page without script, forms, frames or anything loaded from elsewhere."""
    import nh3

    head, _, body = html.partition("</head>")
    cleaned = nh3.clean(
        body or head,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags={"script", "style", "title"},
        url_schemes={"https", "mailto", "cid"},
        url_relative="deny",
        link_rel="noopener noreferrer",
    )
    # Styles in the head are the template's own: escaping keeps any text out of a tag there.
    styles = "".join(f"<style>{css}</style>" for css in _STYLE.findall(head if body else ""))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<base target="_blank">{styles}</head>'
        f'<body style="margin:0">{_with_pictures(cleaned, images)}</body></html>'
    )


def _with_pictures(html: str, images: Mapping[str, bytes]) -> str:
    def picture(match: re.Match[str]) -> str:
        name = match.group(2) or match.group(3)
        data = base64.b64encode(images.get(name, b"")).decode()
        return f'{match.group(1)}data:image/png;base64,{data}"'

    return _PICTURE.sub(picture, html)
