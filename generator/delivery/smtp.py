"""SmtpTransport: messages to a mail server, one connection for many.

The stages of a hand-over matter for what a failure means: until the server has asked for the
content, nothing was sent and the message can wait; from then until its final answer a broken
connection leaves the message in doubt.
"""

import smtplib
import ssl
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from generator.delivery.headers import MAIL_POLICY
from generator.delivery.smtp_server import SmtpServer
from generator.delivery.transport import DeferredError, RefusedError, UnconfirmedError
from generator.errors import DeliveryError

_CLOSING = 421
_GO_AHEAD = 354


class SmtpTransport:
    """`Transport` over SMTP.

    Args:
        server: Where to and how secured.
        timeout: Seconds to wait for each answer.
        context: TLS settings; the system's trusted certificates by default.
    """

    def __init__(
        self, server: SmtpServer, *, timeout: float = 30.0, context: ssl.SSLContext | None = None
    ) -> None:
        self._server = server
        self._timeout = timeout
        self._context = context
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Hand over one message; connects on first use.

        Raises:
            RefusedError: The server refused the recipient or the content for good (5xx).
            DeferredError: It asked to try later (4xx).
            UnconfirmedError: The connection broke after the content was begun.
            DeliveryError: The server cannot be used: unreachable, not trusted, login or sender
                refused.
        """
        content = message.as_bytes(policy=MAIL_POLICY)
        connection = self._begin(sender)
        try:
            _check(connection.rcpt(recipient))
            _check_data(connection.docmd("DATA"))
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise self._unusable(error) from error
        except DeliveryError:
            self._reset()
            raise
        self._hand_over(connection, content, recipient)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Say goodbye to the server."""
        if self._connection is not None:
            try:
                self._connection.quit()
            except (smtplib.SMTPException, OSError):
                self._connection.close()
            self._connection = None

    def _begin(self, sender: str) -> smtplib.SMTP:
        """A connection that accepted the sender; a kept one that went stale is replaced once."""
        is_kept = self._connection is not None
        try:
            connection = self._connection or self._connect()
            code, answer = connection.mail(sender)
            if code == _CLOSING and is_kept:
                raise smtplib.SMTPServerDisconnected("closing")
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            if is_kept and isinstance(error, (smtplib.SMTPServerDisconnected, OSError)):
                return self._begin(sender)
            raise self._unusable(error) from error
        if code >= 500:
            self._drop()
            raise DeliveryError(
                f"the mail server {self._server} refused the sender {sender!r}: "
                f"{_reply(code, answer)}; check the sender address and the login."
            )
        try:
            _check((code, answer))
        except DeferredError:
            self._reset()
            raise
        return connection

    def _connect(self) -> smtplib.SMTP:
        server, timeout = self._server, self._timeout
        connection: smtplib.SMTP
        if server.security == "tls":
            connection = smtplib.SMTP_SSL(
                server.host, server.port, timeout=timeout, context=self._tls()
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=timeout)
        self._connection = connection
        connection.ehlo_or_helo_if_needed()
        self._secure(connection)
        if server.user is not None:
            connection.login(server.user, server.password or "")
        return connection

    def _secure(self, connection: smtplib.SMTP) -> None:
        if self._server.security in ("tls", "none"):
            return
        if connection.has_extn("starttls"):
            connection.starttls(context=self._tls())
            connection.ehlo()
        elif self._server.security == "starttls":
            raise smtplib.SMTPNotSupportedError("it does not offer STARTTLS")

    def _tls(self) -> ssl.SSLContext:
        return self._context or ssl.create_default_context()

    def _hand_over(self, connection: smtplib.SMTP, content: bytes, recipient: str) -> None:
        try:
            connection.send(_stuffed(content))
            answer = connection.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise UnconfirmedError(
                f"the connection to {self._server} broke while it was taking the message for "
                f"{recipient!r}; it may or may not have arrived."
            ) from error
        try:
            _check(answer)
        except DeliveryError:
            self._reset()
            raise

    def _reset(self) -> None:
        """Clear the server's transaction, or give the connection up."""
        if self._connection is None:
            return
        try:
            if self._connection.rset()[0] == 250:
                return
        except (smtplib.SMTPException, OSError):
            pass
        self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _unusable(self, error: Exception) -> DeliveryError:
        if isinstance(error, smtplib.SMTPAuthenticationError):
            why = f"refused the user name or password ({_reply(error.smtp_code, error.smtp_error)})"
        elif isinstance(error, ssl.SSLCertVerificationError):
            why = f"has a certificate that is not trusted ({error.verify_message})"
        elif isinstance(error, smtplib.SMTPNotSupportedError):
            why = f"cannot be used: {error}"
        elif isinstance(error, smtplib.SMTPResponseException):
            why = f"answered {_reply(error.smtp_code, error.smtp_error)}"
        elif isinstance(error, smtplib.SMTPServerDisconnected):
            is_slow = "timed out" in str(error)
            why = "did not answer in time" if is_slow else "closed the connection"
        else:
            why = f"cannot be reached ({error})"
        return DeliveryError(
            f"the mail server {self._server} {why}; what was not sent stays queued."
        )


def _check(answer: tuple[int, bytes]) -> None:
    code, text = answer
    if 200 <= code < 300:
        return
    if code >= 500:
        raise RefusedError(_reply(code, text))
    raise DeferredError(_reply(code, text))


def _check_data(answer: tuple[int, bytes]) -> None:
    if answer[0] != _GO_AHEAD:
        _check(answer if answer[0] >= 400 else (451, answer[1]))


def _stuffed(content: bytes) -> bytes:
    """The content with leading dots doubled and the closing dot line (RFC 5321 §4.5.2)."""
    body = content.replace(b"\r\n.", b"\r\n..")
    ending = b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n"
    return (b"." + body if body.startswith(b".") else body) + ending


def _reply(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}".strip()
