"""Doubts about bars: each on a real or realistic case, naming instrument, date and value."""

import math
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from generator.errors import InputError
from generator.market.calendar import SessionCalendar, new_york_sessions
from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.quality.screen import screen
from generator.market.quality.sessions import stale_series
from generator.market.quality.unfinished import unfinished_bar
from generator.market.trading_days import fed_business_days, trading_days
from generator.market.universe import default_universe

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
INSTRUMENTS = default_universe().instruments


def series(
    closes: list[float],
    days: list[date],
    *,
    subject: str = "spx",
    ranges: dict[date, tuple[float, float]] | None = None,
    source: str = "first.csv",
    retrieved_at: datetime | None = None,
) -> PriceHistory:
    frame = pd.DataFrame(
        {"open": math.nan, "high": math.nan, "low": math.nan, "close": closes},
        index=pd.DatetimeIndex(days),
        dtype=np.float64,
    )
    for day, (low, high) in (ranges or {}).items():
        frame.loc[pd.Timestamp(day), ["low", "high"]] = low, high
    is_yield = subject.startswith("yield.")
    return PriceHistory(subject, frame, source, is_yield, retrieved_at)


def sessions(last: date, count: int) -> list[date]:
    known = new_york_sessions()
    return known[known <= np.datetime64(last)][-count:].tolist()


def calm(count: int, level: float = 100.0) -> list[float]:
    """Closes that swing by a fifth of a percent."""
    return [level * (1 + 0.002 * (at % 2)) for at in range(count)]


def flaws(history: PriceHistory, second: PriceHistory | None = None) -> list[Flaw]:
    return list(screen(history, INSTRUMENTS[history.instrument_id], second))


def test_a_clean_series_has_no_flaw():
    assert flaws(series(calm(300), sessions(date(2025, 6, 13), 300))) == []


def test_a_lost_session_is_named():
    days = sessions(date(2026, 9, 2), 300)
    lost = date(2026, 8, 28)
    days.remove(lost)
    found = flaws(series(calm(299), days))
    assert [(f.kind, f.day, f.known_from) for f in found] == [
        ("missing session", lost, date(2026, 8, 31))
    ]
    assert found[0].message == "S&P 500: no bar for the session of 2026-08-28"
    assert not found[0].condemns


@pytest.mark.parametrize(
    ("subject", "day"),
    [
        ("spx", date(1979, 6, 2)),  # a Saturday
        ("dji", date(2025, 1, 9)),  # a day of mourning
        ("rut", date(2025, 11, 27)),  # Thanksgiving
        ("platinum", date(2016, 12, 18)),  # a Sunday
        ("yield.ust10y", date(2025, 10, 13)),  # Columbus Day
    ],
)
def test_a_bar_on_a_closed_day_is_named(subject: str, day: date):
    due = trading_days(INSTRUMENTS[subject]).due
    before = due[due < np.datetime64(day)][-30:].tolist()
    after = due[due > np.datetime64(day)][:1].tolist()
    found = flaws(series(calm(32), [*before, day, *after], subject=subject))
    assert [(f.kind, f.day) for f in found] == [("bar on a closed day", day)]
    assert day.isoformat() in found[0].message
    assert "100" in found[0].message


def test_a_series_may_end_on_a_closed_day():
    (found,) = flaws(series([1.0, 1.1], [date(2025, 5, 23), date(2025, 5, 26)]))
    assert (found.kind, found.day) == ("bar on a closed day", date(2025, 5, 26))


def test_markets_keep_their_own_days():
    days = {name: set(trading_days(INSTRUMENTS[name]).due.tolist()) for name in INSTRUMENTS}
    good_friday, columbus, july_3 = date(2025, 4, 18), date(2025, 10, 13), date(2025, 7, 3)
    assert all(columbus in days[name] for name in ("spx", "gold"))
    assert columbus not in days["yield.ust2y"]
    assert all(good_friday not in days[name] for name in ("spx", "gold", "yield.ust2y"))
    assert good_friday in set(fed_business_days().tolist())
    assert all(july_3 in days[name] for name in days)  # a half day is a day
    assert date(2001, 9, 12) not in days["spx"]
    saturday = date(2025, 6, 14)
    assert [name for name in days if saturday in days[name]] == ["btc"]


