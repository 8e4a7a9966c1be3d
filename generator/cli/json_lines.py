"""JSON lines: one request object a line, with the line named when it is not one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from generator.errors import InputError, why_unreadable


def read_requests(place: str, required: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-lines file, `-` for standard input; blank lines are passed over.

    Raises:
        InputError: The file cannot be read, or a line is not an object with the required keys.
    """
    for number, line in enumerate(_lines(place), start=1):
        if line.strip():
            yield _request(line, place, number, required)


def _lines(place: str) -> Iterator[str]:
    if place == "-":
        yield from typer.get_text_stream("stdin")
        return
    try:
        with Path(place).open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot be read ({why_unreadable(error)}).", path=place) from error


def _request(line: str, place: str, number: int, required: tuple[str, ...]) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON ({error.msg})", path=place, line=number) from error
    missing = [key for key in required if not isinstance(found, dict) or key not in found]
    if missing:
        raise InputError(f"an object with {', '.join(required)} is needed", path=place, line=number)
    request: dict[str, Any] = found
    return request
