"""Mailer: builds a message for one recipient and hands it to a transport."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from generator.delivery.address import normalize_address
from generator.delivery.message import build_message
from generator.delivery.sender import Sender
from generator.delivery.transport import Transport
from generator.review.approved import ApprovedBriefing


@dataclass(frozen=True, slots=True)
class Links:
    """What the placeholders become for one recipient; None where there is no such page."""

    unsubscribe_url: str | None = None
    view_url: str | None = None


LinksFor = Callable[[ApprovedBriefing, str], Links]
"""Makes the links of one recipient from the approved briefing and the address."""


def no_links(approved: ApprovedBriefing, recipient: str) -> Links:
    """Links of an installation without public pages: unsubscribing goes by mail."""
    return Links()


class Mailer:
    """Sends approved briefings in one sender's name.

    Args:
        transport: Where messages go.
        sender: In whose name.
        links: Makes each recipient's links.
    """

    def __init__(self, transport: Transport, sender: Sender, links: LinksFor = no_links) -> None:
        self._transport = transport
        self._sender = sender
        self._links = links

    def send(
        self, approved: ApprovedBriefing, recipient: str, *, at: datetime, is_test: bool = False
    ) -> str:
        """Send one message and return its Message-ID.

        Raises:
            DeliveryError: See `Transport.send` and `build_message`.
        """
        address = normalize_address(recipient)
        links = self._links(approved, address)
        message = build_message(
            approved,
            address,
            self._sender,
            date=at,
            unsubscribe_url=links.unsubscribe_url,
            view_url=links.view_url,
            is_test=is_test,
        )
        self._transport.send(message, sender=self._sender.address, recipient=address)
        return str(message["Message-ID"])