def test_the_federal_reserve_makes_up_for_sundays_only():
    open_days = set(fed_business_days().tolist())
    assert date(2021, 12, 31) in open_days  # New Year's Day of 2022 was a Saturday
    assert date(2022, 12, 26) not in open_days  # Christmas of 2022 was a Sunday
    assert date(2021, 6, 18) in open_days
    assert date(2022, 6, 20) not in open_days


def test_a_spike_that_reverts_is_a_warning():
    days = sessions(date(2020, 3, 18), 300)
    found = flaws(series([*calm(297), 100.0, 106.0, 100.5], days))
    assert [(f.kind, f.day, f.known_from, f.condemns) for f in found] == [
        ("reverted spike", date(2020, 3, 17), date(2020, 3, 18), False)
    ]
    assert "S&P 500: the close of 2020-03-17, 106, lies +6.0%" in found[0].message


def test_a_spike_the_days_range_contradicts_is_bad():
    days = sessions(date(2020, 3, 18), 300)
    bars = series([*calm(297), 100.0, 1006.0, 100.5], days, ranges={days[-2]: (99.0, 101.5)})
    at_once, found = sorted(flaws(bars), key=lambda flaw: flaw.known_from)
    assert (at_once.kind, at_once.known_from) == ("close outside range", days[-2])
    assert not at_once.condemns
    assert (found.kind, found.day, found.condemns) == ("contradicted close", days[-2], True)
    assert found.at_most == 101.5
    assert "outside that day's range of 99 to 101.5" in found.message


def test_a_spike_a_second_source_denies_is_bad():
    days = sessions(date(2020, 3, 18), 300)
    second = series([100.6], [days[-2]], source="second.csv")
    found = flaws(series([*calm(297), 100.0, 90.0, 100.5], days), second)
    assert {(f.kind, f.condemns) for f in found} == {
        ("sources differ", False),
        ("contradicted close", True),
    }
    assert any("second.csv has 100.6" in f.message for f in found)


def test_a_spike_a_second_source_confirms_stays():
    days = sessions(date(2020, 3, 18), 300)
    second = series([90.0], [days[-2]], source="second.csv")
    found = flaws(series([*calm(297), 100.0, 90.0, 100.5], days), second)
    assert [(f.kind, f.condemns) for f in found] == [("reverted spike", False)]


def test_a_large_move_that_stays_is_no_spike():
    days = sessions(date(2020, 3, 18), 300)
    assert flaws(series([*calm(297), 100.0, 90.0, 91.0], days)) == []


def test_sources_that_differ_are_named():
    # A published bad tick: one vendor printed 4,442.41, the exchange 4,447.70.
    days = sessions(date(2021, 8, 12), 2)
    first = series([4442.41, 4460.83], days)
    second = series([4447.70, 4460.83], days, source="second.csv")
    (found,) = flaws(first, second)
    assert (found.kind, found.day, found.condemns) == ("sources differ", days[0], False)
    assert "2021-08-11 is 4442.41 in first.csv and 4447.7 in second.csv" in found.message


def test_a_close_that_stands_still_is_named():
    days = sessions(date(2025, 6, 13), 12)
    (found,) = flaws(series([100.0, 101.0, *[102.0] * 8, 101.0, 100.0], days))
    assert (found.kind, found.day) == ("repeated close", days[6])
    assert "has been 102 for 5 sessions" in found.message


def test_yields_may_stand_still_and_double():
    due = trading_days(INSTRUMENTS["yield.ust3m_bill"]).due
    days = due[due <= np.datetime64("2025-06-13")][-60:].tolist()
    closes = [0.02] * 50 + [0.04, 0.02] * 5
    assert flaws(series(closes, days, subject="yield.ust3m_bill")) == []


def test_a_series_that_is_behind_says_how_far():
    flaw = stale_series(INSTRUMENTS["spx"], date(2025, 12, 9), date(2025, 12, 11))
    assert flaw is not None
    assert flaw.message == "S&P 500: the data end on 2025-12-09, 2 sessions before 2025-12-11"
    assert stale_series(INSTRUMENTS["spx"], date(2025, 6, 13), date(2025, 6, 15)) is None


