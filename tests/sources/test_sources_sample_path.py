"""Bridges end where they must and folding keeps them within fences and limits."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.sample.course import Course
from generator.sources.sample.noise import Noise
from generator.sources.sample.path import CLEARANCE, bridge, fold
from generator.sources.sample.pin import Pin
from generator.sources.sample.trading_days import nyse_sessions, utc_days

SEEDS = st.text(max_size=8)
LEVELS = st.floats(-1.0, 1.0)


@given(first=LEVELS, last=LEVELS, seed=SEEDS, count=st.integers(50, 300))
def test_a_bridge_arrives_and_keeps_its_limit(
    first: float, last: float, seed: str, count: int
) -> None:
    walk = bridge(first, last, 0.02 * Noise(seed).bell(count), limit=0.05)
    assert walk[-1] == pytest.approx(last, abs=1e-12)
    assert np.abs(np.diff(walk, prepend=first)).max() <= 0.05 + 1e-12


def test_a_bridge_too_short_for_its_drift_is_refused() -> None:
    with pytest.raises(ValueError, match=r"2 steps of 0\.05"):
        bridge(0.0, 0.2, np.zeros(2), limit=0.05)


@given(
    seed=SEEDS,
    floor=st.floats(-2, -0.1) | st.just(-np.inf),
    ceiling=st.floats(0.1, 2) | st.just(np.inf),
)
def test_folding_keeps_fences_and_never_widens_a_step(
    seed: str, floor: float, ceiling: float
) -> None:
    walk = np.cumsum(Noise(seed).bell(200))
    folded = fold(walk, floor, ceiling)
    assert folded.min() >= floor + CLEARANCE - 1e-12
    assert folded.max() <= ceiling - CLEARANCE + 1e-12
    assert (np.abs(np.diff(folded)) <= np.abs(np.diff(walk)) + 1e-12).all()


def test_folding_leaves_a_walk_within_its_fences_alone() -> None:
    walk = np.array([0.0, 0.3, -0.2])
    assert fold(walk, -1.0, 1.0).tolist() == pytest.approx(walk.tolist())


def test_noise_is_named_bounded_and_of_unit_variance() -> None:
    numbers = Noise("equities").bell(100_000)
    assert np.array_equal(numbers, Noise("equities").bell(100_000))
    assert not np.array_equal(numbers[:10], Noise("metals").bell(10))
    assert abs(numbers.mean()) < 0.01
    assert abs(numbers.std() - 1) < 0.01
    assert np.abs(numbers).max() < 3.5


def test_noise_keeps_its_numbers() -> None:
    assert Noise("golden").uniform(3).tolist() == [
        0.7251297617626049,
        0.1206146440090824,
        0.5754270054597247,
    ]


def test_a_pin_on_a_day_without_a_session_is_refused() -> None:
    days = nyse_sessions(date(2025, 7, 1), date(2025, 7, 10))
    with pytest.raises(ValueError, match="2025-07-04 is not a session"):
        Course(days, [Pin(date(2025, 7, 4), 6200.0, "close")], Noise("any"))


def test_counted_records_get_a_day_a_level_and_a_lower_eve() -> None:
    days = utc_days(date(2025, 1, 1), date(2025, 1, 31))
    pins = [
        Pin(date(2025, 1, 1), 90.0, "close"),
        Pin(date(2025, 1, 5), 100.0, "record", 1),
        Pin(date(2025, 1, 29), 110.0, "record", 4),
        Pin(date(2025, 1, 31), 105.0, "close"),
    ]
    course = Course(days, pins, Noise("any"))
    fixed = sorted(course.levels.items())
    records = [
        at for n, (at, level) in enumerate(fixed) if n and level > max(v for _, v in fixed[:n])
    ]
    assert len(records) == 4
    assert (records[0], records[-1]) == (4, 28)
    stretches = course.stretches()
    assert [s.start for s in stretches] == sorted(s.start for s in stretches)
    assert stretches[0].ceiling == 100.0
    assert stretches[-1].ceiling == 110.0
