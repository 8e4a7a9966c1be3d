"""Rules of pictures: words for each, attached exactly when shown, loaded from nowhere else."""

from collections.abc import Iterator

from generator.rendering.built_mail import BuiltMail
from generator.rendering.lint_finding import LintFinding, error, warning
from generator.rendering.mail_markup import Element, MailMarkup

_HEAVY = 400_000
"""Bytes of pictures from which a mail is slow on a phone."""
_PNG = b"\x89PNG\r\n\x1a\n"


def alt_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Words and sizes of pictures."""
    for one in markup.each("img"):
        if not one.get("alt").strip():
            yield error("alt", f"the picture {_name(one)} has no words; give it an alt text.")
        if not (one.get("width").isdigit() and one.get("height").isdigit()):
            yield warning(
                "alt",
                f"the picture {_name(one)} has no width and height; Outlook for Windows then "
                "shows it at twice its size.",
            )


def source_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Where pictures come from."""
    for one in markup.elements:
        source = one.get("src") or one.get("background")
        if source.lower().startswith("data:"):
            yield error(
                "data", f"<{one.tag}> has a data: address, which Gmail removes; attach the picture."
            )
        elif source and not source.startswith("cid:") and not _is_hosted(source, mail):
            yield error(
                "remote",
                f"<{one.tag}> would load {_name(one)}; attach the picture, or host it on "
                "public_url with mail_images = 'hosted'.",
            )


def attachment_findings(mail: BuiltMail, markup: MailMarkup) -> Iterator[LintFinding]:
    """Every picture that is shown is attached, and the reverse."""
    shown = {
        one.get("src").removeprefix("cid:")
        for one in markup.each("img")
        if one.get("src").startswith("cid:")
    }
    for name in sorted(shown - set(mail.images)):
        yield error("cid", f"the picture {name!r} is shown but not attached; attach it.")
    for name in sorted(set(mail.images) - shown):
        yield error("cid", f"the picture {name!r} is attached but not shown; take it out.")
    for name, data in mail.images.items():
        if not data.startswith(_PNG):
            yield error("cid", f"the picture {name!r} is no PNG; draw it again.")
    weight = sum(len(data) for data in mail.images.values())
    if weight > _HEAVY:
        yield warning("size", f"the pictures have {weight:,} bytes; leave one out.")


def _is_hosted(source: str, mail: BuiltMail) -> bool:
    return mail.hosted_at is not None and source.startswith(f"{mail.hosted_at.rstrip('/')}/")


def _name(one: Element) -> str:
    source = one.get("src") or one.get("background")
    return repr(source[:60])
