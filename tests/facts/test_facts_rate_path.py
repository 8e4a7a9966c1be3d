"""The rates that futures imply around each decision, against hand figures and a written formula."""

import calendar
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.facts.range_odds import RangeOdds
from generator.facts.rate_path import RatePath
from generator.market.funds_futures import FundsCurve

JULY, SEPTEMBER, OCTOBER = date(2026, 7, 29), date(2026, 9, 16), date(2026, 10, 28)


def curve(settled: date, **prices: str) -> FundsCurve:
    """A curve by month, written as `m2026_09="96.285"`."""
    months = {date(int(name[1:5]), int(name[6:]), 1): Decimal(p) for name, p in prices.items()}
    return FundsCurve(settled, months)


AUGUST_3 = curve(
    date(2026, 8, 3), m2026_08="96.365", m2026_09="96.285", m2026_10="96.190", m2026_11="96.125"
)


def test_the_worked_example():
    path = RatePath.of(AUGUST_3, [JULY, SEPTEMBER, OCTOBER])
    september, october = path.steps[SEPTEMBER], path.steps[OCTOBER]
    handed_on = (31 * 3.81 - 3 * 3.875) / 28
    assert september.before == pytest.approx(3.635, rel=1e-12)
    assert september.after == pytest.approx(handed_on, rel=1e-12)
    assert october.before == september.after
    assert october.after == pytest.approx(3.875, rel=1e-12)


def test_a_decision_between_two_free_months_needs_no_price_of_its_own():
    prices = {"m2026_08": "96.365", "m2026_10": "96.115"}
    path = RatePath.of(curve(date(2026, 8, 3), **prices), [JULY, SEPTEMBER, date(2026, 11, 4)])
    assert path.steps[SEPTEMBER].before == pytest.approx(3.635)
    assert path.steps[SEPTEMBER].after == pytest.approx(3.885)


def test_without_a_free_month_before_the_first_decision_is_solved_backward():
    prices = {"m2026_09": "96.285", "m2026_10": "96.190", "m2026_11": "96.125"}
    path = RatePath.of(curve(date(2026, 9, 10), **prices), [JULY, SEPTEMBER, OCTOBER])
    after = (31 * 3.81 - 3 * 3.875) / 28
    assert path.steps[SEPTEMBER].before == pytest.approx((30 * 3.715 - 14 * after) / 16)


def test_without_a_free_month_after_the_chain_is_solved_forward():
    prices = {"m2026_08": "96.365", "m2026_09": "96.285", "m2026_10": "96.190"}
    path = RatePath.of(curve(date(2026, 8, 3), **prices), [JULY, SEPTEMBER, OCTOBER])
    after = (30 * 3.715 - 16 * 3.635) / 14
    assert path.steps[SEPTEMBER].after == pytest.approx(after)
    assert path.steps[OCTOBER].before == pytest.approx(after)
    assert path.steps[OCTOBER].after == pytest.approx((31 * 3.81 - 28 * after) / 3)


def test_a_missing_price_within_a_chain_is_reached_from_both_sides():
    prices = {"m2026_08": "96.365", "m2026_09": "96.285", "m2026_11": "96.125"}
    path = RatePath.of(curve(date(2026, 8, 3), **prices), [JULY, SEPTEMBER, OCTOBER])
    after = (30 * 3.715 - 16 * 3.635) / 14
    assert path.steps[OCTOBER].before == pytest.approx(after)
    assert path.steps[OCTOBER].after == pytest.approx(3.875)


def test_without_any_anchor_nothing_is_guessed():
    prices = {"m2026_09": "96.285", "m2026_10": "96.190"}
    path = RatePath.of(curve(date(2026, 9, 10), **prices), [JULY, SEPTEMBER, OCTOBER])
    assert path.steps[SEPTEMBER].before is None
    assert path.steps[OCTOBER].after is None


def test_a_decision_on_the_last_day_leaves_its_month_at_the_old_rate():
    last_day = date(2026, 9, 30)
    prices = {"m2026_09": "96.285", "m2026_10": "96.190", "m2026_11": "96.125"}
    step = RatePath.of(curve(date(2026, 9, 10), **prices), [last_day, date(2026, 11, 12)]).steps[
        last_day
    ]
    assert step.before == pytest.approx(3.715)
    assert step.after == pytest.approx(3.81)


def test_a_decision_on_the_last_day_says_nothing_of_the_rate_after_it():
    last_day = date(2026, 9, 30)
    prices = {"m2026_08": "96.365", "m2026_09": "96.285"}
    step = RatePath.of(curve(date(2026, 8, 10), **prices), [JULY, last_day]).steps[last_day]
    assert (step.before, step.after) == (pytest.approx(3.635), None)


