"""ApprovedBriefing: the frozen content that may be sent, identified by its hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

PLACEHOLDERS = ("%%UNSUBSCRIBE_URL%%", "%%VIEW_URL%%")
"""The closed list of texts that may differ from one recipient to the next."""


@dataclass(frozen=True, slots=True)
class RenderedParts:
    """Everything a recipient gets, placeholders still in place."""

    subject: str
    html: str
    text: str
    images: Mapping[str, bytes]
    """PNG bytes by content id."""

    def content_hash(self) -> str:
        """SHA-256 over subject, parts and images in a canonical order, as hex."""
        images = {cid: hashlib.sha256(data).hexdigest() for cid, data in self.images.items()}
        body = {"subject": self.subject, "html": self.html, "text": self.text, "images": images}
        canonical = json.dumps(body, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Override:
    """An editor's decision to let one flagged passage stand."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ApprovedBriefing:
    """What was approved: by whom, when, and exactly which bytes."""

    briefing_id: str
    revision: int
    parts: RenderedParts
    sha256: str
    approved_by: str
    approved_at: datetime
    overrides: tuple[Override, ...] = ()

    def __post_init__(self) -> None:
        if self.parts.content_hash() != self.sha256:
            raise ValueError(f"the content of {self.briefing_id!r} is not what was approved")
