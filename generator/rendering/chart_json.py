"""Charts as JSON and back: `from_json(to_json(spec)) == spec`."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import InputError
from generator.rendering.chart_spec import ChartSpec


def to_json(spec: ChartSpec) -> dict[str, Any]:
    """The chart as a JSON object; days are ISO dates."""
    body: dict[str, Any] = _adapter().dump_python(spec, mode="json")
    return body


def from_json(body: object) -> ChartSpec:
    """Rebuild a chart.

    Raises:
        InputError: The object is not a chart.
    """
    try:
        return _adapter().validate_python(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "chart"
        raise InputError(f"{place!r} is not as a chart has it: {first['msg'].lower()}.") from error


@cache
def _adapter() -> TypeAdapter[ChartSpec]:
    return TypeAdapter(ChartSpec)