def test_a_month_that_may_hold_an_unlisted_decision_is_no_anchor():
    december = date(2026, 12, 9)
    prices = {"m2026_11": "96.125", "m2026_12": "96.045", "m2027_01": "96.01"}
    path = RatePath.of(curve(date(2026, 11, 3), **prices), [OCTOBER, december])
    forward = (31 * 3.955 - 9 * 3.875) / 22
    assert path.steps[december].after == pytest.approx(forward), "January has a decision too"


def test_a_hole_in_the_calendar_is_no_row_of_anchors():
    april = date(2027, 4, 28)
    prices = {"m2026_11": "96.125", "m2026_12": "96.045", "m2027_03": "95.94"}
    path = RatePath.of(curve(date(2026, 11, 3), **prices), [OCTOBER, april])
    assert path.steps[OCTOBER].after == pytest.approx(3.875), "too soon after October for another"
    assert path.steps[april].before is None, "March may hold a decision that is not listed"


def test_two_decisions_in_a_month_cannot_be_told_apart():
    march = [date(2020, 3, 3), date(2020, 3, 15)]
    prices = {"m2020_02": "98.42", "m2020_03": "99.35", "m2020_04": "99.95"}
    path = RatePath.of(curve(date(2020, 3, 16), **prices), [date(2020, 1, 29), *march])
    assert not set(march) & set(path.steps)


def test_the_rate_on_a_day_follows_the_steps():
    path = RatePath.of(AUGUST_3, [JULY, SEPTEMBER, OCTOBER])
    assert path.on(SEPTEMBER) == path.steps[SEPTEMBER].before, "the decision day is the old rate"
    assert path.on(SEPTEMBER + timedelta(days=1)) == path.steps[SEPTEMBER].after
    assert path.on(date(2026, 11, 30)) == pytest.approx(3.875)
    assert path.on(date(2027, 5, 1)) is None


@given(
    rates=st.lists(st.integers(-50, 800), min_size=4, max_size=4),
    days=st.tuples(st.integers(1, 30), st.integers(1, 31)),
)
def test_the_rates_that_made_a_curve_are_found_again(rates: list[int], days: tuple[int, int]):
    """Averages of a made-up path of rates give that path back, whatever the decision days."""
    september, october = date(2026, 9, days[0]), date(2026, 10, days[1])
    assume(timedelta(days=34) <= october - september)
    start, middle, end = (rate / 100 for rate in rates[:3])
    known = {
        date(2026, 8, 1): start,
        date(2026, 9, 1): average(september, start, middle),
        date(2026, 10, 1): average(october, middle, end),
        date(2026, 11, 1): end,
    }
    prices = {month: 100 - Decimal(rate) for month, rate in known.items()}
    path = RatePath.of(FundsCurve(date(2026, 8, 3), prices), [JULY, september, october])
    found = path.steps[september], path.steps[october]
    wanted = [start, middle, middle, end]
    assert [r for step in found for r in (step.before, step.after)] == pytest.approx(
        wanted, rel=1e-9, abs=1e-9
    )


def average(decision: date, before: float, after: float) -> float:
    days = calendar.monthrange(decision.year, decision.month)[1]
    return (decision.day * before + (days - decision.day) * after) / days


steps = st.floats(-1.5, 1.5).map(lambda size: RangeOdds.of_step(3.6, 3.6 + size))


@given(first=steps, second=steps)
def test_odds_sum_to_one_and_keep_the_expected_move(first: RangeOdds, second: RangeOdds):
    both = first.then(second)
    assert sum(both.moves.values()) == pytest.approx(1.0)
    assert both.below + both.same + both.above == pytest.approx(1.0)
    assert expected(both) == pytest.approx(expected(first) + expected(second), abs=1e-9)
    assert both.moves == pytest.approx(second.then(first).moves)


def expected(odds: RangeOdds) -> float:
    return sum(moved * chance for moved, chance in odds.moves.items())


def test_outcomes_are_named_by_range_and_leave_out_rounding_errors():
    odds = RangeOdds({-1: 0.25, 0: 0.75, 1: 1e-15})
    cut, hold = odds.outcomes(3.5, 3.75)
    assert (cut.change_bp, cut.lower, cut.upper, cut.probability) == (-25.0, 3.25, 3.5, 0.25)
    assert (hold.change_bp, hold.lower, hold.upper) == (0.0, 3.5, 3.75)
    assert {outcome.lower for outcome in odds.outcomes(None, None)} == {None}
