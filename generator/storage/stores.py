"""Stores: every store of one database, opened together."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from generator.storage.database import Database, open_database
from generator.storage.outbox_store import SqlOutbox
from generator.storage.review_store import SqlReviewStore
from generator.storage.run_store import SqlRunStore
from generator.storage.subscriber_store import SqlSubscribers


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of one database; a context manager that closes it."""

    database: Database
    reviews: SqlReviewStore
    runs: SqlRunStore
    outbox: SqlOutbox
    subscribers: SqlSubscribers

    def close(self) -> None:
        """Give back every connection."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_stores(url: str) -> Stores:
    """Open a database, made and migrated as needed, with all its stores.

    Args:
        url: See `database.open_database`.

    Raises:
        StorageError: It cannot be opened, read or written.
    """
    database = open_database(url)
    return Stores(
        database=database,
        reviews=SqlReviewStore(database),
        runs=SqlRunStore(database),
        outbox=SqlOutbox(database),
        subscribers=SqlSubscribers(database),
    )
