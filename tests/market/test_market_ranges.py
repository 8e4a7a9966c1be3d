"""Bars whose close and range do not fit, and last moves that dwarf a year of moves."""

import math
from datetime import date

import numpy as np
import pandas as pd

from generator.market.calendar import new_york_sessions
from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.quality.ranges import range_flaws
from generator.market.quality.spikes import reverted_spikes, sudden_move
from generator.market.universe import default_universe

INSTRUMENTS = default_universe().instruments
LAST = date(2025, 12, 10)


def bars(
    last: list[float], *, subject: str = "spx", ranges: tuple[float, float] | None = None
) -> PriceHistory:
    """Three hundred closes that swing by a fifth of a percent, then `last`."""
    closes = [*(100.0 + 0.2 * (at % 2) for at in range(300 - len(last))), *last]
    days = new_york_sessions()[new_york_sessions() <= np.datetime64(LAST)][-300:]
    frame = pd.DataFrame(
        {"open": math.nan, "high": math.nan, "low": math.nan, "close": closes},
        index=pd.DatetimeIndex(days),
        dtype=np.float64,
    )
    if ranges is not None:
        frame.loc[pd.Timestamp(LAST), ["low", "high"]] = ranges
    return PriceHistory(subject, frame, f"{subject}.csv", subject.startswith("yield."))


def flaws(history: PriceHistory) -> list[Flaw]:
    return range_flaws(history, INSTRUMENTS[history.instrument_id])


def sudden(history: PriceHistory) -> Flaw | None:
    return sudden_move(history, INSTRUMENTS[history.instrument_id], len(history.close) - 1)


def test_a_close_outside_its_range_is_known_on_its_own_day():
    (found,) = flaws(bars([1002.0], ranges=(99.0, 101.0)))
    assert (found.kind, found.day, found.known_from) == ("close outside range", LAST, LAST)
    assert not found.condemns
    assert found.message == (
        "S&P 500: the close of 2025-12-10, 1002, is outside that day's range of 99 to 101"
    )
    assert flaws(bars([101.05], ranges=(99.0, 101.0))) == []
    assert flaws(bars([1002.0])) == []


def test_a_high_far_above_the_closes_around_it_is_doubted():
    (found,) = flaws(bars([100.0], ranges=(99.0, 1010.0)))
    assert found.kind == "high out of line"
    assert "the high of 2025-12-10, 1010, lies far above the close (100)" in found.message
    assert flaws(bars([100.0], ranges=(99.0, 120.0))) == []


def test_metals_settle_outside_their_range_of_trades():
    assert flaws(bars([1002.0], subject="gold", ranges=(99.0, 101.0))) == []


def test_a_last_move_ten_times_a_usual_day_is_doubted_and_names_the_value():
    found = sudden(bars([1002.0]))
    assert found is not None
    assert (found.kind, found.day, found.condemns) == ("sudden move", LAST, False)
    assert "S&P 500: the close of 2025-12-10, 1002, lies +902.0%" in found.message


def test_yields_are_measured_in_points():
    found = sudden(bars([*([4.13, 4.15] * 149), 41.4], subject="yield.ust10y"))
    assert found is not None
    assert "the close of 2025-12-10, 41.4, lies +37.25 points from the one before" in found.message
    reverted = bars([*([0.0, 0.02] * 149), 2.0, 0.01], subject="yield.ust10y")
    (spike,) = reverted_spikes(reverted, INSTRUMENTS["yield.ust10y"])
    assert (spike.kind, spike.condemns) == ("reverted spike", False)
    assert "2, lies +1.98 points from the one before (0.02)" in spike.message


def test_usual_moves_and_moves_that_take_a_spike_back_are_not_doubted():
    assert sudden(bars([101.0])) is None
    assert sudden(bars([103.9])) is None
    assert sudden(bars([1002.0, 100.4])) is None
    assert sudden(bars([*([4.13, 4.15] * 149), 4.3], subject="yield.ust10y")) is None
