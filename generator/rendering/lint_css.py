"""CSS that mail programs do not show, in a small table of our own.

Written from the support data that caniemail.com publishes (June 2026). Only what changes a layout
when it is missing is listed: properties that degrade by themselves, such as rounded corners, are
fine to use.
"""

import re
from collections.abc import Iterator

from generator.rendering.built_mail import BuiltMail
from generator.rendering.lint_finding import Level, LintFinding
from generator.rendering.mail_markup import MailMarkup

_LONGEST_SHEET = 8192
_OUTLOOK, _GMAIL = "Outlook for Windows", "Gmail"

UNSUPPORTED: tuple[tuple[str, str, Level, str], ...] = (
    (r"position\s*:\s*(absolute|fixed|sticky|relative)", "position", "error", _GMAIL),
    (r"display\s*:\s*(inline-)?flex", "display: flex", "error", _OUTLOOK),
    (r"display\s*:\s*(inline-)?grid", "display: grid", "error", _OUTLOOK),
    (r"var\s*\(", "custom properties", "error", _GMAIL),
    (r"@import", "@import", "error", _GMAIL),
    (r"@font-face", "@font-face", "warning", _GMAIL),
    (r"(?<![\w-])float\s*:", "float", "warning", _OUTLOOK),
    (r"calc\s*\(", "calc()", "warning", _OUTLOOK),
    (r"(?<![\w-])transform\s*:", "transform", "warning", _OUTLOOK),
    (r"(?<![\w-])(animation|transition)\s*:", "animation", "warning", _GMAIL),
    (r"(?<![\w-])filter\s*:", "filter", "warning", _GMAIL),
    (r"object-fit\s*:", "object-fit", "warning", _OUTLOOK),
    (r"(?<![\w-])gap\s*:", "gap", "warning", _OUTLOOK),
    (r"margin[\w-]*\s*:[^;]*-\d", "negative margins", "warning", _GMAIL),
)
"""Pattern, name, how grave it is, and the most used program that ignores it."""

_UNSHOWN = {
    "svg": "use a PNG picture",
    "video": "link to it",
    "audio": "link to it",
    "canvas": "use a PNG picture",
    "math": "write it as text",
}
_DATA_URL = re.compile(r"url\s*\(\s*['\"]?\s*data:", re.IGNORECASE)
_ANY_URL = re.compile(r"url\s*\(", re.IGNORECASE)


def css_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Styles and elements that many readers would not see."""
    styles = list(markup.styles())
    for pattern, name, level, client in UNSUPPORTED:
        where = next((place for place, css in styles if re.search(pattern, css, re.I)), None)
        if where is not None:
            yield LintFinding(
                "css", level, f"{name} in {where} is not shown by {client}; lay out with tables."
            )
    for tag, advice in _UNSHOWN.items():
        if any(markup.each(tag)):
            yield LintFinding("css", "error", f"<{tag}> is not shown by {_GMAIL}; {advice}.")
    for sheet in markup.each("style"):
        if len(sheet.text) > _LONGEST_SHEET:
            yield LintFinding(
                "css",
                "warning",
                f"a style sheet has {len(sheet.text):,} characters and {_GMAIL} ignores one of "
                f"more than {_LONGEST_SHEET:,}; shorten it.",
            )


def url_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Addresses in styles: nothing in a mail's style may be loaded."""
    for place, css in markup.styles():
        if _DATA_URL.search(css):
            yield LintFinding(
                "data", "error", f"{place} has a data: address, which {_GMAIL} removes; attach it."
            )
        elif _ANY_URL.search(css):
            yield LintFinding(
                "remote", "error", f"{place} loads something from an address; take the url() out."
            )
