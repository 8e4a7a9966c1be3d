"""Rules of the HTML: what it must have, and what it may not."""

import re
from collections.abc import Iterator

from generator.rendering.built_mail import BuiltMail
from generator.rendering.lint_finding import LintFinding, error, warning
from generator.rendering.mail_markup import Element, MailMarkup
from generator.rendering.mail_weight import LIMIT, WARN, Fitted, largest

PREHEADER = (40, 140)
"""Characters of the text beside the subject in an inbox: fewer leave room for the page's first
words, more are not shown."""

_ACTIVE = ("script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button")
_HIDDEN = re.compile(r"display\s*:\s*none|max-height\s*:\s*0", re.IGNORECASE)
_FILLER = re.compile("[\u034f\u200c\u00a0\u00ad\u2007\ufeff\\s]+")
_FIRST_BYTES = 1024
_SHOWN = 60


def size_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Bytes of HTML, and what was left out for them."""
    page = mail.page or Fitted(mail.html or "")
    if page.dropped:
        yield warning(
            "size",
            f"the mail was too large, so it goes without {' and '.join(page.dropped)}; "
            "shorten the note to keep them.",
        )
    if page.size >= LIMIT:
        yield error(
            "size",
            f"the mail has {page.size:,} bytes of HTML and programs cut it from {LIMIT:,}; shorten "
            f"the note. Largest: {largest(page)}.",
        )
    elif page.size >= WARN:
        yield warning(
            "size",
            f"the mail has {page.size:,} bytes of HTML and is refused from {LIMIT:,}; "
            f"largest: {largest(page)}.",
        )


def head_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Language, title and character set."""
    if not any(one.get("lang").strip() for one in markup.each("html")):
        yield error("lang", 'the page names no language; write <html lang="en">.')
    if not any(one.text.strip() for one in markup.each("title")):
        yield error("title", "the page has no title; give it a <title>.")
    first = (mail.html or "").encode()[:_FIRST_BYTES].lower()
    if b"charset=" not in first:
        yield error(
            "charset",
            f"no character set in the first {_FIRST_BYTES:,} bytes of the page; "
            'put <meta charset="utf-8"> first into its head.',
        )


def preheader_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """The hidden line that an inbox shows beside the subject."""
    hidden = next((one for one in markup.elements if _HIDDEN.search(one.get("style"))), None)
    text = "" if hidden is None else _FILLER.sub(" ", hidden.text).strip()
    fewest, most = PREHEADER
    if not text:
        yield error("preheader", "there is no preheader; put a hidden line first into the body.")
    elif not fewest <= len(text) <= most:
        yield warning(
            "preheader",
            f"the preheader has {len(text)} characters; {fewest} to {most} are shown well.",
        )


def active_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Scripts and forms, which every mail program removes or warns about."""
    for one in markup.each(*_ACTIVE):
        yield error("script", f"<{one.tag}> may not be in a mail; take it out.")
    for one in markup.elements:
        handler = next((name for name in one.attributes if name.startswith("on")), None)
        if handler is not None:
            yield error("script", f"<{one.tag}> has {handler!r}, a script; take it out.")
    for one in markup.each("link"):
        yield error("remote", f"<link> to {_named(one, 'href')} is not loaded; use <style>.")


def link_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Links: https, mailto, or to a place that the page has."""
    places = {one.get("id") for one in markup.elements} | {
        one.get("name") for one in markup.each("a")
    }
    for one in markup.each("a", "area"):
        if "href" not in one.attributes:
            continue
        address = one.get("href").strip()
        if address.startswith("#"):
            if address[1:] not in places:
                yield error(
                    "links", f"the link to {address!r} leads nowhere; add the place, or unlink it."
                )
        elif not address.lower().startswith(("https://", "mailto:")):
            yield error(
                "links", f"the link to {_named(one, 'href')} is not secure; use https or mailto."
            )


def _named(one: Element, attribute: str) -> str:
    text = one.get(attribute)
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
