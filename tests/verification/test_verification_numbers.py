"""The quantity grammar: value, unit, sign, hedge and what a printed size can stand for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verification.amount import Amount
from generator.verification.lexicon import hedges
from generator.verification.normalise import normalise
from generator.verification.numbers import read_amount
from generator.verification.words import split_words


def _read(text):
    plain = normalise(text)
    words = split_words(plain, 0, len(plain))
    for at in range(len(words)):
        found = read_amount(words, at)
        if found is not None:
            return found[1]
    return None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("6,901", 6901, "none"),
        ("6,901.00", 6901, "none"),
        ("$90,612.54", 90612.54, "usd"),
        ("$8.2bn", 8.2e9, "usd"),
        ("$8.2 billion", 8.2e9, "usd"),
        ("US$40 billion", 40e9, "usd"),
        ("$40,000 million", 40e9, "usd"),
        ("126.2k", 126200, "none"),
        ("86 cents", 0.86, "usd"),
        ("5 dollars", 5, "usd"),
        ("$63.93 an ounce", 63.93, "usd"),
        ("0.3%", 0.3, "percent"),
        ("0.3 percent", 0.3, "percent"),
        ("0.3 pct", 0.3, "percent"),
        ("0.3 per cent", 0.3, "percent"),
        ("five percent", 5, "percent"),
        ("12 percentage points", 12, "pp"),
        ("0.6 pp", 0.6, "pp"),
        ("25 basis points", 25, "bp"),
        ("25-basis-point", 25, "bp"),
        ("25bps", 25, "bp"),
        ("six bp", 6, "bp"),
        ("31 points", 31, "points"),
        ("a quarter point", 0.25, "pp"),
        ("a quarter of a percentage point", 0.25, "pp"),
        ("quarter-point", 0.25, "pp"),
        ("half-point", 0.5, "pp"),
        ("half a percentage point", 0.5, "pp"),
        ("half a percent", 0.5, "percent"),
        ("a full percentage point", 1, "pp"),
        ("three-tenths of a percent", 0.3, "percent"),
        ("two-tenths of a point", 0.2, "pp"),
        ("three-quarters of a percentage point", 0.75, "pp"),
        ("a third", 100 / 3, "share"),
        ("two-thirds", 200 / 3, "share"),
        ("two-fifths", 40, "share"),
        ("half", 50, "share"),
        ("a quarter", 25, "share"),
        ("5-1/4", 5.25, "none"),
        ("8 7/8", 8.875, "none"),
        ("1.5x", 1.5, "times"),
        ("three times", 3, "times"),
        ("39th", 39, "none"),
        ("thirty-sixth", 36, "none"),
        ("third", 3, "none"),
        ("twenty-five", 25, "none"),
        ("a five-session", 5, "sessions"),
        ("30 days", 30, "days"),
        ("1,880.33 points", 1880.33, "points"),
        ("١٢.٥%", 12.5, "percent"),
        ("12\u00a0basis\u00a0points", 12, "bp"),
    ],
)
def test_value_and_unit(text, value, unit):
    amount = _read(text)
    assert amount is not None
    assert amount.value == pytest.approx(value)
    assert amount.unit == unit


@pytest.mark.parametrize(
    ("text", "sign"),
    [("+0.7%", 1), ("-0.7%", -1), ("−0.7%", -1), ("(0.3)%", -1), ("-$12.50", -1), ("0.7%", 0)],
)
def test_explicit_sign(text, sign):
    amount = _read(text)
    assert amount is not None
    assert amount.sign == sign


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3.50%–3.75%", 3.50, 3.75, "percent"),
        ("3.50%-3.75%", 3.50, 3.75, "percent"),
        ("3.50-3.75%", 3.50, 3.75, "percent"),
        ("of 3.50% to 3.75%", 3.50, 3.75, "percent"),
        ("between 4% and 5%", 4, 5, "percent"),
        ("2.4-6.6%", 2.4, 6.6, "percent"),
        ("0%–0.25%", 0, 0.25, "percent"),
        ("$8-9 billion", 8, 9e9, "usd"),
    ],
)
def test_a_dash_between_figures_is_a_range_never_a_minus(text, low, high, unit):
    amount = _read(text)
    assert amount is not None
    assert amount.unit == unit
    assert amount.upper == pytest.approx(high)
    if unit == "percent":
        assert amount.value == pytest.approx(low)
    assert amount.sign == 0


@pytest.mark.parametrize("text", ["", "no figure here", "the one before", "a year earlier", "$"])
def test_no_amount(text):
    assert _read(text) is None


@pytest.mark.parametrize(
    ("hedge", "inside", "outside"),
    [
        ("", 27.4, 28.1),
        ("about", 27.4, 28.1),
        ("nearly", 26.6, 27.1),
        ("just_over", 27.3, 26.9),
        ("more", 42.0, 26.9),
        ("at_least", 27.0, 26.4),
        ("less", 12.0, 27.1),
        ("at_most", 27.0, 27.6),
    ],
)
def test_hedges_bind_their_side(hedge, inside, outside):
    amount = Amount(27.0, "percent", 1.0, hedge=hedge)
    assert amount.holds(inside)
    assert not amount.holds(outside)


@pytest.mark.parametrize(
    ("printed", "raw", "holds"),
    [
        ("$69,000", 68789.63, True),
        ("$126,000", 126198.07, True),
        ("$126,198.07", 126198.0703, True),
        ("2,590.61", 2590.604, False),
        ("12,000", 11900.0, False),
    ],
)
def test_round_levels_may_be_rounded_and_exact_ones_not(printed, raw, holds):
    amount = _read(printed)
    assert amount is not None
    assert amount.holds(raw, level=True) is holds


@given(st.floats(0.0005, 1e7), st.integers(0, 4))
def test_a_value_always_fits_its_own_rounding(raw, decimals):
    amount = _read(f"{raw:,.{decimals}f}%")
    assert amount is not None
    assert amount.holds(raw)


@given(st.floats(1.0, 1e6), st.integers(0, 3))
def test_a_whole_unit_off_never_fits(raw, decimals):
    step = 10.0**-decimals
    amount = _read(f"{raw + 1.6 * step:,.{decimals}f}%")
    assert amount is not None
    assert not amount.holds(raw)
    assert not math.isnan(amount.value)


def test_longer_hedges_win_over_shorter_ones():
    words = split_words("just under 5%", 0, 13)
    assert hedges().match(words, 0) == (2, "nearly")
