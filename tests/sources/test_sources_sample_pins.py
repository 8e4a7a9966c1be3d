"""The simulated market passes through the published levels and sets records only where told."""

from datetime import date

import numpy as np
import pytest

from generator.market.data import MarketData
from generator.market.history import PriceHistory
from generator.sources.sample.pin import read_pins

# Published levels, written down a second time so that an error in pins.csv cannot hide.
CLOSES = {
    "spx": {
        "2022-01-03": 4796.56, "2024-12-06": 6090.27, "2024-12-31": 5881.63,
        "2025-01-23": 6118.71, "2025-02-19": 6144.15, "2025-04-08": 4982.77,
        "2025-06-27": 6173.07, "2025-10-28": 6890.89, "2025-12-04": 6857.12,
        "2025-12-05": 6870.40, "2025-12-08": 6846.51, "2025-12-09": 6840.51,
        "2025-12-10": 6886.68, "2025-12-11": 6901.00,
    },
    "dji": {
        "2022-01-04": 36799.65, "2024-12-04": 45014.04, "2024-12-31": 42544.22,
        "2025-04-08": 37645.59, "2025-08-22": 45631.74, "2025-11-12": 48254.82,
        "2025-12-04": 47850.94, "2025-12-05": 47954.99, "2025-12-08": 47739.32,
        "2025-12-09": 47560.29, "2025-12-10": 48057.75, "2025-12-11": 48704.01,
    },
    "ndx": {
        "2024-12-16": 22096.66, "2024-12-31": 21012.17, "2025-02-14": 22114.69,
        "2025-02-19": 22175.60, "2025-04-08": 17090.40, "2025-06-24": 22190.52,
        "2025-10-29": 26119.85, "2025-12-04": 25581.70, "2025-12-05": 25692.05,
        "2025-12-08": 25627.95, "2025-12-09": 25668.69, "2025-12-10": 25776.44,
        "2025-12-11": 25686.69,
    },
    "rut": {
        "2015-06-23": 1295.80, "2016-11-14": 1298.60, "2018-08-31": 1740.75,
        "2020-11-13": 1744.04, "2021-11-08": 2442.74, "2024-12-31": 2230.16,
        "2025-04-08": 1760.71, "2025-09-18": 2467.70, "2025-10-27": 2520.44,
        "2025-12-04": 2531.16, "2025-12-05": 2521.48, "2025-12-08": 2520.98,
        "2025-12-09": 2526.24, "2025-12-10": 2559.61, "2025-12-11": 2590.61,
    },
    "silver": {
        "2011-04-29": 48.584, "2024-12-31": 28.94, "2025-10-08": 48.656,
        "2025-12-04": 56.847, "2025-12-08": 57.779, "2025-12-09": 60.169,
        "2025-12-10": 60.379, "2025-12-11": 63.929,
    },
    "gold": {
        "2024-12-31": 2629.20, "2025-10-20": 4336.40, "2025-12-09": 4206.70,
        "2025-12-10": 4196.40, "2025-12-11": 4285.50,
    },
    "platinum": {"2025-12-10": 1641.80, "2025-12-11": 1707.80},
    "btc": {
        "2016-11-14": 705.02, "2016-12-14": 781.48, "2020-11-13": 16317.81,
        "2020-12-13": 19142.38, "2021-11-08": 67566.83, "2024-11-13": 90584.16,
        "2024-12-31": 93429.20, "2025-04-08": 76271.95, "2025-09-18": 117137.20,
        "2025-10-06": 124752.53, "2025-10-18": 107198.27, "2025-12-09": 92691.71,
        "2025-12-10": 92020.95, "2025-12-11": 92511.34,
    },
    "yield.ust2y": {"2025-12-10": 3.54, "2025-12-11": 3.52},
    "yield.ust10y": {"2025-12-10": 4.13, "2025-12-11": 4.14},
}  # fmt: skip
CLUSTERS = [
    # instrument, first record, last record, records from first to last, their numbers in 2025
    ("spx", "2025-01-23", "2025-02-19", 3, 3),
    ("spx", "2025-06-27", "2025-10-28", 33, 36),
    ("spx", "2025-12-11", "2025-12-11", 1, 37),
    ("dji", "2025-08-22", "2025-11-12", 17, 17),
    ("dji", "2025-12-11", "2025-12-11", 1, 18),
    ("ndx", "2025-02-14", "2025-02-19", 3, 3),
    ("ndx", "2025-06-24", "2025-10-29", 33, 36),
    ("rut", "2025-09-18", "2025-10-27", 6, 6),
    ("rut", "2025-12-04", "2025-12-11", 3, 9),
    ("silver", "2025-10-08", "2025-12-11", 12, 12),
]
STANDING = [
    # instrument, a record close, the day it was topped (None: never)
    ("spx", "2024-12-06", "2025-01-23"),
    ("dji", "2024-12-04", "2025-08-22"),
    ("ndx", "2024-12-16", "2025-02-14"),
    ("rut", "2015-06-23", "2016-11-14"),
    ("rut", "2018-08-31", "2020-11-13"),
    ("rut", "2021-11-08", "2025-09-18"),
    ("silver", "2011-04-29", "2025-10-08"),
    ("gold", "2025-10-20", None),
    ("ndx", "2025-10-29", None),
    ("btc", "2025-10-06", None),
]
PRICES = ["spx", "dji", "ndx", "rut", "gold", "silver", "platinum", "btc"]


def close_on(history: PriceHistory, day: str) -> float:
    at = history.position(date.fromisoformat(day))
    assert str(history.sessions[at]) == day
    return float(history.close[at])


