"""ReviewStore: where briefings, their revisions, decisions and approvals are kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from generator.review.approved import ApprovedBriefing
from generator.review.decision import Decision
from generator.verification.report import Verdict
from generator.writing.briefing import Briefing, State

STANDING: tuple[State, ...] = ("approved", "queued", "sent")
"""States in which an approval stands."""


@dataclass(frozen=True, slots=True)
class BriefingLine:
    """One briefing as a list shows it: its latest revision and state."""

    id: str
    edition: str
    as_of: datetime
    session: date
    headline: str
    verdict: Verdict
    state: State
    revision: int
    is_sample: bool
    changed_at: datetime
    """When it was last written, decided on or edited; aware, UTC."""


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One revision as a history shows it."""

    revision: int
    headline: str
    verdict: Verdict
    saved_at: datetime


class ReviewStore(Protocol):
    """Contract: each method is one transaction; a call that raises has changed nothing.

    Revisions, decisions and approvals are only ever added. A method that names an unknown
    briefing raises `UsageError`. `StorageError` may come from any method of a real store.
    """

    def add(self, briefing: Briefing, state: State, *, at: datetime) -> None:
        """Store the first revision of a new briefing.

        Raises:
            ConflictError: A briefing with this id exists.
        """
        ...

    def save_revision(
        self, briefing: Briefing, decision: Decision, *, expected_revision: int
    ) -> None:
        """Store an edited briefing as the next revision, with the decision that made it.

        `briefing.revision` is `expected_revision + 1`; the state becomes `decision.after`.

        Raises:
            ConflictError: The latest revision is not the expected one, or the state is no longer
                `decision.before`.
        """
        ...

    def record(self, decision: Decision, approval: ApprovedBriefing | None = None) -> None:
        """Record a decision on the latest revision, its new state and, if given, the approval.

        Raises:
            ConflictError: `decision.revision` is not the latest revision, or the state is no
                longer `decision.before`.
        """
        ...

    def load(self, briefing_id: str, revision: int | None = None) -> Briefing:
        """A revision of a briefing, equal to what was stored; the latest by default.

        Raises:
            UsageError: There is no such briefing or revision.
        """
        ...

    def state(self, briefing_id: str) -> State:
        """The briefing's state."""
        ...

    def list(self, limit: int = 20, *, state: State | None = None) -> tuple[BriefingLine, ...]:
        """The latest briefings, latest as-of first, then latest added first."""
        ...

    def revisions(self, briefing_id: str) -> tuple[RevisionLine, ...]:
        """Every revision, oldest first."""
        ...

    def decisions(self, briefing_id: str) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        ...

    def approval(self, briefing_id: str) -> ApprovedBriefing | None:
        """What may be sent: the approval of the latest revision, while it stands.

        None when the latest revision was never approved, was edited since, or was rejected.

        Raises:
            StorageError: What is stored is not what was approved.
        """
        ...
