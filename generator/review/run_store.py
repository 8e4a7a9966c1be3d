"""RunStore: the record of every run, also of those that failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run as a list shows it."""

    id: str
    saved_at: datetime
    """Aware, UTC."""


class RunStore(Protocol):
    """Contract: a record is a JSON object under the run's id; saving again replaces it.

    Each call is one transaction. `StorageError` may come from any method of a real store.
    """

    def save(self, run_id: str, record: Mapping[str, Any], *, at: datetime) -> None:
        """Keep a run's record.

        Raises:
            TypeError: The record is not plain JSON (dicts with string keys, lists, strings,
                numbers, booleans, None).
        """
        ...

    def load(self, run_id: str) -> dict[str, Any]:
        """The record as saved.

        Raises:
            UsageError: There is no such run.
        """
        ...

    def list(self, limit: int = 20) -> tuple[RunLine, ...]:
        """The latest runs, latest first."""
        ...
