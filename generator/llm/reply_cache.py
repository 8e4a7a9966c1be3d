"""Reply cache: replies kept by the hash of what was asked, so that asking again costs nothing.

The key covers the prompt's hash, the facts' hash, the model, the parameters, the schema and the
messages; whatever could change a reply changes the key. Failures are never kept.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from generator.errors import StorageError, UsageError
from generator.writing.model import Model, Reply, Request


class ReplyCache(Protocol):
    """Contract: gives back what was put under a key, or None; a damaged entry is None."""

    def get(self, key: str) -> Reply | None:
        """The reply kept under a key."""
        ...

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply under a key.

        Raises:
            StorageError: It cannot be written.
        """
        ...


class MemoryReplies:
    """The in-memory twin."""

    def __init__(self) -> None:
        self.kept: dict[str, Reply] = {}

    def get(self, key: str) -> Reply | None:
        """The reply kept under a key."""
        return self.kept.get(key)

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply."""
        self.kept[key] = reply


class FolderReplies:
    """One JSON file a reply, in a folder by the key's first two digits.

    Args:
        folder: Made when the first reply is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Reply | None:
        """The reply kept under a key."""
        try:
            row: dict[str, Any] = json.loads(self._path(key).read_text(encoding="utf-8"))
            return Reply(**row | {"notes": tuple(row["notes"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply; a reader never sees half of it.

        Raises:
            StorageError: It cannot be written.
        """
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            written = path.with_suffix(".part")
            written.write_text(json.dumps(asdict(reply), ensure_ascii=False), encoding="utf-8")
            written.replace(path)
        except OSError as error:
            raise StorageError(f"the reply cannot be kept in {path.parent} ({error})") from error

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


@dataclass(frozen=True)
class CachedModel:
    """A `Model` that asks another one only for what it has not been asked yet.

    Args:
        inner: Who is asked; None when only kept replies may be used.
        name: The model as records show it.
        replies: Where replies are kept.
        labels: Hashes of what stands behind the messages: `prompt`, `facts`.
    """

    inner: Model | None
    name: str
    replies: ReplyCache
    labels: Mapping[str, str] = field(default_factory=dict)

    def complete(self, request: Request) -> Reply:
        """The kept reply, marked as kept, or a new one.

        Raises:
            ModelError: As the inner model.
            UsageError: There is no inner model, and no kept reply.
        """
        key = request_key(self.name, request, self.labels)
        kept = self.replies.get(key)
        if kept is not None:
            return replace(kept, is_cached=True)
        if self.inner is None:
            raise UsageError(
                f"no reply of {self.name} is kept for this request; run it online once"
            )
        reply = self.inner.complete(request)
        self.replies.put(key, reply)
        return reply


def request_key(name: str, request: Request, labels: Mapping[str, str]) -> str:
    """The key of one request to one model, as hex."""
    asked = {
        "model": name,
        "labels": dict(labels),
        "parameters": dict(request.parameters),
        "schema": request.schema,
        "messages": [[message.role, message.content] for message in request.messages],
    }
    canonical = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
