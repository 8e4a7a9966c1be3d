"""Charts on the desk, drawn from the same data as the mailed pictures."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))

from chart_cases import CASES

from generator.rendering.palette import COLORS, GROUND
from generator.ui.chart_drawing import altair_chart


@pytest.mark.parametrize("name", CASES)
def test_every_chart_is_valid_vega_lite(name):
    # to_dict checks the chart against the Vega-Lite schema.
    chart = altair_chart(CASES[name]).to_dict()
    assert chart["config"]["background"] == GROUND
    assert chart["layer"]


def test_values_names_and_colors_are_those_of_the_picture():
    spec = CASES["a pair"]
    text = json.dumps(altair_chart(spec).to_dict())
    for line in spec.lines:
        assert COLORS[line.hue] in text
        assert json.dumps(f"{line.label} {line.text}") in text
        assert all(repr(value) in text for value in line.values[:5])


def test_a_record_has_its_line():
    spec = CASES["a year far below its record"]
    assert spec.rules[0].text in json.dumps(altair_chart(spec).to_dict())
