"""BuiltMail: a message as bytes, taken apart again the way a mail program does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from generator.rendering.mail_weight import Fitted


@dataclass(frozen=True, slots=True)
class BuiltMail:
    """The parts of one message and its headers as they were sent."""

    subject: str
    header_lines: tuple[str, ...]
    """Lines of the message's own header, without line ends."""
    html: str | None
    text: str | None
    encodings: Mapping[str, str]
    """Transfer encoding by content type of the text parts."""
    images: Mapping[str, bytes]
    """Attached pictures by content id."""
    page: Fitted | None = field(default=None)
    """What the HTML's size cost, where the build is known."""
    hosted_at: str | None = field(default=None)
    """Address that pictures may be loaded from."""


def read_mail(raw: bytes, page: Fitted | None = None, hosted_at: str | None = None) -> BuiltMail:
    """Take a serialized message apart with the standard library's modern policy."""
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    parts = [part for part in message.walk() if not part.is_multipart()]
    texts = [part for part in parts if part.get_content_maintype() == "text"]
    return BuiltMail(
        subject=str(message["Subject"] or ""),
        header_lines=tuple(head.decode("utf-8", "replace").split("\n")),
        html=_content(texts, "text/html"),
        text=_content(texts, "text/plain"),
        encodings={
            part.get_content_type(): str(part["Content-Transfer-Encoding"] or "7bit").lower()
            for part in texts
        },
        images={
            str(part["Content-ID"] or "").strip("<>"): bytes(part.get_content())
            for part in parts
            if part.get_content_maintype() == "image"
        },
        page=page,
        hosted_at=hosted_at,
    )


def _content(parts: list[EmailMessage], kind: str) -> str | None:
    return next((str(p.get_content()) for p in parts if p.get_content_type() == kind), None)
