"""ReviewDesk: what an editor can do to a stored briefing, each step one recorded decision."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from generator.errors import ConflictError, ReviewError
from generator.review.approval import approve, initial_state, require_actor
from generator.review.approved import ApprovedBriefing, Override, RenderedParts
from generator.review.decision import Decision
from generator.review.store import ReviewStore
from generator.writing.briefing import Briefing, State

EDITABLE: tuple[State, ...] = ("drafted", "needs_attention", "approved")
"""States in which text may change; an approval is lost with the first edit."""

Clock = Callable[[], datetime]


class ReviewDesk:
    """Loads, edits, approves and rejects briefings of one store.

    Args:
        store: Where briefings are kept.
        clock: Gives the aware instant of each decision.
    """

    def __init__(self, store: ReviewStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def submit(self, briefing: Briefing) -> State:
        """Store a new briefing and return the state it starts in.

        Raises:
            ConflictError: A briefing with this id exists.
        """
        state = initial_state(briefing)
        self._store.add(briefing, state, at=self._now())
        return state

    def edit(self, edited: Briefing, *, actor: str, why: str = "") -> Briefing:
        """Save an edited, re-verified briefing as the next revision.

        Args:
            edited: The changed briefing, still carrying the revision that was edited.
            actor: Who edits.
            why: What was changed, for the record.

        Returns:
            The briefing with its new revision number; any approval is lost.

        Raises:
            ConflictError: Somebody saved a newer revision first.
            ReviewError: It was rejected, queued or sent.
        """
        before = self._store.state(edited.id)
        _require_editable(edited.id, before)
        require_actor(actor, "edit", edited.id)
        saved = replace(edited, revision=edited.revision + 1)
        decision = Decision(
            briefing_id=edited.id,
            revision=saved.revision,
            action="edit",
            before=before,
            after=initial_state(saved),
            actor=actor.strip(),
            at=self._now(),
            why=why,
        )
        self._store.save_revision(saved, decision, expected_revision=edited.revision)
        return saved

    def approve(
        self,
        briefing: Briefing,
        parts: RenderedParts,
        *,
        actor: str,
        overrides: Sequence[Override] = (),
        why: str = "",
    ) -> ApprovedBriefing:
        """Approve the revision the parts were rendered from; see `approval.approve`.

        Raises:
            BlockedError: A wrong or unsupported passage has no override with a reason.
            ConflictError: The briefing given is not what is stored as its latest revision.
            ReviewError: The state forbids it.
        """
        self._require_latest(briefing)
        before = self._store.state(briefing.id)
        approved = approve(
            briefing, parts, state=before, actor=actor, at=self._now(), overrides=overrides
        )
        decision = Decision(
            briefing_id=briefing.id,
            revision=briefing.revision,
            action="approve",
            before=before,
            after="approved",
            actor=approved.approved_by,
            at=approved.approved_at,
            why=why,
            sha256=approved.sha256,
            overrides=approved.overrides,
        )
        self._store.record(decision, approved)
        return approved

    def reject(self, briefing_id: str, *, actor: str, why: str) -> Decision:
        """Reject the latest revision, approved or not, as long as it is not on its way.

        Raises:
            ReviewError: It was rejected, queued or sent, or no reason is given.
        """
        before = self._store.state(briefing_id)
        if before not in EDITABLE:
            raise ReviewError(f"{briefing_id!r} cannot be rejected: it is {before} already.")
        require_actor(actor, "reject", briefing_id)
        if not why.strip():
            raise ReviewError(f"to reject {briefing_id!r}, say why: the record needs a reason.")
        decision = Decision(
            briefing_id=briefing_id,
            revision=self._store.load(briefing_id).revision,
            action="reject",
            before=before,
            after="rejected",
            actor=actor.strip(),
            at=self._now(),
            why=why.strip(),
        )
        self._store.record(decision)
        return decision

    def _require_latest(self, briefing: Briefing) -> None:
        stored = self._store.load(briefing.id)
        if (stored.revision, _texts(stored)) != (briefing.revision, _texts(briefing)):
            raise ConflictError(
                f"{briefing.id!r} is stored as revision {stored.revision} with other content than "
                f"the revision {briefing.revision} given; load it again before approving."
            )

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)


def _require_editable(briefing_id: str, state: State) -> None:
    if state not in EDITABLE:
        raise ReviewError(f"{briefing_id!r} cannot be edited: it is {state} already.")


def _texts(briefing: Briefing) -> list[str]:
    return [passage.text for passage in briefing.passages()]
