"""Address: the base URL of a model server, checked before anything is sent to it."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from generator.errors import UsageError


def checked_base_url(url: str) -> str:
    """The base URL without a trailing slash; a bare host gets the customary `/v1`.

    Plain http carries prompts and keys in the open, so it may only lead to this machine.

    Raises:
        UsageError: Not an http(s) URL, plain http to another machine, or credentials in the URL.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{url!r} is not a URL ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{url!r} is not an http or https URL")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            f"the address of {host!r} may hold neither credentials nor a query; put the key into"
            " BRIEFING_COMPATIBLE_API_KEY"
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError(f"plain http to {host!r} would expose the request; use https")
    path = parts.path.rstrip("/") or "/v1"
    return SplitResult(parts.scheme, parts.netloc, path, "", "").geturl()


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
