"""Pictures of a mail: attached by content id, on the public pages, or told in words."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from markupsafe import escape

from generator.errors import UsageError

MailImages = Literal["cid", "hosted", "none"]
"""`cid`: attached, shown by most programs at once. `hosted`: loaded from the public pages, which
many programs ask about first. `none`: the pictures' words stand in their place."""

_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="cid:([^"]+)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_SOURCE = re.compile(r'\bsrc="cid:[^"]+"')
_WORDLESS = "spark-"
"""Pictures of this name repeat what stands beside them in a table."""
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Pictured:
    """HTML whose pictures are where they belong."""

    html: str
    attached: Mapping[str, bytes] = field(default_factory=dict)
    """PNG bytes by content id, exactly those that the HTML shows."""
    hosted: Mapping[str, bytes] = field(default_factory=dict)
    """PNG bytes by path under the public address, exactly those that the HTML shows."""


def place_images(
    html: str, images: Mapping[str, bytes], how: MailImages, public_url: str | None = None
) -> Pictured:
    """Put each `cid:` picture of a page where `how` says.

    Args:
        html: A page that refers to pictures as `cid:<name>`.
        images: PNG bytes by name; those that the page does not show are left out.
        how: See `MailImages`.
        public_url: Base address of the public pages, for `hosted`.

    Raises:
        UsageError: Hosted pictures without an https address to host them.
    """
    shown = {name: images[name] for name in _IMAGE.findall(html) if name in images}
    if how == "cid":
        return Pictured(html, attached=shown)
    if how == "none":
        return Pictured(_IMAGE.sub(_words, html))
    base = check_hosting(how, public_url)
    paths = {name: hosted_path(name, data) for name, data in shown.items()}

    def hosted(match: re.Match[str]) -> str:
        path = paths.get(match.group(1))
        return _SOURCE.sub(f'src="{escape(f"{base}/{path}")}"', match.group()) if path else ""

    page = _IMAGE.sub(hosted, html)
    return Pictured(page, hosted={paths[name]: data for name, data in shown.items()})


def check_hosting(how: MailImages, public_url: str | None) -> str:
    """The address that pictures are hosted under, empty where they are not.

    Raises:
        UsageError: Hosted pictures without an https address to host them.
    """
    if how != "hosted":
        return ""
    if public_url is None or not public_url.startswith("https://"):
        raise UsageError(
            "mail_images is 'hosted', which needs public_url to be an https address; "
            "set it, or set mail_images to 'cid' or 'none'."
        )
    return public_url.rstrip("/")


def hosted_path(name: str, data: bytes) -> str:
    """Path of a picture under the public address.

    It follows from the picture's bytes, so an approved page can never show another picture.
    """
    return f"charts/{name}-{hashlib.sha256(data).hexdigest()[:_DIGITS]}.png"


def _words(match: re.Match[str]) -> str:
    alt = _ALT.search(match.group())
    if alt is None or match.group(1).startswith(_WORDLESS):
        return ""
    return str(escape(unescape(alt.group(1))))
