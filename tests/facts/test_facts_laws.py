"""Laws that hold for every market."""

import math
from datetime import date

import pandas as pd
import pytest
from facts_market import evening, history, market, sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import InputError
from generator.market.history import PriceHistory

LAST = date(2025, 6, 13)
prices = st.lists(st.floats(min_value=0.01, max_value=1e6), min_size=3, max_size=60)


@settings(max_examples=60, deadline=None)
@given(closes=prices, later=prices)
def test_future_bars_never_change_a_past_fact(closes: list[float], later: list[float]):
    from facts_market import days_until

    day = days_until(LAST, len(later) + 1)[0]
    known = sheet(market(history("spx", closes, day)), evening(day)).facts
    with_future = sheet(market(history("spx", [*closes, *later], LAST)), evening(day)).facts
    assert {name: fact.to_json() for name, fact in known.items()} == {
        name: fact.to_json() for name, fact in with_future.items()
    }


@settings(max_examples=60, deadline=None)
@given(closes=prices, power=st.integers(min_value=-6, max_value=6))
def test_scaling_prices_leaves_fractions(closes: list[float], power: int):
    # Powers of two scale floats exactly, so equality may be exact too.
    scaled = [close * 2.0**power for close in closes]
    before = sheet(market(history("spx", closes, LAST)), evening(LAST)).facts
    after = sheet(market(history("spx", scaled, LAST)), evening(LAST)).facts
    for name, fact in before.items():
        for role, quantity in fact.quantities.items():
            if quantity.unit in ("ratio", "count"):
                assert after[name].quantities[role] == quantity, (name, role)


@settings(max_examples=60, deadline=None)
@given(closes=prices)
def test_a_gap_is_never_positive_and_zero_only_at_the_record(closes: list[float]):
    facts = sheet(market(history("spx", closes, LAST)), evening(LAST)).facts
    gap = facts["spx.gap_to_record_close"].value("fraction")
    assert gap <= 0
    assert (gap == 0) == (closes[-1] == max(closes))


@settings(max_examples=60, deadline=None)
@given(closes=prices, data=st.data())
def test_a_permuted_series_is_refused(closes: list[float], data: st.DataObject):
    frame = history("spx", closes, LAST).frame
    order = data.draw(st.permutations(range(len(closes))))
    if list(order) == sorted(order):
        pd.testing.assert_frame_equal(PriceHistory("spx", frame.iloc[order], "x").frame, frame)
        return
    with pytest.raises(InputError, match="dates are not in order"):
        PriceHistory("spx", frame.iloc[order], "spx.csv")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_salience_is_stable_under_a_small_change_of_the_data(data: st.DataObject):
    closes = data.draw(st.lists(st.floats(50, 200), min_size=40, max_size=120))
    at = data.draw(st.integers(0, len(closes) - 3))
    changed = [*closes[:at], closes[at] * 1.001, *closes[at + 1 :]]
    before = sheet(market(history("spx", closes, LAST)), evening(LAST)).facts["spx.move.1d"]
    after = sheet(market(history("spx", changed, LAST)), evening(LAST)).facts["spx.move.1d"]
    # One close changes two of the moves that today's is ranked among.
    assert abs(before.salience - after.salience) <= math.log2(3) + 1e-9
