"""Deliver: drain the outbox, one row at a time.

A row is `sending` in the store before the mail server hears of it and `sent` after its yes. If
the process dies in between, the row stays as it is and is shown as uncertain: sending it again
could make two copies, leaving it could make none, so a person decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from generator.delivery.mailer import Mailer
from generator.delivery.outbox import Outbox, OutboxRow
from generator.delivery.queue import approved_content
from generator.delivery.subscriber import SubscriberStore
from generator.delivery.transport import DeferredError, RefusedError, UnconfirmedError
from generator.errors import BriefingError, DeliveryError
from generator.review.approved import ApprovedBriefing
from generator.review.decision import Decision
from generator.review.store import ReviewStore

ATTEMPTS = 3
"""Times a mail server may ask to try later before the row has failed."""


@dataclass(frozen=True, slots=True)
class DeliverySummary:
    """What one draining did, and what the outbox holds after it."""

    sent: int = 0
    failed: int = 0
    """Refused for good in this run."""
    deferred: int = 0
    """Refused for now in this run; the next run tries again."""
    waiting: int = 0
    """Rows still queued, deferred ones included."""
    uncertain: int = 0
    """Rows begun, in this run or before, whose fate is unknown; never sent again by itself."""
    errors: tuple[str, ...] = ()
    """One line a recipient that was not served in this run."""
    finished: tuple[str, ...] = ()
    """Briefings whose last queued row went out: they are `sent` now."""


@dataclass(slots=True)
class _Tally:
    sent: int = 0
    failed: int = 0
    deferred: int = 0
    errors: list[str] = field(default_factory=list)


class Delivery:
    """Drains one outbox.

    Args:
        outbox: Rows to send.
        store: Knows what was approved; becomes `sent` when an edition is out.
        subscribers: Who is still subscribed at the moment of sending.
        mailer: Builds and hands over each message.
        clock: Gives aware instants.
        actor: Recorded as who sent.
    """

    def __init__(
        self,
        outbox: Outbox,
        store: ReviewStore,
        subscribers: SubscriberStore,
        mailer: Mailer,
        *,
        clock: Callable[[], datetime],
        actor: str = "deliver",
    ) -> None:
        self._outbox = outbox
        self._store = store
        self._subscribers = subscribers
        self._mailer = mailer
        self._clock = clock
        self._actor = actor
        self._contents: dict[str, ApprovedBriefing] = {}

    def drain(self) -> DeliverySummary:
        """Send every row that is due, each at most once in this run.

        Raises:
            DeliveryError: The mail server cannot be used, or what is stored is not what was
                queued; the row in hand is back in the queue and nothing is lost.
        """
        tally = _Tally()
        last = 0
        while row := self._outbox.claim(after=last, at=self._now()):
            last = row.number
            self._serve(row, tally)
        return self._summary(tally)

    def _serve(self, row: OutboxRow, tally: _Tally) -> None:
        reader = self._subscribers.get(row.recipient)
        if reader is None or reader.status != "active":
            self._fail(row, "no longer an active subscriber", tally)
            return
        try:
            message_id = self._mailer.send(self._content(row), row.recipient, at=self._now())
        except RefusedError as error:
            self._fail(row, str(error), tally)
        except DeferredError as error:
            self._defer(row, str(error), tally)
        except UnconfirmedError as error:
            self._outbox.mark_uncertain(row, error=str(error), at=self._now())
            raise
        except BriefingError:
            self._outbox.release(row, at=self._now())
            raise
        else:
            self._outbox.mark_sent(row, message_id=message_id, at=self._now())
            tally.sent += 1

    def _content(self, row: OutboxRow) -> ApprovedBriefing:
        if row.briefing_id not in self._contents:
            self._contents[row.briefing_id] = approved_content(self._store, row.briefing_id)
        approved = self._contents[row.briefing_id]
        if approved.sha256 != row.sha256:
            raise DeliveryError(
                f"what is approved of {row.briefing_id!r} is not what was queued for "
                f"{row.recipient!r}; nothing was sent to that address."
            )
        return approved

    def _fail(self, row: OutboxRow, error: str, tally: _Tally) -> None:
        self._outbox.mark_failed(row, error=error, at=self._now())
        tally.failed += 1
        tally.errors.append(f"{row.recipient}: {error}")

    def _defer(self, row: OutboxRow, error: str, tally: _Tally) -> None:
        if row.attempts + 1 >= ATTEMPTS:
            self._fail(row, f"{error} (gave up after {ATTEMPTS} attempts)", tally)
            return
        now = self._now()
        self._outbox.defer(row, error=error, due_at=now, at=now)
        tally.deferred += 1
        tally.errors.append(f"{row.recipient}: {error}")

    def _summary(self, tally: _Tally) -> DeliverySummary:
        counts = self._outbox.counts()
        return DeliverySummary(
            sent=tally.sent,
            failed=tally.failed,
            deferred=tally.deferred,
            waiting=counts["queued"],
            uncertain=counts["sending"] + counts["uncertain"],
            errors=tuple(tally.errors),
            finished=self._finish(),
        )

    def _finish(self) -> tuple[str, ...]:
        lines = self._store.list(limit=1000, state="queued")
        return tuple(line.id for line in lines if self._close(line.id, line.revision))

    def _close(self, briefing_id: str, revision: int) -> bool:
        counts = self._outbox.counts(briefing_id=briefing_id)
        if counts["queued"] or not counts["sent"]:
            return False
        self._store.record(
            Decision(
                briefing_id=briefing_id,
                revision=revision,
                action="send",
                before="queued",
                after="sent",
                actor=self._actor,
                at=self._now(),
                why=f"{counts['sent']} sent, {counts['failed']} refused",
            )
        )
        return True

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)
