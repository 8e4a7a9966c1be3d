"""SqlOutbox: the outbox in the database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Row

from generator.delivery.address import distinct_addresses
from generator.delivery.outbox import OutboxRow, OutboxState
from generator.review.approved import ApprovedBriefing
from generator.storage.database import Database
from generator.storage.tables import outbox

_NAMES = tuple(OutboxRow.__dataclass_fields__)


class SqlOutbox:
    """`Outbox` over a database; any number of processes may claim from it.

    Args:
        database: An opened database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def unserved(self, edition_id: str, recipients: Sequence[str]) -> tuple[str, ...]:
        """Those recipients, normalized and each once, that have no row for an edition."""
        wanted = distinct_addresses(recipients)
        with self._database.read() as connection:
            known = _recipient_keys(connection, edition_id)
        return tuple(text for key, text in wanted.items() if key not in known)

    def enqueue(
        self, approved: ApprovedBriefing, recipients: Sequence[str], *, at: datetime
    ) -> int:
        """Queue an edition for recipients that do not have a row for it yet."""
        wanted = distinct_addresses(recipients)
        with self._database.write() as connection:
            known = _recipient_keys(connection, approved.edition_id)
            new = [
                _values(approved, key, address, at)
                for key, address in wanted.items()
                if key not in known
            ]
            if new:
                connection.execute(insert(outbox), new)
        return len(new)

    def claim(self, *, after: int, at: datetime) -> OutboxRow | None:
        """Take the first queued row that is due at `at`; its state is now `sending`."""
        table = outbox.c
        first = (
            select(table.number)
            .where(table.state == "queued", table.due_at <= at, table.number > after)
            .order_by(table.number)
            .limit(1)
            .with_for_update(skip_locked=True)
            .scalar_subquery()
        )
        claim = (
            update(outbox)
            .where(table.number == first)
            .values(state="sending", changed_at=at)
            .returning(outbox)
        )
        with self._database.write() as connection:
            row = connection.execute(claim).first()
        return None if row is None else _outbox_row(row)

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
        attempts = row.attempts + 1
        self._change(row, at, state="queued", attempts=attempts, error=error, due_at=due_at)

    def release(self, row: OutboxRow, *, at: datetime) -> None:
        """Queue a claimed row again as if it had not been claimed."""
        self._change(row, at, state="queued")

    def counts(self, briefing_id: str | None = None) -> Mapping[OutboxState, int]:
        """Rows by state, of one briefing or all, with 0 where there are none."""
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        if briefing_id is not None:
            query = query.where(outbox.c.briefing_id == briefing_id)
        with self._database.read() as connection:
            tally = {state: count for state, count in connection.execute(query)}
        return {state: tally.get(state, 0) for state in get_args(OutboxState)}

    def rows(
        self, briefing_id: str | None = None, *, state: OutboxState | None = None, limit: int = 1000
    ) -> tuple[OutboxRow, ...]:
        """Rows in the order they were queued."""
        query = select(outbox).order_by(outbox.c.number).limit(limit)
        if briefing_id is not None:
            query = query.where(outbox.c.briefing_id == briefing_id)
        if state is not None:
            query = query.where(outbox.c.state == state)
        with self._database.read() as connection:
            return tuple(_outbox_row(row) for row in connection.execute(query))

    def _change(self, row: OutboxRow, at: datetime, **values: Any) -> None:
        key = (outbox.c.edition_id == row.edition_id) & (
            outbox.c.recipient_key == row.recipient.lower()
        )
        with self._database.write() as connection:
            connection.execute(update(outbox).where(key).values(changed_at=at, **values))


def _recipient_keys(connection: Connection, edition_id: str) -> set[str]:
    query = select(outbox.c.recipient_key).where(outbox.c.edition_id == edition_id)
    return set(connection.scalars(query))


def _values(approved: ApprovedBriefing, key: str, address: str, at: datetime) -> dict[str, Any]:
    return {
        "edition_id": approved.edition_id,
        "recipient_key": key,
        "recipient": address,
        "briefing_id": approved.briefing_id,
        "revision": approved.revision,
        "sha256": approved.sha256,
        "state": "queued",
        "attempts": 0,
        "queued_at": at,
        "due_at": at,
        "changed_at": at,
        "error": "",
        "message_id": "",
    }


def _outbox_row(row: Row[Any]) -> OutboxRow:
    return OutboxRow(**{name: row._mapping[name] for name in _NAMES})
