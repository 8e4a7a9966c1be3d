"""Trials: send or write an approved briefing without counting as its delivery."""

from datetime import datetime

from generator.delivery.mailer import Mailer
from generator.delivery.queue import approved_content
from generator.delivery.subscriber import SubscriberStore
from generator.errors import UsageError
from generator.review.store import ReviewStore


def send_test(
    store: ReviewStore, mailer: Mailer, briefing_id: str, address: str, *, at: datetime
) -> str:
    """Send one approved briefing to one address, marked "[Test]"; return its Message-ID.

    The outbox does not hear of it, so the address still gets the edition itself.

    Raises:
        ReviewError: The briefing is not approved.
        UsageError: There is no such briefing.
        InputError: The address is malformed.
        DeliveryError: It could not be handed over.
    """
    approved = approved_content(store, briefing_id)
    return mailer.send(approved, address, at=at, is_test=True)


def rehearse(
    store: ReviewStore,
    subscribers: SubscriberStore,
    mailer: Mailer,
    briefing_id: str,
    *,
    at: datetime,
) -> int:
    """Send every active subscriber's message through the given mailer, recording nothing.

    Meant for a mailer over `EmlFolderTransport`.

    Returns:
        How many messages were made.

    Raises:
        ReviewError: The briefing is not approved.
        UsageError: No such briefing, or there are no active subscribers.
        DeliveryError: A message could not be built or written.
    """
    approved = approved_content(store, briefing_id)
    readers = subscribers.list("active")
    if not readers:
        raise UsageError(
            "there are no active subscribers to write messages for; name an address with --to."
        )
    for reader in readers:
        mailer.send(approved, reader.address, at=at)
    return len(readers)
