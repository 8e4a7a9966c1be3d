"""The highest or lowest close, and the largest move, since a date."""

from datetime import date

import numpy as np
from facts_market import days_until, evening, history, market, sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.measures.extremes import last_reaching

LAST = date(2025, 6, 13)


def facts(closes: list[float]):
    return sheet(market(history("spx", closes, LAST)), evening(LAST)).facts


def test_the_highest_close_since_a_date():
    found = facts([100.0, 110.0, *[90.0] * 30, 105.0])["spx.extreme_close"]
    assert found.flags["direction"] == "highest"
    assert found.day("since") == days_until(LAST, 33)[1]
    assert (found.value("level"), found.value("sessions")) == (105.0, 31.0)


def test_the_lowest_close_in_the_data_has_no_date():
    found = facts([*[100.0] * 30, 95.0])["spx.extreme_close"]
    assert found.flags["direction"] == "lowest"
    assert found.dates["since"] is None
    assert found.day("coverage_start") == days_until(LAST, 31)[0]


def test_neither_a_record_nor_a_small_matter_is_one():
    assert "spx.extreme_close" not in facts([*[100.0] * 30, 101.0])
    assert "spx.extreme_close" not in facts([*[100.0] * 25, 110.0, *[90.0] * 5, 105.0])
    assert "spx.extreme_close" not in facts([100.0, *[90.0] * 30, 90.0])


@settings(max_examples=100, deadline=None)
@given(values=st.lists(st.integers(0, 30), min_size=1, max_size=900), rising=st.booleans())
def test_looking_back_in_steps_finds_the_latest(values: list[int], rising: bool):
    levels = np.array(values, dtype=np.float64)
    at = len(values) - 1
    found = [
        i for i in range(at) if (values[i] >= values[at] if rising else values[i] <= values[at])
    ]
    assert last_reaching(levels, at, at_least=rising) == (found[-1] if found else None)
