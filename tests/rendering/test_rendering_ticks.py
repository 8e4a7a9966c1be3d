"""Ticks of values and days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.ticks import day_ticks, number_text, ticks_through


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (72.0, 125.0, [80.0, 100.0, 120.0]),
        (95.0, 108.0, [95.0, 100.0, 105.0]),
        (60.0, 980.0, [100.0, 300.0, 500.0, 700.0, 900.0]),
        (120.0, 160.0, [120.0, 130.0, 140.0, 150.0, 160.0]),
    ],
)
def test_ticks_pass_through_the_start(low: float, high: float, ticks: list[float]) -> None:
    assert ticks_through(100.0, low, high) == ticks


def test_one_height_has_one_tick() -> None:
    assert ticks_through(5.0, 5.0, 5.0) == [5.0]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_few_ticks_and_all_of_them_inside(low: float, span: float) -> None:
    ticks = ticks_through(0.0, low, low + span)
    assert len(ticks) <= 6
    assert all(low - span * 1e-6 <= tick <= low + span * (1 + 1e-6) for tick in ticks)


def test_numbers_have_the_decimals_that_tell_them_apart() -> None:
    assert number_text(0.2, [0.0, 0.2, 0.4]) == "0.2"
    assert number_text(1250.0, [1000.0, 1250.0]) == "1,250"
    assert number_text(0.05, [0.0, 0.05]) == "0.05"
    assert number_text(-20.0, [-20.0, 0.0]) == "−20"
    assert number_text(3.0, [3.0]) == "3"


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2024, 12, 11), date(2025, 12, 11), ["2025", "April", "July", "Oct."]),
        (date(2020, 12, 10), date(2025, 12, 12), ["2021", "2022", "2023", "2024", "2025"]),
        (date(2025, 12, 12), date(2025, 12, 30), ["Dec. 12", "Dec. 19", "Dec. 26"]),
        (date(2025, 12, 12), date(2025, 12, 14), ["Dec. 12", "Dec. 13", "Dec. 14"]),
        (date(1990, 3, 1), date(2025, 3, 1), ["2000", "2010", "2020"]),
        (date(2025, 2, 3), date(2025, 2, 3), ["Feb. 3"]),
    ],
)
def test_days_are_round_for_the_length_of_time(first: date, last: date, labels: list[str]) -> None:
    assert [label for _, label in day_ticks(first, last)] == labels


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_few_days_in_order_and_all_of_them_inside(first: date, span: int) -> None:
    last = min(first + timedelta(days=span), date(2150, 1, 1))
    days = [day for day, _ in day_ticks(first, last)]
    assert 1 <= len(days) <= 5
    assert days == sorted(set(days))
    assert first <= days[0]
    assert days[-1] <= last
