from datetime import date

import numpy as np
import pandas as pd
import pytest

from generator.errors import InputError
from generator.market.history import PriceHistory
from generator.market.lookup import Point, PriceLookup

DAYS = [date(2025, 1, day) for day in (2, 3, 6, 7)]


def bars(closes: list[float], days: list[date] = DAYS, **columns: list[float]) -> PriceHistory:
    frame = pd.DataFrame(
        {name: columns.get(name, closes) for name in ("open", "high", "low", "close")},
        index=pd.DatetimeIndex(days),
        dtype=np.float64,
    )
    return PriceHistory("rut", frame, "rut.csv")


LOOKUP = PriceLookup(
    {"rut": bars([10.0, 12.0, 11.0, 50.0], high=[11.0, 13.0, 14.0, 60.0])}, {"rut": 2}
)


def test_nothing_after_the_last_completed_session_is_seen():
    assert LOOKUP.sessions("rut") == (DAYS[0], DAYS[2])
    assert LOOKUP.level_on("rut", date(2025, 2, 1)) == Point(DAYS[2], 11.0)
    assert LOOKUP.first_crossed("rut", 20.0) is None


def test_levels_on_between_and_before_sessions():
    assert LOOKUP.level_on("rut", date(2025, 1, 5)) == Point(DAYS[1], 12.0)
    assert LOOKUP.level_on("rut", date(2024, 12, 31)) is None
    assert LOOKUP.level_before("rut", DAYS[2]) == Point(DAYS[1], 12.0)


def test_records_crossings_and_extremes():
    assert LOOKUP.record_standing_on("rut", DAYS[2]) == Point(DAYS[1], 12.0)
    assert LOOKUP.record_standing_on("rut", DAYS[2], "high") == Point(DAYS[2], 14.0)
    assert LOOKUP.first_crossed("rut", 11.5) == Point(DAYS[1], 12.0)
    assert LOOKUP.extreme_over("rut", DAYS[1], DAYS[2], highest=False) == Point(DAYS[2], 11.0)


def test_an_unknown_subject_is_none():
    assert LOOKUP.sessions("spx") is None
    assert LOOKUP.level_on("spx", DAYS[0]) is None


@pytest.mark.parametrize(
    ("closes", "days", "problem"),
    [
        ([1.0, -2.0], DAYS[:2], "rut.csv: 'rut': the close of 2025-01-03 is -2.0"),
        ([1.0, float("nan")], DAYS[:2], "rut.csv: 'rut': the close of 2025-01-03 is nan"),
        (
            [1.0, 2.0],
            [DAYS[1], DAYS[0]],
            "rut.csv: 'rut': dates are not in order: 2025-01-02 (close 2.0) follows 2025-01-03",
        ),
        (
            [1.0, 2.0],
            [DAYS[0], DAYS[0]],
            "rut.csv: 'rut': 2025-01-02 occurs twice, the second time with a close of 2.0",
        ),
    ],
)
def test_a_history_refuses_what_is_no_price_series(
    closes: list[float], days: list[date], problem: str
):
    with pytest.raises(InputError) as caught:
        bars(closes, days)
    assert str(caught.value) == problem
