"""Decisions and overrides as rows."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy.engine import Row

from generator.review.approved import Override
from generator.review.decision import Decision

_NAMES = ("briefing_id", "revision", "action", "before", "after", "actor", "at", "why", "sha256")


def decision_values(decision: Decision) -> dict[str, Any]:
    """Column values of a decision."""
    values = {name: getattr(decision, name) for name in _NAMES}
    return {**values, "overrides": overrides_text(decision.overrides)}


def decision_from_row(row: Row[Any]) -> Decision:
    """The decision in a row of `decisions`."""
    values = {name: row._mapping[name] for name in _NAMES}
    return Decision(**values, overrides=overrides_from(row.overrides))


def overrides_text(overrides: Sequence[Override]) -> str:
    """Overrides as JSON text."""
    return json.dumps([{"text": one.text, "reason": one.reason} for one in overrides])


def overrides_from(text: str) -> tuple[Override, ...]:
    """Overrides from their JSON text."""
    return tuple(Override(one["text"], one["reason"]) for one in json.loads(text))
