"""Make text from outside harmless to layout: one line, no invisible controls, no placeholders."""

import re
import unicodedata

# Bidirectional overrides, isolates and marks can make a line read in another order than it is
# stored; zero-width characters can hide a word from a reviewer.
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_BLANKS = re.compile(r"\s+")
_DOUBLED_PERCENT = re.compile("%%+")


def plain_text(text: str) -> str:
    """`text` on one line without control characters.

    A doubled percent sign is halved: it opens the per-recipient placeholders, which only the
    templates may write.
    """
    visible = "".join(
        char
        for char in _INVISIBLE.sub("", text)
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return _DOUBLED_PERCENT.sub("%", _BLANKS.sub(" ", visible))


def capitalized(text: str) -> str:
    """`text` with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


def secure_link(url: str | None) -> str | None:
    """The address if it is https and free of blanks and quotes, else None."""
    if url is None or not re.fullmatch(
        r"https://[^\s\"'<>\\%]+(?:%[0-9A-Fa-f]{2}[^\s\"'<>\\%]*)*", url
    ):
        return None
    return url
