"""MailDraft: what subscribers would get of a briefing, built as one message and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import DeliveryError, ReviewError, StorageError
from generator.rendering.lint import errors, lint_mail
from generator.rendering.lint_finding import LintFinding, error
from generator.review.approved import ApprovedBriefing, RenderedParts
from generator.settings import Settings
from generator.workspace.mail import open_sender

if TYPE_CHECKING:
    from generator.market.universe import Universe
    from generator.rendering.publication import Mail
    from generator.writing.briefing import Briefing

SPECIMEN = "reader@example.com"
"""Whom the checked message is made out to; it is never sent."""


@dataclass(frozen=True, slots=True)
class MailDraft:
    """The parts of a mail with what the lint says about them."""

    parts: RenderedParts
    findings: tuple[LintFinding, ...]
    """Errors first."""
    hosted: Mapping[str, bytes]
    """Pictures by path under the public address."""

    def approvable(self, public: Path) -> RenderedParts:
        """The parts, once nothing stands in their way and hosted pictures are where they belong.

        Args:
            public: Folder that the public address serves.

        Raises:
            ReviewError: The lint found an error.
            StorageError: A hosted picture cannot be written.
        """
        wrong = errors(self.findings)
        if wrong:
            raise ReviewError(
                f"the mail cannot go out like this: {' Also: '.join(one.text for one in wrong)}"
            )
        for path, data in self.hosted.items():
            _write(public / path, data)
        return self.parts


def build_mail(
    briefing: "Briefing", universe: "Universe", settings: Settings, at: datetime
) -> MailDraft:
    """Render a briefing as the installation sends it, and check it.

    Args:
        briefing: What is to be sent.
        universe: Names and units of its subjects.
        settings: Name, sender, and where pictures are.
        at: Aware instant for the Date header.
    """
    from generator.rendering.publication import publish

    made = publish(
        briefing,
        universe,
        name=settings.publication,
        has_page=settings.public_url is not None,
        mail_images=settings.mail_images,
        public_url=settings.public_url,
    )
    return mail_draft(briefing, made.mail, settings, at)


def mail_draft(briefing: "Briefing", mail: "Mail", settings: Settings, at: datetime) -> MailDraft:
    """Build the message a reader would get and check it.

    Args:
        briefing: What the mail was rendered from.
        mail: Its rendered parts.
        settings: Sender, and where pictures are.
        at: Aware instant for the Date header.
    """
    parts = RenderedParts(mail.subject, mail.page.html, mail.text, mail.attached).canonical()
    return MailDraft(parts, _findings(briefing, parts, mail, settings, at), mail.hosted)


def _findings(
    briefing: "Briefing", parts: RenderedParts, mail: "Mail", settings: Settings, at: datetime
) -> tuple[LintFinding, ...]:
    from generator.delivery.headers import MAIL_POLICY
    from generator.delivery.message import build_message

    specimen = ApprovedBriefing(
        briefing.id, briefing.revision, parts, parts.content_hash(), "nobody", at
    )
    try:
        message = build_message(specimen, SPECIMEN, open_sender(settings), date=at)
    except DeliveryError as problem:
        return (error("message", str(problem)),)
    hosted_at = settings.public_url if settings.mail_images == "hosted" else None
    return lint_mail(message.as_bytes(policy=MAIL_POLICY), mail.page, hosted_at)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as problem:
        raise StorageError(
            f"the picture {str(path)!r} cannot be written ({problem.strerror or problem}); "
            "make its folder writable, or set mail_images to 'cid'."
        ) from problem
