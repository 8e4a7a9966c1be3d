"""Partials: texts that several prompts share, inlined before anything is compiled or hashed.

A partial is `partials/<name>/<number>.md`. A prompt lists it in its front matter and includes it
with a line of its own, `{% include "name@1" %}`. The line is replaced by the partial's text after
the file was split into parts, so a partial can neither open a part nor escape one.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.errors import PromptError, why_unreadable

FOLDER = "partials"
"""Beside the prompts' own folders."""

_INCLUDE = re.compile(r'^[ \t]*\{%\s*include\s+"([^"]*)"\s*%\}[ \t]*$', re.MULTILINE)
_FORBIDDEN = re.compile(r"\{%-?\s*(include|import|from|extends|system|user|repair)\b")


def read_partials(folder: Path) -> dict[str, str]:
    """Every partial of a prompt folder by `name@number`.

    Raises:
        PromptError: A partial cannot be read, is empty, or includes something itself.
    """
    found = sorted((folder / FOLDER).glob("*/*.md"))
    return {f"{path.parent.name}@{path.stem}": _read(path, folder) for path in found}


def _read(path: Path, folder: Path) -> str:
    shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n").strip()
    except (OSError, UnicodeError) as error:
        raise PromptError(f"{shown} cannot be read ({why_unreadable(error)})") from error
    if not text:
        raise PromptError(f"{shown} is empty")
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise PromptError(f"{shown}: a partial may not use {{% {forbidden[1]} %}}")
    return text


def included(texts: Collection[str]) -> tuple[str, ...]:
    """References that the texts include, each once, in order."""
    return tuple(dict.fromkeys(ref for text in texts for ref in _INCLUDE.findall(text)))


def inlined(text: str, partials: Mapping[str, str]) -> str:
    """The text with every include line replaced; every reference must be known."""
    return _INCLUDE.sub(lambda match: partials[match[1]], text)


def chosen(
    listed: Collection[str], texts: Collection[str], known: Mapping[str, str], path: str
) -> dict[str, str]:
    """The partials of one prompt, after proving that front matter and text agree.

    Raises:
        PromptError: A partial is unknown, included without being listed, or listed in vain.
    """
    used = included(texts)
    for ref in (*listed, *used):
        if ref not in known:
            there = ", ".join(known) or "none"
            raise PromptError(f"{path}: there is no partial {ref!r}; there are: {there}")
    for ref in used:
        if ref not in listed:
            raise PromptError(f"{path}: includes {ref!r}, which `partials` does not list")
    for ref in listed:
        if ref not in used:
            raise PromptError(f"{path}: lists the partial {ref!r}, but includes it nowhere")
    return {ref: known[ref] for ref in used}


def text_sha256(text: str) -> str:
    """Hash of a partial's text, as hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