@pytest.mark.parametrize(
    ("fetched", "unfinished"),
    [
        (datetime(2026, 7, 13, 15, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 13, 19, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 13, 20, 0, tzinfo=UTC), False),
        (None, False),
    ],
)
def test_a_bar_fetched_before_the_close_is_unfinished(fetched: datetime | None, unfinished: bool):
    # A mirror taken during this session holds 7,539.37; the close was 7,515.34.
    bars = series([7500.0, 7539.37], sessions(date(2026, 7, 13), 2), retrieved_at=fetched)
    flaw = unfinished_bar(bars, INSTRUMENTS["spx"], SessionCalendar())
    assert (flaw is not None) == unfinished
    if flaw is not None:
        assert "S&P 500: the bar of 2026-07-13 (7539.37)" in flaw.message


def test_a_half_day_is_finished_at_one():
    days = sessions(date(2025, 11, 28), 2)
    at_one = datetime(2025, 11, 28, 18, 0, tzinfo=UTC)
    calendar, spx = SessionCalendar(), INSTRUMENTS["spx"]
    early = series([1.0, 2.0], days, retrieved_at=at_one - timedelta(minutes=1))
    assert unfinished_bar(early, spx, calendar) is not None
    assert unfinished_bar(series([1.0, 2.0], days, retrieved_at=at_one), spx, calendar) is None


def test_a_price_file_written_during_its_last_session_is_noticed(tmp_path: Path):
    from generator.sources.price_files import read_prices

    (tmp_path / "prices").mkdir()
    path = tmp_path / "prices" / "spx.csv"
    path.write_text("date,close\n2026-07-10,7500\n2026-07-13,7539.37\n")
    written = datetime(2026, 7, 13, 18, 0, tzinfo=UTC)
    os.utime(path, (written.timestamp(), written.timestamp()))
    history = read_prices(tmp_path, default_universe()).histories["spx"]
    assert history.retrieved_at == written
    os.utime(path, (0, 0))
    assert read_prices(tmp_path, default_universe()).histories["spx"].retrieved_at is None


def test_a_second_file_is_a_second_source(tmp_path: Path):
    from generator.sources.price_files import read_prices

    (tmp_path / "prices").mkdir()
    for name, close in (("spx.csv", "4442.41"), ("spx.check.csv", "4447.70")):
        (tmp_path / "prices" / name).write_text(f"date,close\n2021-08-11,{close}\n")
    files = read_prices(tmp_path, default_universe())
    assert list(files.second) == ["spx"]
    assert not any("check" in notice for notice in files.notices)


@pytest.mark.parametrize(
    ("index", "problem"),
    [
        (pd.DatetimeIndex(["2025-01-02", "2025-01-03"], tz="UTC"), "carries a time zone"),
        (
            pd.Index(
                [datetime(2025, 1, 2, tzinfo=UTC), datetime.fromisoformat("2025-01-03")],
                dtype=object,
            ),
            "mix kinds or time zones",
        ),
        (pd.DatetimeIndex(["2025-01-03", "2025-01-02"]), "2025-01-02 (close 2.0) follows"),
        (pd.DatetimeIndex(["2025-01-02", "2025-01-02"]), "2025-01-02 occurs twice"),
    ],
)
def test_dates_that_are_no_sessions_are_refused(index: pd.Index, problem: str):
    columns = {name: [1.0, 2.0] for name in ("open", "high", "low", "close")}
    with pytest.raises(InputError, match="'spx'") as caught:
        PriceHistory("spx", pd.DataFrame(columns, index=index), "spx.csv")
    assert problem in str(caught.value)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_real_wild_days_are_warned_of_and_kept():
    from generator.sources.folder import FolderSource

    data = FolderSource(SHARED).load()
    found = {name: screen(history, INSTRUMENTS[name]) for name, history in data.prices.items()}
    spikes = {f.day: f for f in found["spx"] if f.kind == "reverted spike"}
    for day in (date(2008, 11, 20), date(2020, 3, 12), date(2020, 3, 17)):
        assert not spikes[day].condemns
    assert {f.day for f in found["dji"] if f.kind == "bar on a closed day"} == {date(1979, 6, 2)}
    assert len([f for f in found["platinum"] if f.kind == "missing session"]) > 200
    assert [f for f in found["spx"] if f.kind != "reverted spike"] == []
    assert not any(f.condemns for several in found.values() for f in several)
