"""Escape text so that Markdown shows it as it is: no markup, no links, no HTML."""

import re

# Escaping everything CommonMark allows would be safe too, but a reader also sees the file raw.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)(?:([#+\-=])(?=[\s#+\-=]|$)|(\d+)([.)])(?=\s|$))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")


def escape_markdown(text: str) -> str:
    """`text`, one line, as literal Markdown.

    Bare web addresses are broken with a backslash before the colon or dot, so that GitHub's
    autolinks leave them alone.
    """
    text = _MARKUP.sub(r"\\\g<0>", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _ADDRESS.sub(r"\1\\", text)
    return _LINE_START.sub(_escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    blanks, sign, digits, stop = match.groups()
    return f"{blanks}\\{sign}" if sign else f"{blanks}{digits}\\{stop}"
