"""Drawdowns and gaps equal those of ffn, where continuous integration has installed it."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from facts_market import CALENDAR, evening, history, market, sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.compute import FactComputer
from generator.facts.fact import Fact
from generator.market.as_of import parse_as_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LAST = date(2025, 6, 13)
A_YEAR = 262
"""Weekdays that are sure to reach back a year."""


def compared(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that compares with ffn."""
    missing = pytest.mark.skipif(find_spec("ffn") is None, reason="ffn is not here")
    return pytest.mark.reference(missing(test))


def ffn() -> Any:
    """The library; importing it takes a second, so only its tests do."""
    return import_module("ffn")


def facts_of(closes: list[float]) -> dict[str, Fact]:
    return dict(sheet(market(history("spx", closes, LAST)), evening(LAST)).facts)


def test_prices_below_one_are_no_returns():
    """A library that takes such a series for returns makes another drawdown of it."""
    facts = facts_of([0.80] * A_YEAR + [0.80, 0.90, 0.45, 0.60])
    assert facts["spx.drawdown_max.1y"].value("fraction") == pytest.approx(-0.5, rel=1e-12)
    assert facts["spx.gap_to_record_close"].value("fraction") == pytest.approx(-1 / 3, rel=1e-12)


@compared
def test_prices_below_one_equal_ffn():
    closes = [0.80] * A_YEAR + [0.80, 0.90, 0.45, 0.60]
    drawdown = ffn().calc_max_drawdown(pd.Series(closes))
    assert facts_of(closes)["spx.drawdown_max.1y"].value("fraction") == pytest.approx(drawdown)


@compared
@settings(max_examples=40)
@given(
    seed=st.integers(0, 2**32 - 1),
    level=st.floats(0.01, 1e5),
    daily=st.floats(0.001, 0.03),
    length=st.integers(A_YEAR, 600),
)
def test_any_series_equals_ffn(seed: int, level: float, daily: float, length: int):
    moves = np.random.default_rng(seed).normal(0, daily, length)
    closes = (level * np.exp(np.cumsum(moves))).tolist()
    facts = facts_of(closes)
    index = history("spx", closes, LAST).frame.index
    series = pd.Series(closes, index=index)
    gap = ffn().to_drawdown_series(series).iloc[-1]
    assert facts["spx.gap_to_record_close"].value("fraction") == pytest.approx(gap, rel=1e-9)
    first = index[index <= pd.Timestamp(2024, 6, 13)][-1]
    deepest = ffn().calc_max_drawdown(series[first:])
    assert facts["spx.drawdown_max.1y"].value("fraction") == pytest.approx(deepest, rel=1e-9)


@pytest.fixture(scope="module")
def computer() -> FactComputer:
    from generator.sources.folder import FolderSource

    return FactComputer(FolderSource(SHARED / "data").load(), CALENDAR)


@compared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
@pytest.mark.parametrize(
    "day", ["1932-07-11", "1987-10-20", "2003-03-12", "2009-03-10", "2020-03-24", "2025-12-12"]
)
def test_real_series_equal_ffn(computer: FactComputer, day: str):
    found = computer.at(parse_as_of(day))
    assert found.views
    for name, view in found.views.items():
        if name.startswith("yield."):
            continue
        closes = pd.Series(view.traces.close[: view.at + 1])
        gap = ffn().to_drawdown_series(closes).iloc[-1]
        # A quote after the close moves the gap of an instrument that trades around the clock.
        if f"{name}.last" not in found.facts and view.at:
            mine = found.facts[f"{name}.gap_to_record_close"].value("fraction")
            assert mine == pytest.approx(gap, rel=1e-9, abs=1e-15), name
        start = view.traces.history.position(view.day.replace(year=view.day.year - 1))
        if start >= 0:
            deepest = ffn().calc_max_drawdown(closes.iloc[start:])
            mine = found.facts[f"{name}.drawdown_max.1y"].value("fraction")
            assert mine == pytest.approx(deepest, rel=1e-9), name
