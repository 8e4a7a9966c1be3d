"""What doubts about bars do to facts: warned of where they matter, withheld where they decide."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
from facts_market import evening, market, sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.sheet import FactSheet
from generator.market.calendar import new_york_sessions
from generator.market.history import PriceHistory

LAST = date(2025, 6, 13)
DAYS = new_york_sessions()[new_york_sessions() <= np.datetime64(LAST)][-600:]
BAD = DAYS[-2].item()


def bars(closes: list[float], *, bad_range: tuple[float, float] | None = None) -> PriceHistory:
    frame = pd.DataFrame(
        {"open": closes, "high": closes, "low": closes, "close": closes},
        index=pd.DatetimeIndex(DAYS[-len(closes) :]),
        dtype=np.float64,
    )
    if bad_range is not None:
        frame.loc[pd.Timestamp(BAD), ["low", "high"]] = bad_range
    return PriceHistory("spx", frame, "spx.csv")


def calm(last: list[float]) -> list[float]:
    return [*(100.0 + 0.2 * (at % 2) for at in range(600 - len(last))), *last]


def evening_facts(history: PriceHistory, day: date = LAST) -> FactSheet:
    return sheet(market(history), evening(day))


def test_a_bad_bar_withholds_what_rests_on_it_and_nothing_else():
    found = evening_facts(bars(calm([101.0, 300.0, 101.2]), bad_range=(100.5, 101.4)))
    facts = found.facts
    assert facts["spx.close"].value("level") == 101.2
    for gone in ("spx.move.1d", "spx.streak", "spx.volatility.20d", "spx.extreme_move"):
        assert gone not in facts, gone
    assert facts["spx.move.1w"].value("fraction") == 101.2 / 100.0 - 1
    assert facts["spx.move.1w"].warnings == ()
    (notice,) = found.notices
    assert notice.startswith("S&P 500: figures that would rest on a doubtful bar are left out")
    assert "300" in notice
    assert BAD.isoformat() in notice


def test_a_record_stands_when_the_bad_bar_cannot_have_topped_it():
    closes = calm([101.0, 300.0, 101.2])
    closes[300] = 150.0
    gap = evening_facts(bars(closes, bad_range=(100.5, 101.4))).facts["spx.gap_to_record_close"]
    assert gap.value("record") == 150.0
    doubtful = evening_facts(bars(closes, bad_range=(100.5, 160.0))).facts
    assert "spx.gap_to_record_close" not in doubtful


def test_before_the_bar_was_shown_to_be_bad_it_counts():
    history = bars(calm([101.0, 300.0, 101.2]), bad_range=(100.5, 101.4))
    facts = evening_facts(history, BAD).facts
    assert facts["spx.record_close"].value("level") == 300.0


def test_a_reverted_spike_is_a_warning_on_the_facts_that_use_it():
    facts = evening_facts(bars(calm([101.0, 107.0, 101.2]))).facts
    (warning,) = facts["spx.move.1d"].warnings
    assert warning.startswith("reverted spike: S&P 500: the close of 2025-06-12, 107")
    assert facts["spx.move.1w"].warnings == ()
    assert facts["spx.close"].warnings == ()


def test_a_missing_session_touches_the_move_across_it():
    history = bars(calm([101.0, 101.1, 101.2])).without({BAD})
    facts = evening_facts(history).facts
    assert facts["spx.move.1d"].warnings == (
        "missing session: S&P 500: no bar for the session of 2025-06-12",
    )
    assert facts["spx.close"].warnings == ()


def test_a_series_behind_its_market_says_so_on_every_fact():
    history = bars(calm([101.0, 101.1, 101.2])).without({LAST})
    facts = evening_facts(history).facts
    warning = "stale series: S&P 500: the data end on 2025-06-12, one session before 2025-06-13"
    assert {fact.warnings for name, fact in facts.items() if name.startswith("spx")} == {(warning,)}


def test_an_unfinished_bar_is_never_used():
    fetched = datetime(2025, 6, 13, 18, 0, tzinfo=UTC)
    history = replace(bars(calm([101.0, 101.1, 150.0])), retrieved_at=fetched)
    facts = evening_facts(history).facts
    assert facts["spx.close"].value("level") == 101.1
    assert facts["spx.close"].as_of == BAD
    assert any(w.startswith("unfinished bar: S&P 500") for w in facts["spx.close"].warnings)


def test_many_flaws_of_a_kind_are_told_as_a_number():
    history = bars(calm([101.0, 101.1, 101.2]))
    gone = {day.item() for day in DAYS[-60:-20:4]}
    warnings = evening_facts(history.without(gone)).facts["spx.volatility.20d"].warnings
    year = evening_facts(history.without(gone)).facts["spx.range_52w"].warnings
    assert warnings == ()
    (told,) = year
    assert told.startswith("missing session: 10 cases, the latest: S&P 500")


@settings(max_examples=50, deadline=None)
@given(
    spikes=st.dictionaries(
        st.integers(30, 118), st.sampled_from((0.5, 0.93, 1.08, 3.0)), max_size=6
    ),
    gone=st.sets(st.integers(1, 118), max_size=4),
    denied=st.sets(st.integers(30, 118), max_size=6),
    cut=st.integers(2, 118),
)
def test_later_bars_never_change_what_was_doubted(
    spikes: dict[int, float], gone: set[int], denied: set[int], cut: int
):
    closes = np.array([100.0 + 0.2 * (at % 3) for at in range(120)])
    ranges = np.column_stack([closes * 0.99, closes * 1.01])
    for at, factor in spikes.items():
        closes[at] *= factor
    keep = np.array([at not in gone for at in range(120)])
    days = pd.DatetimeIndex(DAYS[-120:])
    frame = pd.DataFrame(
        {"open": closes, "high": ranges[:, 1], "low": ranges[:, 0], "close": closes}, index=days
    )
    for at in set(spikes) - denied:
        frame.loc[days[at], ["low", "high"]] = np.nan
    other = frame.assign(close=[100.0 + 0.2 * (at % 3) for at in range(120)])

    def facts(last: int) -> dict[str, object]:
        known = PriceHistory("spx", frame[keep][frame[keep].index <= days[last]], "spx.csv")
        second = PriceHistory("spx", other[: last + 1].iloc[::2], "second.csv")
        as_of = evening(DAYS[-120 + cut].item())
        return dict(sheet(market(known, second_prices={"spx": second}), as_of).facts)

    assert facts(cut) == facts(119)


def test_a_record_is_withheld_where_the_bad_bar_may_have_been_the_one_before():
    climb = calm([101.0, 1011.0, 102.0])
    facts = evening_facts(bars(climb, bad_range=(100.9, 101.6))).facts
    assert facts["spx.close"].value("level") == 102.0
    assert "spx.record_close" not in facts
    assert facts["spx.gap_to_record_close"].value("record") == 102.0
    lower = evening_facts(bars(climb, bad_range=(100.1, 100.9))).facts["spx.record_close"]
    assert lower.value("nth_this_year") == 2
    assert (lower.value("sessions_since_previous"), lower.value("streak")) == (2, 1)


def test_a_doubt_about_todays_close_touches_the_gap_it_makes():
    other = bars(calm([101.0, 101.1, 100.9]))
    closes = calm([101.0, 101.1, 99.0])
    closes[300] = 150.0
    data = market(bars(closes), second_prices={"spx": other})
    (warning,) = sheet(data, evening(LAST)).facts["spx.gap_to_record_close"].warnings
    assert warning.startswith("sources differ: S&P 500: the close of 2025-06-13 is 99")


def test_a_last_close_ten_times_too_high_is_doubted_the_same_evening():
    facts = evening_facts(bars(calm([101.0, 101.1, 1010.0]))).facts
    for name in ("close", "move.1w", "record_close", "gap_to_record_close"):
        (warning,) = facts[f"spx.{name}"].warnings
        assert warning.startswith("sudden move: S&P 500: the close of 2025-06-13, 1010"), name


def test_a_leader_says_which_member_is_behind():
    spx = bars(calm([101.0, 101.1, 101.2]))
    others = [replace(spx, instrument_id=name) for name in ("dji", "ndx")]
    data = market(spx.without({LAST}), *others)
    leader = sheet(data, evening(LAST)).facts["equities.leader.1d"]
    assert leader.flags["ranked"] == ("dji", "ndx")
    (warning,) = leader.warnings
    assert warning.startswith("stale series: S&P 500")


def test_a_fall_that_reverts_may_hide_a_record():
    facts = evening_facts(bars(calm([101.0, 10.1, 102.0]))).facts
    (warning,) = facts["spx.record_close"].warnings
    assert warning.startswith("reverted spike: S&P 500: the close of 2025-06-12, 10.1")
