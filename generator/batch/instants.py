"""Instants: the mornings of a batch, from a file with one a line."""

from datetime import datetime
from pathlib import Path

from generator.errors import InputError, UsageError, why_unreadable
from generator.market.as_of import parse_as_of


def read_instants(path: Path) -> tuple[datetime, ...]:
    """Instants of a file: a date or an ISO instant a line; `#` begins a remark.

    Raises:
        InputError: The file cannot be read, names no morning, or a line is not an instant.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot be read ({why_unreadable(error)}).", path=str(path)) from error
    found: dict[datetime, None] = {}
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if text:
            found[_instant(text, path, number)] = None
    if not found:
        raise InputError("names no morning; write one date a line.", path=str(path))
    return tuple(found)


def _instant(text: str, path: Path, number: int) -> datetime:
    try:
        return parse_as_of(text)
    except UsageError as error:
        raise InputError(str(error), path=str(path), line=number) from error
