"""Approval: turn a checked briefing and its rendered parts into the content that may be sent.

Pure functions: they decide and raise, a store records.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from generator.errors import BlockedError, ReviewError
from generator.review.approved import ApprovedBriefing, Override, RenderedParts
from generator.writing.briefing import Briefing, Passage, State

APPROVABLE: tuple[State, ...] = ("drafted", "needs_attention")
"""States from which a briefing can be approved."""


def initial_state(briefing: Briefing) -> State:
    """The state of a fresh revision: `needs_attention` when any passage is wrong or unsupported."""
    return "needs_attention" if briefing.blocks else "drafted"


def blocked_passages(briefing: Briefing) -> tuple[Passage, ...]:
    """Wrong and unsupported passages in reading order, each text once."""
    return tuple(
        {passage.text: passage for passage in briefing.passages() if passage.blocks}.values()
    )


def override_all(briefing: Briefing, reason: str) -> tuple[Override, ...]:
    """One override for every blocked passage, all for the same reason."""
    return tuple(Override(passage.text, reason) for passage in blocked_passages(briefing))


def approve(
    briefing: Briefing,
    parts: RenderedParts,
    *,
    state: State,
    actor: str,
    at: datetime,
    overrides: Sequence[Override] = (),
) -> ApprovedBriefing:
    """Freeze the rendered parts of a briefing for sending.

    Args:
        briefing: The revision the parts were rendered from.
        parts: What a recipient will get, placeholders in place.
        state: The briefing's state as stored.
        actor: Who approves.
        at: Aware instant of the approval.
        overrides: One for each wrong or unsupported passage that may stand, by its exact text.

    Returns:
        The approved content in canonical form, with its hash.

    Raises:
        BlockedError: A wrong or unsupported passage has no override with a reason.
        ReviewError: The state forbids it, nobody is named, an override matches no blocked
            passage, or the parts hold an unknown placeholder.
    """
    _require_state(briefing.id, state)
    require_actor(actor, "approve", briefing.id)
    _require_overrides(briefing, overrides)
    _require_placeholders(briefing.id, parts)
    canonical = parts.canonical()
    return ApprovedBriefing(
        briefing_id=briefing.id,
        revision=briefing.revision,
        parts=canonical,
        sha256=canonical.content_hash(),
        approved_by=actor.strip(),
        approved_at=at.astimezone(UTC),
        overrides=tuple(overrides),
    )


def require_actor(actor: str, action: str, briefing_id: str) -> None:
    """Refuse an anonymous decision.

    Raises:
        ReviewError: The name is empty.
    """
    if not actor.strip():
        raise ReviewError(f"to {action} {briefing_id!r}, say who you are: the record needs a name.")


def _require_state(briefing_id: str, state: State) -> None:
    if state in APPROVABLE:
        return
    hint = {
        "approved": "it is approved already; edit it to start over.",
        "rejected": "it was rejected; run the edition again for a new draft.",
        "queued": "it is on its way to readers.",
        "sent": "it was sent.",
    }
    raise ReviewError(f"{briefing_id!r} cannot be approved: {hint[state]}")


def _require_overrides(briefing: Briefing, overrides: Sequence[Override]) -> None:
    blocked = blocked_passages(briefing)
    allowed = {override.text for override in overrides if override.reason.strip()}
    left = [passage for passage in blocked if passage.text not in allowed]
    if left:
        named = "; ".join(f"{passage.verdict}: {passage.text!r}" for passage in left)
        raise BlockedError(
            f"{briefing.id!r} cannot be approved while it has passages that do not follow from "
            f"the data ({named}); correct them or override each with a reason."
        )
    texts = {passage.text for passage in blocked}
    stray = next((override for override in overrides if override.text not in texts), None)
    if stray is not None:
        raise ReviewError(
            f"the override for {stray.text!r} matches no flagged passage of {briefing.id!r}; "
            "override a passage by its exact text."
        )


def _require_placeholders(briefing_id: str, parts: RenderedParts) -> None:
    unknown = parts.unknown_placeholders()
    if unknown:
        raise ReviewError(
            f"{briefing_id!r} holds {unknown[0]!r}, which is no placeholder a message may have; "
            "remove it from the template or the text."
        )
