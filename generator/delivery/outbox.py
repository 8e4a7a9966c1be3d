"""Outbox: one row for each edition and recipient, so that nothing is sent twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from generator.review.approved import ApprovedBriefing

OutboxState = Literal["queued", "sending", "sent", "failed", "uncertain"]
"""queued     waits to be sent, or to be tried again
sending    handed to a worker; it may be on the wire
sent       the mail server took it
failed     refused for good
uncertain  the connection broke while the server was taking it: it may or may not have arrived
"""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One edition for one recipient."""

    number: int
    """Place in the queue, from 1; later rows have higher numbers."""
    edition_id: str
    """`<edition>-<date>`; unique together with the recipient."""
    recipient: str
    briefing_id: str
    revision: int
    sha256: str
    """Hash of the approved content that was queued."""
    state: OutboxState
    attempts: int
    """Times the mail server asked to try later."""
    queued_at: datetime
    due_at: datetime
    """Not to be tried before this instant."""
    changed_at: datetime
    error: str = ""
    """The server's last answer, where it was not a yes."""
    message_id: str = ""
    """Of the message that was taken."""


class Outbox(Protocol):
    """Contract: rows are unique by edition and recipient and never leave.

    Recipients are matched without letter case. Each call is one transaction, committed when it
    returns. A claimed row belongs to the claimer until it is marked; should the claimer die, the
    row stays `sending`, is shown as `uncertain` and is never handed out again by itself.
    `StorageError` may come from any method of a real outbox.
    """

    def unserved(self, edition_id: str, recipients: Sequence[str]) -> tuple[str, ...]:
        """Those recipients, normalized and each once, that have no row for an edition."""
        ...

    def enqueue(
        self, approved: ApprovedBriefing, recipients: Sequence[str], *, at: datetime
    ) -> int:
        """Queue an edition for recipients that do not have a row for it yet.

        Returns:
            How many rows are new; a second call with the same arguments returns 0.
        """
        ...

    def claim(self, *, after: int, at: datetime) -> OutboxRow | None:
        """Take the first queued row that is due at `at`; its state is now `sending`.

        Args:
            after: Number of the row taken before, 0 at first; only later rows are considered, so
                a run that goes forward tries each row once.
            at: The present instant.
        """
        ...

    def mark_sent(self, row: OutboxRow, *, message_id: str, at: datetime) -> None:
        """The mail server took the message of a claimed row."""
        ...

    def mark_failed(self, row: OutboxRow, *, error: str, at: datetime) -> None:
        """The message of a claimed row was refused for good."""
        ...

    def mark_uncertain(self, row: OutboxRow, *, error: str, at: datetime) -> None:
        """It is unknown whether the message of a claimed row was taken."""
        ...

    def defer(self, row: OutboxRow, *, error: str, due_at: datetime, at: datetime) -> None:
        """Queue a claimed row again for a later try, one attempt counted."""
        ...

    def release(self, row: OutboxRow, *, at: datetime) -> None:
        """Queue a claimed row again as if it had not been claimed."""
        ...

    def counts(self, briefing_id: str | None = None) -> Mapping[OutboxState, int]:
        """Rows by state, of one briefing or all, with 0 where there are none."""
        ...

    def rows(
        self, briefing_id: str | None = None, *, state: OutboxState | None = None, limit: int = 1000
    ) -> tuple[OutboxRow, ...]:
        """Rows in the order they were queued."""
        ...
