"""SqlRunStore: run records in the database."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import desc, insert, select, update

from generator.review.refusal import no_run
from generator.review.run_store import RunLine
from generator.storage.database import Database
from generator.storage.tables import runs


class SqlRunStore:
    """`RunStore` over a database.

    Args:
        database: An opened database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, run_id: str, record: Mapping[str, Any], *, at: datetime) -> None:
        """Keep a run's record; saving again replaces it."""
        values = {"saved_at": at, "record": json.dumps(dict(record))}
        with self._database.write() as connection:
            done = connection.execute(update(runs).where(runs.c.id == run_id).values(values))
            if done.rowcount == 0:
                connection.execute(insert(runs).values(id=run_id, **values))

    def load(self, run_id: str) -> dict[str, Any]:
        """The record as saved."""
        with self._database.read() as connection:
            text = connection.scalar(select(runs.c.record).where(runs.c.id == run_id))
        if text is None:
            raise no_run(run_id)
        record: dict[str, Any] = json.loads(text)
        return record

    def list(self, limit: int = 20) -> tuple[RunLine, ...]:
        """The latest runs, latest first."""
        query = (
            select(runs.c.id, runs.c.saved_at)
            .order_by(desc(runs.c.saved_at), desc(runs.c.number))
            .limit(limit)
        )
        with self._database.read() as connection:
            return tuple(RunLine(**row._mapping) for row in connection.execute(query))
