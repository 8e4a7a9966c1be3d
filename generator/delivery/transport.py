"""Transport: how one message leaves, and what its refusals mean for the outbox."""

from email.message import EmailMessage
from types import TracebackType
from typing import Protocol, Self

from generator.errors import DeliveryError


class RefusedError(DeliveryError):
    """The server refused this message for good (5xx); do not try again."""


class DeferredError(DeliveryError):
    """The server cannot take this message now (4xx); try later."""


class UnconfirmedError(DeliveryError):
    """The connection broke while the server was taking the message; it may have arrived."""


class Transport(Protocol):
    """Contract: `send` returns only when the message was taken over for good.

    A transport is a context manager; it may keep a connection between messages and closes it on
    leaving. Any `DeliveryError` that is none of the three subclasses above means that nothing can
    be sent at all (unreachable, wrong password, sender refused), and that this message was not.
    """

    def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Hand over one message for one recipient.

        Raises:
            RefusedError: Refused for good.
            DeferredError: Refused for now.
            UnconfirmedError: It is unknown whether it was taken.
            DeliveryError: Nothing can be sent.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class MemoryTransport:
    """`Transport` into a list, for tests and trials.

    Args:
        answers: An error to raise for a recipient instead of taking its message.
    """

    def __init__(self, answers: dict[str, DeliveryError] | None = None) -> None:
        self.sent: list[tuple[str, EmailMessage]] = []
        """Recipient and message, in the order taken."""
        self._answers = answers or {}

    def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Keep the message, or raise the answer prepared for its recipient."""
        if recipient in self._answers:
            raise self._answers[recipient]
        self.sent.append((recipient, message))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep everything; there is nothing to close."""
