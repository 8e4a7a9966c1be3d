"""Mail: from settings to a mailer over an SMTP server or a folder of files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import UsageError
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.delivery.mailer import Mailer
    from generator.delivery.sender import Sender
    from generator.delivery.transport import Transport


@contextmanager
def open_mailer(settings: Settings, folder: Path | None = None) -> "Iterator[Mailer]":
    """A mailer in the installation's name.

    Args:
        settings: Mail server and sender.
        folder: Write `.eml` files there instead of sending.

    Raises:
        UsageError: Neither a folder nor a mail server is known.
    """
    from generator.delivery.mailer import Mailer

    with _transport(settings, folder) as transport:
        yield Mailer(transport, open_sender(settings))


def open_sender(settings: Settings) -> "Sender":
    """In whose name the installation sends."""
    from generator.delivery.sender import Sender

    return Sender(
        settings.sender,
        settings.sender_name,
        reply_to=settings.reply_to,
        list_id=settings.list_id,
    )


def _transport(settings: Settings, folder: Path | None) -> "Transport":
    if folder is not None:
        from generator.delivery.eml_folder import EmlFolderTransport

        return EmlFolderTransport(folder)
    if settings.smtp_url is None:
        raise UsageError(
            "no mail server is set; set BRIEFING_SMTP_URL (smtp://host:port), "
            "or write files with `briefing send ID --dry-run`."
        )
    from generator.delivery.smtp import SmtpTransport
    from generator.delivery.smtp_server import parse_smtp_url

    return SmtpTransport(parse_smtp_url(settings.smtp_url))
