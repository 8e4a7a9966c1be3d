"""Queue: put an approved edition in the outbox for every active subscriber."""

from dataclasses import dataclass
from datetime import datetime

from generator.delivery.outbox import Outbox
from generator.delivery.subscriber import SubscriberStore
from generator.errors import ReviewError, UsageError
from generator.review.approved import ApprovedBriefing
from generator.review.decision import Decision
from generator.review.store import ReviewStore


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """What queueing did."""

    edition_id: str
    queued: int
    """Recipients that were added."""
    already: int
    """Active subscribers that had this edition queued, sent or refused before."""


def approved_content(store: ReviewStore, briefing_id: str) -> ApprovedBriefing:
    """What may be sent of a briefing.

    Raises:
        ReviewError: Its latest revision is not approved.
        UsageError: There is no such briefing.
    """
    approved = store.approval(briefing_id)
    if approved is None:
        state = store.state(briefing_id).replace("_", " ")
        raise ReviewError(
            f"{briefing_id!r} is {state}, not approved; only an approved briefing can be sent."
        )
    return approved


def queue_edition(
    store: ReviewStore,
    outbox: Outbox,
    subscribers: SubscriberStore,
    briefing_id: str,
    *,
    actor: str,
    at: datetime,
) -> QueueSummary:
    """Queue an approved briefing for every active subscriber who does not have its edition yet.

    Doing it again adds only those who subscribed in between; where everybody has the edition,
    perhaps from another run of the day, nothing changes. The briefing is marked as queued before
    the first row is written, so its text cannot change once anything may go out.

    Raises:
        ReviewError: The briefing is not approved.
        UsageError: Unknown briefing, or there are no active subscribers.
    """
    approved = approved_content(store, briefing_id)
    recipients = [one.address for one in subscribers.list("active")]
    if not recipients:
        raise UsageError(
            "there are no active subscribers; add some with `briefing subscribers import FILE`."
        )
    if not outbox.unserved(approved.edition_id, recipients):
        return QueueSummary(approved.edition_id, queued=0, already=len(recipients))
    _mark_queued(store, approved, actor=actor, at=at)
    new = outbox.enqueue(approved, recipients, at=at)
    return QueueSummary(approved.edition_id, queued=new, already=len(recipients) - new)


def _mark_queued(
    store: ReviewStore, approved: ApprovedBriefing, *, actor: str, at: datetime
) -> None:
    before = store.state(approved.briefing_id)
    if before != "approved":
        return
    store.record(
        Decision(
            briefing_id=approved.briefing_id,
            revision=approved.revision,
            action="queue",
            before=before,
            after="queued",
            actor=actor,
            at=at,
            sha256=approved.sha256,
        )
    )
