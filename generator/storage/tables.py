"""The tables of the database.

Instants are stored in UTC. Briefings and run records are JSON text, not a JSON type: a value read
back must be the very float that was written, and PostgreSQL's `jsonb` neither keeps key order nor
takes NaN.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, in UTC on both sides; SQLite would give back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; SQLite stores it without an offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime was about to be stored")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the instant its UTC back."""
        if value is None:
            return None
        instant: datetime = value
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


metadata = MetaData(naming_convention=NAMING)

briefings = Table(
    "briefings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(200), nullable=False, unique=True),
    Column("edition", String(100), nullable=False),
    Column("as_of", UtcDateTime, nullable=False, index=True),
    Column("session", Date, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("briefing_id", ForeignKey("briefings.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("headline", Text, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("body", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("briefing_id", ForeignKey("briefings.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("action", String(20), nullable=False),
    Column("before", String(20), nullable=False),
    Column("after", String(20), nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("why", Text, nullable=False),
    Column("sha256", String(64)),
    Column("overrides", Text, nullable=False),
)

approvals = Table(
    "approvals",
    metadata,
    Column("briefing_id", String(200), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("approved_at", UtcDateTime, nullable=False),
    Column("overrides", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("text", Text, nullable=False),
    ForeignKeyConstraint(
        ["briefing_id", "revision"], ["revisions.briefing_id", "revisions.revision"]
    ),
)

approval_images = Table(
    "approval_images",
    metadata,
    Column("briefing_id", String(200), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("cid", Text, nullable=False),
    Column("png", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ["briefing_id", "revision"], ["approvals.briefing_id", "approvals.revision"]
    ),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(200), nullable=False, unique=True),
    Column("saved_at", UtcDateTime, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("key", String(254), primary_key=True),
    Column("address", String(254), nullable=False),
    Column("status", String(20), nullable=False, index=True),
    Column("name", Text, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("edition_id", String(200), nullable=False),
    Column("recipient_key", String(254), nullable=False),
    Column("recipient", String(254), nullable=False),
    Column("briefing_id", ForeignKey("briefings.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("queued_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("error", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    UniqueConstraint("edition_id", "recipient_key"),
    Index(None, "state", "number"),
)
