from datetime import date

import pytest
from facts_market import evening, history, market, sheet

DAY = date(2025, 6, 13)


def records(closes: list[float], **kwargs: object):
    return sheet(market(history("spx", closes, DAY, **kwargs)), evening(DAY)).facts


def test_a_record_is_strictly_above_every_earlier_close():
    fact = records([100.0, 105.0, 103.0, 106.0])["spx.record_close"]
    assert fact.holds("is_record")
    assert fact.value("level") == 106.0
    assert fact.value("previous") == 105.0
    assert fact.value("sessions_since_previous") == 2
    assert fact.value("streak") == 1


def test_a_tie_is_a_tie_and_keeps_the_first_date():
    fact = records([100.0, 105.0, 103.0, 105.0])["spx.record_close"]
    assert not fact.holds("is_record")
    assert fact.holds("ties_record")
    assert fact.day("record") == date(2025, 6, 11)


def test_every_day_a_record_counts_each_but_the_first():
    fact = records([100.0, 101.0, 102.0, 103.0])["spx.record_close"]
    assert fact.value("nth_this_year") == 3
    assert fact.value("streak") == 3


def test_closing_and_intraday_records_are_kept_apart():
    facts = records([100.0, 99.0, 101.0], highs=[110.0, 100.0, 102.0])
    assert facts["spx.record_close"].holds("is_record")
    assert not facts["spx.record_high"].holds("is_record")
    assert facts["spx.record_high"].value("level") == 110.0
    assert facts["spx.gap_to_record_high"].value("fraction") == pytest.approx(101 / 110 - 1)
    assert facts["spx.gap_to_record_close"].value("fraction") == 0.0


def test_no_intraday_record_where_highs_are_unreliable():
    facts = sheet(market(history("gold", [100.0, 101.0], DAY)), evening(DAY)).facts
    assert "gold.record_close" in facts
    assert "gold.record_high" not in facts


def test_first_since_only_after_more_than_a_year():
    levels = [200.0, *([100.0] * 300), 201.0]
    fact = records(levels)["spx.record_close"]
    assert fact.day("first_since") == fact.day("previous")
    soon = records([200.0, *([100.0] * 100), 201.0])["spx.record_close"]
    assert soon.dates["first_since"] is None


def test_near_record_is_within_two_percent_and_not_at_it():
    assert records([100.0, 98.5])["spx.near_record"].holds("is_near")
    assert not records([100.0, 97.9])["spx.near_record"].holds("is_near")
    assert not records([100.0, 101.0])["spx.near_record"].holds("is_near")


def test_short_coverage_is_no_all_time_record():
    assert not records([100.0, 101.0])["spx.record_close"].holds("all_time")
    gold = sheet(market(history("gold", [800.0, 900.0], DAY)), evening(DAY)).facts
    assert gold["gold.record_close"].holds("all_time"), "above the declared earlier peak"
    low = sheet(market(history("gold", [700.0, 800.0], DAY)), evening(DAY)).facts
    assert not low["gold.record_close"].holds("all_time")


def test_prices_below_one_are_prices_not_returns():
    facts = sheet(
        market(history("btc", [0.80, 0.90, 0.45, 0.60], DAY, weekends=True)), evening(DAY)
    )
    gap = facts.facts["btc.gap_to_record_close"]
    assert gap.value("record") == 0.90


def test_streak_is_signed_and_broken_by_an_unchanged_close():
    assert records([100.0, 101.0, 102.0])["spx.streak"].value("sessions") == 2
    assert records([100.0, 99.0, 98.0, 97.0])["spx.streak"].value("sessions") == -3
    assert records([100.0, 101.0, 101.0])["spx.streak"].value("sessions") == 0


def test_extreme_move_names_the_latest_day_as_large():
    fact = records([100.0, 105.0, 104.0, 106.0])["spx.extreme_move"]
    assert fact.day("since") == date(2025, 6, 11)
    first = records([100.0, 99.0, 104.0])["spx.extreme_move"]
    assert first.dates["since"] is None


def test_drawdown_of_the_year():
    levels = [100.0] * 300
    levels[-10], levels[-5], levels[-1] = 120.0, 60.0, 90.0
    assert records(levels)["spx.drawdown_max.1y"].value("fraction") == pytest.approx(-0.5)
