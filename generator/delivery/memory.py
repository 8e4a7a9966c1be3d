"""In-memory twins of the outbox and the subscriber store, for tests and trials."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

from generator.delivery.address import address_key, distinct_addresses, normalize_address
from generator.delivery.outbox import OutboxRow, OutboxState
from generator.delivery.subscriber import Subscriber, SubscriberStatus, not_subscribed
from generator.review.approved import ApprovedBriefing


class MemoryOutbox:
    """`Outbox` in a dictionary; one thread only."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], OutboxRow] = {}

    def unserved(self, edition_id: str, recipients: Sequence[str]) -> tuple[str, ...]:
        """Those recipients, normalized and each once, that have no row for an edition."""
        wanted = distinct_addresses(recipients)
        return tuple(text for key, text in wanted.items() if (edition_id, key) not in self._rows)

    def enqueue(
        self, approved: ApprovedBriefing, recipients: Sequence[str], *, at: datetime
    ) -> int:
        """Queue an edition for recipients that do not have a row for it yet."""
        now = at.astimezone(UTC)
        new = self.unserved(approved.edition_id, recipients)
        for recipient in new:
            row = OutboxRow(
                number=len(self._rows) + 1,
                edition_id=approved.edition_id,
                recipient=recipient,
                briefing_id=approved.briefing_id,
                revision=approved.revision,
                sha256=approved.sha256,
                state="queued",
                attempts=0,
                queued_at=now,
                due_at=now,
                changed_at=now,
            )
            self._rows[_key(row)] = row
        return len(new)

    def claim(self, *, after: int, at: datetime) -> OutboxRow | None:
        """Take the first queued row that is due."""
        for row in self._rows.values():
            if row.state == "queued" and row.due_at <= at and row.number > after:
                return self._change(row, at, state="sending")
        return None

    def mark_sent(self, row: OutboxRow, *, message_id: str, at: datetime) -> None:
        """The mail server took the message of a claimed row."""
        self._change(row, at, state="sent", message_id=message_id, error="")

    def mark_failed(self, row: OutboxRow, *, error: str, at: datetime) -> None:
        """The message of a claimed row was refused for good."""
        self._change(row, at, state="failed", error=error)

    def mark_uncertain(self, row: OutboxRow, *, error: str, at: datetime) -> None:
        """It is unknown whether the message of a claimed row was taken."""
        self._change(row, at, state="uncertain", error=error)

    def defer(self, row: OutboxRow, *, error: str, due_at: datetime, at: datetime) -> None:
        """Queue a claimed row again for a later try, one attempt counted."""
        later = due_at.astimezone(UTC)
        attempts = row.attempts + 1
        self._change(row, at, state="queued", attempts=attempts, error=error, due_at=later)

    def release(self, row: OutboxRow, *, at: datetime) -> None:
        """Queue a claimed row again as if it had not been claimed."""
        self._change(row, at, state="queued")

    def counts(self, briefing_id: str | None = None) -> Mapping[OutboxState, int]:
        """Rows by state, of one briefing or all."""
        tally = Counter(row.state for row in self._of(briefing_id))
        return {state: tally[state] for state in get_args(OutboxState)}

    def rows(
        self, briefing_id: str | None = None, *, state: OutboxState | None = None, limit: int = 1000
    ) -> tuple[OutboxRow, ...]:
        """Rows in the order they were queued."""
        found = [row for row in self._of(briefing_id) if state is None or row.state == state]
        return tuple(found[:limit])

    def _of(self, briefing_id: str | None) -> list[OutboxRow]:
        rows = self._rows.values()
        return [row for row in rows if briefing_id is None or row.briefing_id == briefing_id]

    def _change(self, row: OutboxRow, at: datetime, **values: Any) -> OutboxRow:
        changed = replace(self._rows[_key(row)], changed_at=at.astimezone(UTC), **values)
        self._rows[_key(row)] = changed
        return changed


class MemorySubscribers:
    """`SubscriberStore` in a dictionary; one thread only."""

    def __init__(self, subscribers: Sequence[Subscriber] = ()) -> None:
        self._known: dict[str, Subscriber] = {}
        self.add(subscribers)

    def add(self, subscribers: Sequence[Subscriber]) -> tuple[Subscriber, ...]:
        """Add those not yet known, all or none."""
        clean = [replace(one, address=normalize_address(one.address)) for one in subscribers]
        new: dict[str, Subscriber] = {}
        for one in clean:
            if address_key(one.address) not in self._known:
                new.setdefault(address_key(one.address), one)
        self._known.update(new)
        return tuple(new.values())

    def get(self, address: str) -> Subscriber | None:
        """The subscriber with this address."""
        return self._known.get(address_key(address))

    def list(self, status: SubscriberStatus | None = None) -> tuple[Subscriber, ...]:
        """Subscribers in order of address, all or of one status."""
        found = [one for _, one in sorted(self._known.items())]
        return tuple(one for one in found if status is None or one.status == status)

    def set_status(self, address: str, status: SubscriberStatus) -> Subscriber:
        """Change a subscriber's status and return the new entry."""
        key = address_key(address)
        if key not in self._known:
            raise not_subscribed(address)
        self._known[key] = replace(self._known[key], status=status)
        return self._known[key]

    def remove(self, address: str) -> None:
        """Forget a subscriber."""
        if self._known.pop(address_key(address), None) is None:
            raise not_subscribed(address)


def _key(row: OutboxRow) -> tuple[str, str]:
    return row.edition_id, address_key(row.recipient)
