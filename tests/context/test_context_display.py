from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.context import display
from generator.facts.quantity import Quantity

TODAY = date(2025, 12, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (display.format_level(6901.0, "points"), "6,901.00"),
        (display.format_level(90612.54, "usd"), "$90,612.54"),
        (display.format_level(4.14, "percent"), "4.14%"),
        (display.format_percent(-0.282), "28.2%"),
        (display.format_percent(0.0003), "0.03%"),
        (display.signed_percent(0.0021), "+0.2%"),
        (display.signed_percent(-0.0033), "−0.3%"),
        (display.signed_percent(0.0), "0.0%"),
        (display.format_points(-30.994, "points"), "30.99 points"),
        (display.format_bp(-25.0), "25 basis points"),
        (display.format_bp(1.0000000001), "1 basis point"),
        (display.bp_in_words(-25.0), "a quarter point"),
        (display.bp_in_words(10.0), "10 basis points"),
        (display.format_billions(40), "$40 billion"),
        (display.format_billions(8.167), "$8.2 billion"),
        (display.format_rate_range(3.5, 3.75), "3.50%–3.75%"),
        (display.format_rate_range(0.0, 0.25), "0%–0.25%"),
        (display.format_count(9), "nine"),
        (display.format_count(10), "10"),
        (display.format_ordinal(9), "ninth"),
        (display.format_ordinal(11), "11th"),
        (display.format_ordinal(22), "22nd"),
        (display.format_ordinal(113), "113th"),
        (display.format_day(date(2025, 10, 28), TODAY), "Oct. 28"),
        (display.format_day(date(2021, 11, 8), TODAY), "Nov. 8, 2021"),
        (display.format_since(date(2025, 10, 6), TODAY), "Oct. 6"),
        (display.format_since(date(2025, 4, 8), TODAY), "April"),
        (display.format_when(date(2021, 11, 8), TODAY), "in November 2021"),
        (display.format_when(date(2025, 10, 6), TODAY), "on Oct. 6"),
        (display.format_long_day(TODAY), "Friday, December 12, 2025"),
        (display.part_of_day(datetime(2025, 12, 12, 13, tzinfo=UTC)), "early Friday"),
        (display.format_time(datetime(2025, 12, 12, 13, tzinfo=UTC)), "8 a.m."),
        (display.join_words(["a", "b", "c"]), "a, b and c"),
        (display.format_stated(Quantity(Decimal("49"), "percent")), "49%"),
        (display.format_quantity(Quantity(None, "ratio")), "n/a"),
        (display.format_quantity(Quantity(None, "count")), "n/a"),
        (display.format_ordinal(Quantity(None, "count").number), "n/a"),
    ],
)
def test_forms(text: str, expected: str):
    assert text == expected


@given(st.floats(min_value=-0.99, max_value=5, allow_nan=False))
def test_a_printed_percent_is_within_half_its_last_digit(fraction: float):
    printed = display.format_percent(fraction)
    decimals = len(printed.rstrip("%").partition(".")[2])
    shown = float(printed.rstrip("%").replace(",", ""))
    assert abs(shown - abs(fraction) * 100) <= 0.5 * 10**-decimals + 1e-9
