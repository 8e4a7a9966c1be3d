"""SqlReviewStore: briefings, revisions, decisions and approvals in the database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, desc, insert, select, update
from sqlalchemy.engine import Connection

from generator.review.approved import ApprovedBriefing
from generator.review.decision import Decision
from generator.review.refusal import already_stored, no_briefing, no_revision, require_current
from generator.review.store import STANDING, BriefingLine, RevisionLine
from generator.storage.approval_rows import insert_approval, load_approval
from generator.storage.briefing_json import from_json, to_json
from generator.storage.database import Database
from generator.storage.decision_rows import decision_from_row, decision_values
from generator.storage.tables import briefings, decisions, revisions
from generator.writing.briefing import Briefing, State


class SqlReviewStore:
    """`ReviewStore` over a database; each method is one transaction.

    Args:
        database: An opened database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, briefing: Briefing, state: State, *, at: datetime) -> None:
        """Store the first revision of a new briefing."""
        with self._database.write() as connection:
            if _head(connection, briefing.id) is not None:
                raise already_stored(briefing.id)
            connection.execute(
                insert(briefings).values(
                    id=briefing.id,
                    edition=briefing.edition,
                    as_of=briefing.as_of,
                    session=briefing.session,
                    is_sample=briefing.is_sample,
                    state=state,
                    revision=briefing.revision,
                    changed_at=at,
                )
            )
            _insert_revision(connection, briefing, at)

    def save_revision(
        self, briefing: Briefing, decision: Decision, *, expected_revision: int
    ) -> None:
        """Store an edited briefing as the next revision, with the decision that made it."""
        with self._database.write() as connection:
            _require_current(connection, decision, expected_revision)
            _insert_revision(connection, briefing, decision.at)
            _apply(connection, decision)

    def record(self, decision: Decision, approval: ApprovedBriefing | None = None) -> None:
        """Record a decision on the latest revision, its new state and, if given, the approval."""
        with self._database.write() as connection:
            _require_current(connection, decision, decision.revision)
            if approval is not None:
                insert_approval(connection, approval)
            _apply(connection, decision)

    def load(self, briefing_id: str, revision: int | None = None) -> Briefing:
        """A revision of a briefing; the latest by default."""
        with self._database.read() as connection:
            _, latest = _require_head(connection, briefing_id)
            wanted = latest if revision is None else revision
            body = connection.scalar(
                select(revisions.c.body).where(
                    revisions.c.briefing_id == briefing_id, revisions.c.revision == wanted
                )
            )
        if body is None:
            raise no_revision(briefing_id, wanted)
        return from_json(body)

    def state(self, briefing_id: str) -> State:
        """The briefing's state."""
        with self._database.read() as connection:
            return _require_head(connection, briefing_id)[0]

    def list(self, limit: int = 20, *, state: State | None = None) -> tuple[BriefingLine, ...]:
        """The latest briefings, latest as-of first, then latest added first."""
        query = _lines().limit(limit)
        if state is not None:
            query = query.where(briefings.c.state == state)
        with self._database.read() as connection:
            return tuple(BriefingLine(**row._mapping) for row in connection.execute(query))

    def revisions(self, briefing_id: str) -> tuple[RevisionLine, ...]:
        """Every revision, oldest first."""
        table = revisions.c
        query = (
            select(table.revision, table.headline, table.verdict, table.saved_at)
            .where(table.briefing_id == briefing_id)
            .order_by(table.revision)
        )
        with self._database.read() as connection:
            _require_head(connection, briefing_id)
            return tuple(RevisionLine(**row._mapping) for row in connection.execute(query))

    def decisions(self, briefing_id: str) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        query = (
            select(decisions).where(decisions.c.briefing_id == briefing_id).order_by(decisions.c.id)
        )
        with self._database.read() as connection:
            _require_head(connection, briefing_id)
            return tuple(decision_from_row(row) for row in connection.execute(query))

    def approval(self, briefing_id: str) -> ApprovedBriefing | None:
        """The approval of the latest revision, while it stands."""
        with self._database.read() as connection:
            state, latest = _require_head(connection, briefing_id)
            return load_approval(connection, briefing_id, latest) if state in STANDING else None


def _head(
    connection: Connection, briefing_id: str, *, locks: bool = False
) -> tuple[State, int] | None:
    """State and latest revision; `locks` holds the row until the transaction ends."""
    query = select(briefings.c.state, briefings.c.revision).where(briefings.c.id == briefing_id)
    row = connection.execute(query.with_for_update() if locks else query).first()
    return None if row is None else (row.state, row.revision)


def _require_head(
    connection: Connection, briefing_id: str, *, locks: bool = False
) -> tuple[State, int]:
    head = _head(connection, briefing_id, locks=locks)
    if head is None:
        raise no_briefing(briefing_id)
    return head


def _require_current(connection: Connection, decision: Decision, expected: int) -> None:
    state, latest = _require_head(connection, decision.briefing_id, locks=True)
    require_current(decision, state, latest, expected)


def _insert_revision(connection: Connection, briefing: Briefing, at: datetime) -> None:
    connection.execute(
        insert(revisions).values(
            briefing_id=briefing.id,
            revision=briefing.revision,
            headline=briefing.headline.text,
            verdict=briefing.verdict,
            saved_at=at.astimezone(UTC),
            body=to_json(briefing),
        )
    )


def _apply(connection: Connection, decision: Decision) -> None:
    connection.execute(insert(decisions).values(decision_values(decision)))
    connection.execute(
        update(briefings)
        .where(briefings.c.id == decision.briefing_id)
        .values(state=decision.after, revision=decision.revision, changed_at=decision.at)
    )


def _lines() -> Select[Any]:
    head, latest = briefings.c, revisions.c
    return (
        select(
            head.id,
            head.edition,
            head.as_of,
            head.session,
            latest.headline,
            latest.verdict,
            head.state,
            head.revision,
            head.is_sample,
            head.changed_at,
        )
        .join(revisions, (latest.briefing_id == head.id) & (latest.revision == head.revision))
        .order_by(desc(head.as_of), desc(head.number))
    )
