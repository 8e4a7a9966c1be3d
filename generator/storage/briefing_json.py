"""Briefings as JSON text and back, exactly: `from_json(to_json(b)) == b`.

Floats keep their shortest representation, which reads back as the same float. Facts use their
documented JSON form, with what that form leaves out beside it: prices kept as Decimal, and an
attribution without a claim. Aware instants come back with a fixed UTC offset.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from generator.errors import InputError, StorageError
from generator.facts.fact import Fact
from generator.facts.parse import fact_from_json
from generator.facts.quantity import Quantity
from generator.writing.briefing import Briefing

_HINTS = get_type_hints(Briefing)
_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {
    field.name: TypeAdapter(_HINTS[field.name])
    for field in fields(Briefing)
    if field.name != "facts"
}


def to_json(briefing: Briefing) -> str:
    """The briefing as JSON text in ASCII."""
    body = {
        name: adapter.dump_python(getattr(briefing, name), mode="json")
        for name, adapter in _ADAPTERS.items()
    }
    body["facts"] = [_fact_body(fact) for fact in briefing.facts]
    return json.dumps(body)


def from_json(text: str) -> Briefing:
    """Rebuild a briefing; unknown keys are ignored, missing optional ones take their default.

    Raises:
        StorageError: The text is not a stored briefing.
    """
    try:
        body = json.loads(text)
        values = {
            name: adapter.validate_python(body[name])
            for name, adapter in _ADAPTERS.items()
            if name in body
        }
        return Briefing(**values, facts=tuple(_fact(entry) for entry in body["facts"]))
    except (ValueError, TypeError, KeyError, ValidationError, InputError) as error:
        reason = str(error).splitlines()[0]
        raise StorageError(f"a stored briefing cannot be read ({reason}).") from error


def _fact_body(fact: Fact) -> dict[str, Any]:
    body = fact.to_json()
    decimals = {
        name: str(quantity.value)
        for name, quantity in fact.quantities.items()
        if isinstance(quantity.value, Decimal)
    }
    if decimals:
        body["decimals"] = decimals
    if fact.attribution is not None and fact.claim_text is None:
        body["attribution"] = fact.attribution
    return body


def _fact(body: Mapping[str, Any]) -> Fact:
    fact = fact_from_json(body)
    exact = {
        name: Quantity(Decimal(text), fact.quantities[name].unit)
        for name, text in body.get("decimals", {}).items()
    }
    return replace(
        fact,
        quantities={**fact.quantities, **exact},
        attribution=body.get("attribution", fact.attribution),
    )
