"""Sender: in whose name the mail goes out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """The identity every message of the newsletter carries."""

    address: str
    """Appears in From and is the envelope sender."""
    name: str = "Market Briefing"
    reply_to: str | None = None
    unsubscribe_to: str | None = None
    """Mailbox for unsubscribe requests; the sender's own by default."""
    list_id: str | None = None
    """RFC 2919 list identifier, e.g. `us-morning.example.com`; made from the domain by default."""

    @property
    def domain(self) -> str:
        """Domain of the sender's address."""
        return self.address.rpartition("@")[2]

    @property
    def list_identifier(self) -> str:
        """The list identifier in use."""
        return self.list_id or f"market-briefing.{self.domain}"

    @property
    def unsubscribe_mailto(self) -> str:
        """A link that opens a mail asking to be taken off the list."""
        return f"mailto:{self.unsubscribe_to or self.address}?subject=unsubscribe"

    @property
    def web_version_mailto(self) -> str:
        """A link that opens a mail asking for the web version, where no page shows it."""
        return f"mailto:{self.reply_to or self.address}?subject=web%20version"
