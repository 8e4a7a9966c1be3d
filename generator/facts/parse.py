"""Read facts back from their JSON form, for stored runs and `check --facts FILE`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from generator.errors import InputError
from generator.facts.fact import (
    Episode,
    Fact,
    FactDate,
    OperationTotal,
    Provenance,
    RangeOutcome,
)
from generator.facts.quantity import Quantity


def fact_from_json(body: Mapping[str, Any]) -> Fact:
    """Rebuild a fact from `Fact.to_json`; unknown keys are ignored.

    Raises:
        InputError: A required key is missing or a value has the wrong form.
    """
    try:
        provenance = body.get("provenance") or {}
        claim = body.get("claim") or {}
        return Fact(
            id=body["id"],
            subject=body["subject"],
            measure=body["measure"],
            as_of=date.fromisoformat(body["as_of"]),
            provenance=Provenance(
                source=provenance.get("source", "facts file"),
                formula=provenance.get("formula", ""),
                url=provenance.get("url"),
            ),
            quantities={
                name: Quantity(q["value"], q["unit"])
                for name, q in body.get("quantities", {}).items()
            },
            dates={name: _moment(text) for name, text in body.get("dates", {}).items()},
            flags={
                name: tuple(flag) if isinstance(flag, list) else flag
                for name, flag in body.get("flags", {}).items()
            },
            episodes=tuple(
                Episode(date.fromisoformat(e["date"]), e["30d"], e["90d"])
                for e in body.get("episodes", [])
            ),
            by_operation=tuple(
                OperationTotal(date.fromisoformat(o["date"]), o["accepted_bn"], o["total_bn"])
                for o in body.get("by_operation", [])
            ),
            outcomes=tuple(RangeOutcome(**outcome) for outcome in body.get("outcomes", [])),
            claim_text=claim.get("text"),
            attribution=claim.get("source"),
            warnings=tuple(body.get("warnings", ())),
            salience=float(body.get("salience", 0.0)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        name = body.get("id", "?") if isinstance(body, Mapping) else "?"
        raise InputError(f"fact {name!r} is not in the documented form: {error!r}") from error


def _moment(text: str | None) -> FactDate:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == len("2025-12-12") else _instant(text)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
