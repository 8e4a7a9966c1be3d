from datetime import date, datetime

import pytest
from facts_market import evening, history, market, sheet

from generator.facts.anchors import base_day, months_earlier
from generator.market.as_of import NEW_YORK

FRIDAY = date(2025, 3, 14)


def test_one_day_is_the_previous_session_not_the_previous_day():
    monday = date(2025, 3, 17)
    fact = sheet(market(history("spx", [100.0, 110.0], monday)), evening(monday)).facts[
        "spx.move.1d"
    ]
    assert fact.day("from") == FRIDAY
    assert fact.value("fraction") == pytest.approx(0.10)
    assert fact.value("change") == pytest.approx(10.0)


def test_an_as_of_before_the_close_never_sees_that_days_bar():
    data = market(history("spx", [100.0, 110.0, 99.0], FRIDAY))
    before = datetime(2025, 3, 14, 15, 59, tzinfo=NEW_YORK)
    assert sheet(data, before).facts["spx.close"].value("level") == 110.0
    assert sheet(data, evening(FRIDAY)).facts["spx.close"].value("level") == 99.0


def test_early_close_counts_from_one_oclock():
    short = date(2025, 11, 28)
    data = market(history("spx", [100.0, 110.0], short))
    early = datetime(2025, 11, 28, 13, 5, tzinfo=NEW_YORK)
    assert sheet(data, early).facts["spx.close"].as_of == short


def test_crypto_day_ends_at_midnight_utc():
    data = market(history("btc", [100.0, 110.0], FRIDAY, weekends=True))
    evening_before_midnight_utc = datetime(2025, 3, 14, 18, tzinfo=NEW_YORK)
    after_midnight_utc = datetime(2025, 3, 14, 20, 30, tzinfo=NEW_YORK)
    assert sheet(data, evening_before_midnight_utc).facts["btc.close"].value("level") == 100.0
    assert sheet(data, after_midnight_utc).facts["btc.close"].value("level") == 110.0


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("1w", date(2025, 3, 7)),
        ("1m", date(2025, 2, 14)),
        ("3m", date(2024, 12, 14)),
        ("1y", date(2024, 3, 14)),
        ("mtd", date(2025, 2, 28)),
        ("qtd", date(2024, 12, 31)),
        ("ytd", date(2024, 12, 31)),
    ],
)
def test_anchor_days(window: str, expected: date):
    assert base_day(FRIDAY, window) == expected


def test_months_earlier_ends_with_the_shorter_month():
    assert months_earlier(date(2025, 3, 31), 1) == date(2025, 2, 28)
    assert months_earlier(date(2024, 2, 29), 12) == date(2023, 2, 28)


def test_a_window_without_an_anchor_gives_no_fact():
    facts = sheet(market(history("spx", [100.0, 101.0], FRIDAY)), evening(FRIDAY)).facts
    assert "spx.move.1d" in facts
    assert "spx.move.1w" not in facts
    assert "spx.move.ytd" not in facts
    assert "spx.range_52w" not in facts


def test_a_hole_in_the_data_is_not_bridged():
    import pandas as pd

    from generator.market.history import PriceHistory

    days = pd.DatetimeIndex([date(2023, 1, 6), date(2025, 3, 13), FRIDAY])
    levels = [50.0, 100.0, 110.0]
    frame = pd.DataFrame({name: levels for name in ("open", "high", "low", "close")}, index=days)
    facts = sheet(market(PriceHistory("spx", frame, "spx.csv")), evening(FRIDAY)).facts
    assert "spx.move.1d" in facts
    assert "spx.move.1w" not in facts


def test_usual_day_needs_a_year_of_moves_and_leaves_today_out():
    quiet = [100.0 * (1.01 if n % 2 else 1.0) for n in range(254)]
    short = sheet(market(history("spx", quiet[:200], FRIDAY)), evening(FRIDAY))
    long = sheet(market(history("spx", [*quiet, 200.0], FRIDAY)), evening(FRIDAY))
    assert "usual_day" not in short.facts["spx.move.1d"].quantities
    assert long.facts["spx.move.1d"].value("usual_day") == pytest.approx(0.00997, abs=1e-4)


def test_yields_move_in_basis_points():
    facts = sheet(market(history("yield.ust10y", [4.13, 4.14], FRIDAY)), evening(FRIDAY)).facts
    fact = facts["yield.ust10y.move.1d"]
    assert fact.value("change") == pytest.approx(1.0)
    assert fact.quantities["change"].unit == "bp"
    assert fact.value("level") == 4.14
