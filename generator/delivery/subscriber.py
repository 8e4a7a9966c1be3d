"""Subscriber: who may receive an edition, and the store that knows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from generator.errors import UsageError

SubscriberStatus = Literal["pending", "active", "unsubscribed", "bounced"]
"""Only `active` subscribers are mailed."""

STATUSES: tuple[SubscriberStatus, ...] = get_args(SubscriberStatus)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One reader. Two spellings of an address that differ in letter case are one reader."""

    address: str
    """Normalized (see `address.normalize_address`)."""
    status: SubscriberStatus = "active"
    name: str = ""


class SubscriberStore(Protocol):
    """Contract: one entry a mailbox; each call is one transaction.

    Addresses are matched without letter case. A malformed address raises `InputError`, an unknown
    one `UsageError`; `StorageError` may come from any method of a real store.
    """

    def add(self, subscribers: Sequence[Subscriber]) -> tuple[Subscriber, ...]:
        """Add those not yet known, all or none; a known one keeps its status and name.

        Returns:
            The subscribers that were new.
        """
        ...

    def get(self, address: str) -> Subscriber | None:
        """The subscriber with this address."""
        ...

    def list(self, status: SubscriberStatus | None = None) -> tuple[Subscriber, ...]:
        """Subscribers in order of address, all or of one status."""
        ...

    def set_status(self, address: str, status: SubscriberStatus) -> Subscriber:
        """Change a subscriber's status and return the new entry.

        Raises:
            UsageError: The address is not known.
        """
        ...

    def remove(self, address: str) -> None:
        """Forget a subscriber.

        Raises:
            UsageError: The address is not known.
        """
        ...


def not_subscribed(address: str) -> UsageError:
    """The error for an address nobody subscribed."""
    return UsageError(f"{address!r} is not a subscriber; `briefing subscribers list` shows them.")
