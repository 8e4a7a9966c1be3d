"""ScriptedModel: the in-memory twin of a model, which says what it was told to say."""

from collections.abc import Iterable

from generator.errors import ModelError
from generator.writing.model import Lock, Reply, Request


class ScriptedModel:
    """Gives queued replies in order and keeps every request.

    Args:
        replies: Texts to give; a `ModelError` in the queue is raised in its turn.
        name: The model's name in records.
        lock: The lock its replies claim to have been held by.
    """

    def __init__(
        self,
        replies: Iterable[str | ModelError],
        *,
        name: str = "scripted",
        lock: Lock = "pattern",
    ) -> None:
        self._queue = list(replies)
        self._name = name
        self._lock = lock
        self.requests: list[Request] = []

    @property
    def name(self) -> str:
        """The model's name in records."""
        return self._name

    def complete(self, request: Request) -> Reply:
        """The next queued reply.

        Raises:
            ModelError: The next entry is an error.
            IndexError: More was asked than the script holds.
        """
        self.requests.append(request)
        if not self._queue:
            raise IndexError(
                f"the script of {self._name!r} ended before request no. {len(self.requests)}"
            )
        queued = self._queue.pop(0)
        if isinstance(queued, ModelError):
            raise queued
        return Reply(queued, self._name, self._lock)
