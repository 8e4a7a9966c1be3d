"""Charts as JSON."""

import json

import pytest
from chart_cases import CASES

from generator.errors import InputError
from generator.rendering.chart_json import from_json, to_json


@pytest.mark.parametrize("name", CASES)
def test_a_chart_comes_back_as_it_was(name: str) -> None:
    text = json.dumps(to_json(CASES[name]))
    assert from_json(json.loads(text)) == CASES[name]


def test_what_is_no_chart_is_named() -> None:
    body = to_json(CASES["bars"])
    body["kind"] = "pie"
    with pytest.raises(InputError, match="'kind' is not as a chart has it"):
        from_json(body)
