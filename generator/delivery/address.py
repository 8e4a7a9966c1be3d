"""E-mail addresses: one spelling for one mailbox."""

import re
from collections.abc import Iterable

from generator.errors import InputError

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\Z")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\Z")
_LONGEST = 254


def normalize_address(text: str) -> str:
    """The address trimmed, with its domain in lower-case ASCII (IDNA).

    The part before the @ keeps its letters' case, as mail servers may care.

    Raises:
        InputError: It is not an address this software can mail.
    """
    address = text.strip()
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        raise _refuse(address, "it needs one @ between a name and a domain")
    if not _LOCAL.match(local) or len(local) > 64:
        raise _refuse(address, "the part before the @ has characters that mail does not allow")
    host = _ascii_domain(domain)
    if host is None or ("." not in host and host != "localhost"):
        raise _refuse(address, "the part after the @ is not a domain name")
    if len(local) + 1 + len(host) > _LONGEST:
        raise _refuse(address, f"it is longer than {_LONGEST} characters")
    return f"{local}@{host}"


def address_key(address: str) -> str:
    """What two spellings of one mailbox share: the normalized address without letter case."""
    return normalize_address(address).lower()


def distinct_addresses(addresses: Iterable[str]) -> dict[str, str]:
    """Each mailbox once, by its key, as first spelled, in the order given.

    Raises:
        InputError: One of them is not an address.
    """
    distinct: dict[str, str] = {}
    for text in addresses:
        address = normalize_address(text)
        distinct.setdefault(address.lower(), address)
    return distinct


def _ascii_domain(domain: str) -> str | None:
    try:
        host = domain.lower().encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = host.split(".")
    return host if all(_LABEL.match(label) and len(label) <= 63 for label in labels) else None


def _refuse(address: str, reason: str) -> InputError:
    return InputError(f"{address!r} is not an e-mail address: {reason}.")
