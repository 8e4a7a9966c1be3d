"""Decision: one line of a briefing's audit trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from generator.review.approved import Override
from generator.writing.briefing import State

Action = Literal["edit", "approve", "reject", "queue", "send"]
"""What was done. `queue` puts the edition in the outbox; `send` closes it once all are out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who did what to which revision, when and why. Never changed once recorded."""

    briefing_id: str
    revision: int
    """The revision acted on; for an edit, the one it made."""
    action: Action
    before: State
    """The state the actor saw; a store refuses the decision when it has changed since."""
    after: State
    actor: str
    at: datetime
    """Aware, UTC."""
    why: str = ""
    sha256: str | None = None
    """Content hash, once there is an approved content."""
    overrides: tuple[Override, ...] = ()
