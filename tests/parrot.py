"""A writer for the loopback server that repeats the statements it is shown, token for token."""

import json
import re
from typing import Any

_SECTION = re.compile(r"^# (\w+)\n((?:[a-z0-9_.-]+: .*\n)+)", re.MULTILINE)
_PLANNED = re.compile(r"^([a-z]+-\d+): (.*?)(?: \[.*\])?$", re.MULTILINE)
_FACT = re.compile(r"^([a-z0-9_.-]+): (.*?)(?: \[.*\])?$", re.MULTILINE)

LINES = {
    "headline": "The market at a glance",
    "dek": "Here is what moved.",
    "subject": "The market at a glance",
    "preheader": "What moved, and what did not.",
}


def parrot(body: dict[str, Any], *, sentences: int = 2, spoiled: int = 0) -> str:
    """A whole note of statements; a repair gets an empty answer.

    Args:
        body: The request.
        sentences: How many facts of each section are told.
        spoiled: How many of those type a figure that no fact has.
    """
    if len(body["messages"]) > 2:
        return '{"texts": []}'
    facts = body["messages"][1]["content"].replace("30 days", "a month")
    planned = {
        place: f"{said.split('. ')[0].rstrip('.')}." for place, said in _PLANNED.findall(facts)
    }
    if planned:
        return json.dumps({"body": planned, **LINES})
    sections = [
        {"id": name, "sentences": _rows(rows, sentences, spoiled)}
        for name, rows in _SECTION.findall(facts)
    ]
    return json.dumps({"sections": sections, **LINES})


def _rows(text: str, sentences: int, spoiled: int) -> list[dict[str, Any]]:
    rows = [{"facts": [name], "text": said} for name, said in _FACT.findall(text)[:sentences]]
    for row in rows[:spoiled]:
        row["text"] += " That was 12%."
    return rows
