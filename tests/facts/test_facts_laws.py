"""Laws that hold for every market."""

from datetime import date

from facts_market import evening, history, market, sheet
from hypothesis import given, settings
from hypothesis import strategies as st

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
