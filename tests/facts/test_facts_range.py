"""Range mode gives what one morning at a time gives."""

from datetime import date, timedelta

import pytest
from facts_market import CALENDAR, history, market
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import NoDataError
from generator.facts.compute import FactComputer
from generator.facts.compute_range import compute_range
from generator.market.as_of import morning_of
from generator.market.data import MarketData
from generator.sources.sample.source import SampleSource

LAST = date(2025, 6, 13)
levels = st.floats(min_value=1.0, max_value=1e4)


def one_at_a_time(data: MarketData, days: list[date]) -> list[object]:
    computer = FactComputer(data, CALENDAR)
    return [(s.as_of, s.facts, s.notices) for s in (computer.at(morning_of(d)) for d in days)]


def in_a_range(data: MarketData, days: list[date]) -> list[object]:
    return [(s.as_of, s.facts, s.notices) for s in compute_range(data, days, CALENDAR)]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_range_equals_its_mornings(data: st.DataObject):
    closes = data.draw(st.lists(levels, min_size=2, max_size=420), label="closes")
    highs = [close * data.draw(st.sampled_from((0.5, 1.0, 1.01))) for close in closes[:1]]
    spx = history("spx", closes, LAST, highs=[*highs, *closes[1:]])
    btc = history("btc", closes[::-1], LAST, weekends=True)
    bill = history("yield.ust3m_bill", [round(c / 1000, 2) for c in closes], LAST)
    found = market(spx, btc, bill)
    first = max(h.coverage_start for h in (spx, btc, bill)) + timedelta(days=1)
    offsets = data.draw(st.lists(st.integers(0, (LAST - first).days), min_size=1, max_size=12))
    days = [first + timedelta(days=offset) for offset in offsets]
    assert in_a_range(found, days) == one_at_a_time(found, days)


def test_a_range_of_the_sample_equals_its_mornings():
    data = SampleSource().load()
    days = [date(2004, 1, 5) + timedelta(days=199 * step) for step in range(40)]
    assert in_a_range(data, days) == one_at_a_time(data, days)


def test_a_morning_before_the_data_is_refused_in_a_range_too():
    data = market(history("spx", [1.0, 2.0], LAST))
    with pytest.raises(NoDataError):
        list(compute_range(data, [date(1990, 1, 2)], CALENDAR))
