"""Weight: how many bytes of HTML a mail has, block by block, and what may go when it has too many.

Gmail cuts a message after about 102 kB of HTML, and with it the unsubscribe link. A template marks
its larger blocks with comments, `<!-- block:notes -->` to `<!-- /block:notes -->`; they do not
reach a reader. Sources, disclaimer and links are never dropped.
"""

import re
from dataclasses import dataclass

WARN = 80_000
LIMIT = 100_000
"""Bytes of HTML in UTF-8 from which a mail is said to be large, and is refused."""

OPTIONAL = ("sparks", "notes", "method", "charts", "views")
"""Blocks that a mail can do without, the first to go first."""

_MARK = re.compile(r"[ \t]*<!-- (?:block:([a-z]+)|/block:[a-z]+) -->\n?")
_LINK = re.compile(r'(<a\b[^>]*?) href="#([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Block:
    """A marked block and the bytes between its marks."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """HTML without marks, and what had to go to make it small enough."""

    html: str
    blocks: tuple[Block, ...] = ()
    """Marked blocks that are left, largest first."""
    dropped: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of its HTML."""
        return size(self.html)


def largest(page: Fitted, most: int = 3) -> str:
    """The largest blocks in words: `notes 20,113 bytes, charts 3,201 bytes, the rest 12 bytes`."""
    named = page.blocks[:most]
    rest = page.size - sum(block.size for block in named)
    words = [f"{block.name} {block.size:,} bytes" for block in named]
    return ", ".join([*words, f"the rest {rest:,} bytes" if words else f"one of {rest:,} bytes"])


def size(html: str) -> int:
    """Bytes of the HTML as a mail program counts them, before any transfer encoding."""
    return len(html.encode("utf-8"))


def blocks(html: str) -> tuple[Block, ...]:
    """The marked blocks, largest first; blocks of the same name are one."""
    found: dict[str, int] = {}
    for name in dict.fromkeys(name for name in _MARK.findall(html) if name):
        found[name] = sum(size(match.group(1)) for match in _block(name).finditer(html))
    return tuple(Block(*one) for one in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def fitted(html: str, limit: int = LIMIT) -> Fitted:
    """HTML of fewer than `limit` bytes: whole, or without as many optional blocks as need be.

    Where even that is not enough, the result is the smallest there is, and whoever approves it
    must refuse (see `rendering.lint`).

    Args:
        html: A page with marked blocks, styles inlined.
        limit: Bytes from which it is too large.
    """
    kept, dropped = html, []
    for name in OPTIONAL:
        if size(unmarked(kept)) < limit:
            break
        shorter, found = _block(name).subn("", kept)
        if found:
            kept = _unlinked(shorter)
            dropped.append(name)
    return Fitted(unmarked(kept), blocks(kept), tuple(dropped))


def unmarked(html: str) -> str:
    """The page without its marks."""
    return _MARK.sub("", html)


def _block(name: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t]*<!-- block:{name} -->\n?(.*?)<!-- /block:{name} -->\n?", re.DOTALL)


def _unlinked(html: str) -> str:
    """The page without links to places that went with a block; their words stay."""
    present = set(_ID.findall(html))

    def link(match: re.Match[str]) -> str:
        return match.group() if match.group(2) in present else match.group(1)

    return _LINK.sub(link, html)
