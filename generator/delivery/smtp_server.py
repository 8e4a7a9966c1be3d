"""SmtpServer: which mail server to use, from its URL."""

import ipaddress
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from generator.errors import UsageError

Security = Literal["tls", "starttls", "starttls_if_offered", "none"]
"""tls                  encrypted from the first byte (smtps)
starttls             a server that does not offer STARTTLS gets nothing
starttls_if_offered  only to this machine itself
none                 only to this machine itself
"""

_FORM = "smtp://user:password@host:port or smtps://user:password@host:port"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Host, port, security and login of a mail server."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def is_loopback(self) -> bool:
        """Whether it runs on this machine."""
        return _is_loopback(self.host)

    def __str__(self) -> str:
        """Host and port, never the login."""
        return f"{self.host}:{self.port}"


def parse_smtp_url(url: str) -> SmtpServer:
    """Read `smtp://user:password@host:port` or `smtps://…`.

    The default port is 587, or 465 for smtps. Over `smtp`, STARTTLS is required unless the host
    is this machine, where it is used when offered, or never with `?starttls=off`.

    Raises:
        UsageError: The URL has another form. The message never repeats it, as it may hold a
            password.
    """
    parts, port = _split(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise UsageError(f"the mail server's URL is not of the form {_FORM}.")
    is_tls = parts.scheme == "smtps"
    return SmtpServer(
        host=parts.hostname,
        port=port or (465 if is_tls else 587),
        security="tls" if is_tls else _security(parts),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url.strip())
        return parts, parts.port
    except ValueError as error:
        raise UsageError(f"the mail server's URL is not of the form {_FORM}.") from error


def _security(parts: SplitResult) -> Security:
    choice = parse_qs(parts.query).get("starttls", [""])[0]
    loopback = _is_loopback(parts.hostname or "")
    if choice == "off" and not loopback:
        raise UsageError("starttls=off is allowed only for a mail server on this machine.")
    if choice == "off":
        return "none"
    return "starttls_if_offered" if loopback and choice != "required" else "starttls"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