def record_days(history: PriceHistory) -> list[str]:
    peaks = np.maximum.accumulate(history.close)
    return [str(day) for day in history.sessions[1:][peaks[1:] > peaks[:-1]]]


@pytest.mark.parametrize("name", CLOSES)
def test_every_published_close_is_met_exactly(sample: MarketData, name: str) -> None:
    got = {day: close_on(sample.prices[name], day) for day in CLOSES[name]}
    assert got == CLOSES[name]


def test_the_table_holds_the_published_closes_and_no_others() -> None:
    table = {
        name: {str(pin.day): pin.level for pin in pins if pin.role != "high"}
        for name, pins in read_pins("pins.csv").items()
    }
    assert table == CLOSES


@pytest.mark.parametrize(("name", "first", "last", "count", "nth"), CLUSTERS)
def test_a_cluster_has_its_number_of_records(
    sample: MarketData, name: str, first: str, last: str, count: int, nth: int
) -> None:
    this_year = [day for day in record_days(sample.prices[name]) if day >= "2025"]
    inside = [day for day in this_year if first <= day <= last]
    assert (inside[0], inside[-1], len(inside)) == (first, last, count)
    assert this_year.index(last) + 1 == nth


@pytest.mark.parametrize(
    ("name", "total"), [("spx", 37), ("dji", 18), ("ndx", 36), ("rut", 9), ("silver", 12)]
)
def test_the_year_2025_has_no_records_outside_the_clusters(
    sample: MarketData, name: str, total: int
) -> None:
    assert sum(day >= "2025" for day in record_days(sample.prices[name])) == total


@pytest.mark.parametrize(("name", "day", "topped"), STANDING)
def test_a_record_stands_until_the_day_told(
    sample: MarketData, name: str, day: str, topped: str | None
) -> None:
    records = record_days(sample.prices[name])
    at = records.index(day)
    assert records[at + 1 : at + 2] == ([] if topped is None else [topped])


@pytest.mark.parametrize(
    ("name", "day"),
    [("spx", "2022-01-03"), ("dji", "2022-01-04"), ("rut", "2021-11-08"), ("btc", "2021-11-08")],
)
def test_open_ended_records_are_records_all_the_same(
    sample: MarketData, name: str, day: str
) -> None:
    assert day in record_days(sample.prices[name])


def test_bitcoin_tops_its_2021_record_before_the_end_of_2024(sample: MarketData) -> None:
    records = record_days(sample.prices["btc"])
    following = records[records.index("2021-11-08") + 1]
    assert "2024-01-01" <= following < "2024-11-13"


@pytest.mark.parametrize("name", ["spx", "dji", "ndx", "rut", "btc"])
def test_the_pinned_low_is_the_lowest_close_of_2025(sample: MarketData, name: str) -> None:
    history = sample.prices[name]
    in_2025 = history.sessions >= np.datetime64("2025-01-01")
    lowest = int(np.argmin(np.where(in_2025, history.close, np.inf)))
    assert str(history.sessions[lowest]) == "2025-04-08"
    assert (history.close[in_2025] == history.close[lowest]).sum() == 1


def test_russell_records_after_a_long_pause_are_the_three_published_ones(
    sample: MarketData,
) -> None:
    history = sample.prices["rut"]
    positions = np.flatnonzero(np.isin(history.sessions.astype(str), record_days(history)))
    paused = np.diff(positions) >= 250
    days = [str(history.sessions[at]) for at in positions[1:][paused]]
    assert [day for day in days if day >= "2014-09-17"] == [
        "2016-11-14",
        "2020-11-13",
        "2025-09-18",
    ]


@pytest.mark.parametrize("name", PRICES)
def test_daily_moves_stay_within_the_limit(sample: MarketData, name: str) -> None:
    moves = sample.prices[name].close[1:] / sample.prices[name].close[:-1] - 1
    assert np.abs(moves).max() <= (0.15 if name == "btc" else 0.06)


@pytest.mark.parametrize("name", ["yield.ust2y", "yield.ust10y", "yield.ust3m_bill"])
def test_yields_move_in_small_steps_above_zero(sample: MarketData, name: str) -> None:
    closes = sample.prices[name].close
    assert np.abs(np.diff(closes)).max() <= 0.25
    assert closes.min() > 0


@pytest.mark.parametrize("name", PRICES)
def test_bars_are_consistent(sample: MarketData, name: str) -> None:
    frame = sample.prices[name].frame
    assert not frame.isna().to_numpy().any()
    assert (frame["low"] <= frame[["open", "close"]].min(axis=1)).all()
    assert (frame["high"] >= frame[["open", "close"]].max(axis=1)).all()
    assert (frame["low"] > 0).all()


def test_bitcoin_highs_are_the_published_intraday_records(sample: MarketData) -> None:
    history = sample.prices["btc"]
    days, highs = history.sessions.astype(str), history.high
    before_2024 = days < "2024-01-01"
    assert days[before_2024][np.argmax(highs[before_2024])] == "2021-11-10"
    assert highs[before_2024].max() == 68789.63
    assert days[np.argmax(highs)] == "2025-10-06"
    assert np.sort(highs)[-1] == 126198.07
    assert np.sort(highs)[-2] < 126198.07


def test_the_quote_lies_within_its_days_bar(sample: MarketData) -> None:
    (quote,) = sample.quotes
    bar = sample.prices["btc"].frame.loc["2025-12-12"]
    assert bar["low"] <= float(quote.price) <= bar["high"]
