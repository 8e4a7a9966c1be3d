"""ApprovedBriefing: the frozen content that may be sent, identified by its hash."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

PLACEHOLDERS = ("%%UNSUBSCRIBE_URL%%", "%%VIEW_URL%%")
"""The closed list of texts that may differ from one recipient to the next."""

_PLACEHOLDER = re.compile(r"%%[A-Z_]+%%")
_RUN_SUFFIX = re.compile(r"-[0-9a-f]{6}$")


@dataclass(frozen=True, slots=True)
class RenderedParts:
    """Everything a recipient gets, placeholders still in place."""

    subject: str
    html: str
    text: str
    images: Mapping[str, bytes]
    """PNG bytes by content id."""

    def canonical(self) -> "RenderedParts":
        """The same parts in the one form that mail carries unchanged.

        Lines end in a line feed and each part ends with exactly the line feed that a mail body
        must have, so what a recipient decodes is equal to what was hashed.
        """
        return RenderedParts(
            subject=self.subject,
            html=_canonical_lines(self.html),
            text=_canonical_lines(self.text),
            images=dict(self.images),
        )

    def unknown_placeholders(self) -> tuple[str, ...]:
        """What looks like a placeholder but is not on the closed list, in order of appearance."""
        found = _PLACEHOLDER.findall("\n".join((self.subject, self.html, self.text)))
        return tuple(dict.fromkeys(name for name in found if name not in PLACEHOLDERS))

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

    @property
    def edition_id(self) -> str:
        """`<edition>-<date>`: what a reader gets once, however often the day was run."""
        return edition_of(self.briefing_id)


def edition_of(briefing_id: str) -> str:
    """The edition a briefing belongs to: its id without the six hex digits of the run."""
    return _RUN_SUFFIX.sub("", briefing_id)


def _canonical_lines(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.endswith("\n") else lines + "\n"
