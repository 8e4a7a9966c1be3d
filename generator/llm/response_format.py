"""Response formats: how a request asks a server to hold its reply to a form.

Servers differ in what they accept, so a request goes down a ladder: token pattern inside a JSON
schema, the schema alone, JSON mode, plain text. What a weaker rung lets through, the check after
decoding catches.
"""

from collections.abc import Mapping
from typing import Any

from generator.writing.model import Lock

LADDER: tuple[Lock, ...] = ("pattern", "schema", "json", "text")
"""Strongest first."""

_NARROWING = frozenset({"pattern", "minItems", "maxItems"})
"""Keywords that some servers refuse inside a strict schema."""


def response_format(lock: Lock, schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """The `response_format` of a chat completion; None where the reply is left free."""
    if lock == "text":
        return None
    if lock == "json":
        return {"type": "json_object"}
    body = dict(schema) if lock == "pattern" else without_narrowing(schema)
    return {
        "type": "json_schema",
        "json_schema": {"name": "reply", "strict": True, "schema": body},
    }


def without_narrowing(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with its structure and enumerations only."""
    return {key: _plain(value) for key, value in schema.items() if key not in _NARROWING}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return without_narrowing(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
