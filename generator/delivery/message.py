"""Message: an approved briefing as one mail for one recipient.

Only the placeholders of `review.approved.PLACEHOLDERS` differ between recipients; everything else
a recipient decodes is byte for byte what was approved.
"""

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from generator.delivery.address import normalize_address
from generator.delivery.headers import MAIL_POLICY
from generator.delivery.sender import Sender
from generator.errors import DeliveryError, InputError
from generator.review.approved import PLACEHOLDERS, ApprovedBriefing

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_URL = re.compile(r"(https?://|mailto:)[!#-;=?-~]+\Z")
_PLACEHOLDER = re.compile("|".join(re.escape(name) for name in PLACEHOLDERS))
_TEST_MARK = "[Test] "


def build_message(
    approved: ApprovedBriefing,
    recipient: str,
    sender: Sender,
    *,
    date: datetime,
    unsubscribe_url: str | None = None,
    view_url: str | None = None,
    is_test: bool = False,
) -> EmailMessage:
    """Make the mail one recipient gets.

    Args:
        approved: What was approved; its parts are used unchanged but for the placeholders.
        recipient: The address it goes to.
        sender: In whose name.
        date: Aware instant for the Date header.
        unsubscribe_url: The recipient's own http(s) link; a mailto link to the sender without it.
        view_url: Where the briefing can be read in a browser; a mailto link without it.
        is_test: Marks the subject, and keeps the Message-ID apart from the edition's.

    Returns:
        `multipart/alternative` of plain text and HTML, the HTML related to its images by
        content id. The same arguments give the same bytes.

    Raises:
        DeliveryError: An address, a URL, the subject or another header cannot be put into a mail.
    """
    address = _address(recipient)
    unsubscribe = _url(unsubscribe_url or sender.unsubscribe_mailto)
    view = _url(view_url or sender.web_version_mailto)
    values = {"%%UNSUBSCRIBE_URL%%": unsubscribe, "%%VIEW_URL%%": view}
    message = EmailMessage(policy=MAIL_POLICY)
    message["From"] = Address(_line(sender.name), addr_spec=_address(sender.address))
    message["To"] = Address(addr_spec=address)
    message["Subject"] = (_TEST_MARK if is_test else "") + _line(approved.parts.subject)
    message["Date"] = format_datetime(date)
    identity = message_identity(approved, address, test_at=date if is_test else None)
    message["Message-ID"] = f"<{identity}@{sender.domain}>"
    _add_list_headers(message, sender, unsubscribe)
    _add_parts(message, approved, values, identity)
    return message


def message_identity(
    approved: ApprovedBriefing, recipient: str, *, test_at: datetime | None = None
) -> str:
    """The part of the Message-ID before the @.

    It follows from briefing, revision and recipient, so a message that was sent twice after all
    can be recognized; a test carries its instant too and never looks like the edition.
    """
    parts = [approved.briefing_id, str(approved.revision), recipient.lower()]
    if test_at is not None:
        parts.append(test_at.isoformat())
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:40]


def _add_list_headers(message: EmailMessage, sender: Sender, unsubscribe: str) -> None:
    mailto = _url(sender.unsubscribe_mailto)
    links = dict.fromkeys((unsubscribe, mailto))
    message["List-Unsubscribe"] = ", ".join(f"<{link}>" for link in links)
    if unsubscribe.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["List-Id"] = f"<{_line(sender.list_identifier)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "bulk"
    if sender.reply_to:
        message["Reply-To"] = Address(addr_spec=_address(sender.reply_to))


def _add_parts(
    message: EmailMessage, approved: ApprovedBriefing, values: dict[str, str], identity: str
) -> None:
    parts = approved.parts
    message.set_content(_filled(parts.text, values), cte="quoted-printable")
    page = {name: escape(value) for name, value in values.items()}
    message.add_alternative(_filled(parts.html, page), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_alternative_{identity[:24]}")
    if not parts.images:
        return
    html = message.get_payload(1)
    assert isinstance(html, EmailMessage)
    for cid, data in parts.images.items():
        html.add_related(
            data,
            maintype="image",
            subtype="png",
            cid=f"<{_line(cid)}>",
            disposition="inline",
            filename=f"{_line(cid)}.png",
        )
    html.set_boundary(f"=_related_{identity[:24]}")


def _filled(text: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values[match.group()], text)


def _address(text: str) -> str:
    try:
        return normalize_address(text)
    except InputError as error:
        raise DeliveryError(str(error)) from error


def _url(text: str) -> str:
    if not _URL.match(text):
        raise DeliveryError(f"{text!r} is not a link that can stand in a mail.")
    return text


def _line(text: str) -> str:
    if _CONTROL.search(text):
        raise DeliveryError(f"{text!r} holds a control character and cannot be a mail header.")
    return text
