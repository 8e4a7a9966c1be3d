"""Refusals every store shares, so that all of them say the same thing."""

from generator.errors import ConflictError, UsageError
from generator.review.decision import Decision
from generator.writing.briefing import State


def require_current(decision: Decision, state: State, latest: int, expected: int) -> None:
    """Refuse a decision taken on a revision or state that is no longer the stored one.

    Raises:
        ConflictError: Somebody else acted first.
    """
    if latest != expected:
        raise ConflictError(
            f"somebody saved revision {latest} of {decision.briefing_id!r} while you worked on "
            f"revision {expected}; load it again, nothing was overwritten."
        )
    if state != decision.before:
        raise ConflictError(
            f"{decision.briefing_id!r} became {state!r} while you saw {decision.before!r}; "
            "load it again, nothing was changed."
        )


def already_stored(briefing_id: str) -> ConflictError:
    """The error for adding a briefing whose id exists."""
    return ConflictError(
        f"a briefing {briefing_id!r} is stored already; an edit is saved as a new revision."
    )


def no_briefing(briefing_id: str) -> UsageError:
    """The error for an unknown briefing id."""
    return UsageError(
        f"there is no briefing {briefing_id!r}; `briefing list` shows those that are stored."
    )


def no_revision(briefing_id: str, revision: int) -> UsageError:
    """The error for an unknown revision."""
    return UsageError(f"briefing {briefing_id!r} has no revision {revision}.")


def no_run(run_id: str) -> UsageError:
    """The error for an unknown run id."""
    return UsageError(f"there is no record of a run {run_id!r}.")
