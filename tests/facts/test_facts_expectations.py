"""Odds and the expected change as facts: hand figures, what is known when, and future curves."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.fact import Fact
from generator.facts.fed import FedFacts, fed_facts
from generator.facts.parse import fact_from_json
from generator.market.as_of import NEW_YORK, morning_of
from generator.market.calendar import SessionCalendar
from generator.market.funds_futures import FundsCurve, FundsFutures
from generator.market.policy import Meeting, PolicyHistory, RangeChange

JULY, SEPTEMBER, OCTOBER = date(2026, 7, 29), date(2026, 9, 16), date(2026, 10, 28)
CHANGES = (
    RangeChange(date(2025, 10, 30), date(2025, 10, 29), 3.75, 4.0, 0.0),
    RangeChange(date(2025, 12, 11), date(2025, 12, 10), 3.5, 3.75, -25.0),
)
MONDAY = date(2026, 8, 3)
MONTHS = [date(2026, month, 1) for month in (8, 9, 10, 11)] + [date(2027, 8, 1)]


def policy(*meetings: date, until: date = date(2026, 12, 31)) -> PolicyHistory:
    days = meetings or (JULY, SEPTEMBER, OCTOBER)
    listed = tuple(Meeting(day, True) for day in days)
    return PolicyHistory(CHANGES, until, listed, "range.csv", "meetings.csv")


def curve(settled: date, *prices: str) -> FundsCurve:
    """Settlements of August to November 2026 and, fifth, of August 2027; blank for none."""
    pairs = zip(MONTHS, prices, strict=False)
    return FundsCurve(settled, {month: Decimal(p) for month, p in pairs if p})


WORKED = curve(MONDAY, "96.365", "96.285", "96.190", "96.125", "95.87")


def found(
    as_of: datetime, *curves: FundsCurve, known: PolicyHistory | None = None
) -> dict[str, Fact]:
    return {fact.id: fact for fact in fed(as_of, *curves, known=known).facts}


def fed(as_of: datetime, *curves: FundsCurve, known: PolicyHistory | None = None) -> FedFacts:
    futures = FundsFutures(curves or (WORKED,), "futures.csv")
    latest = SessionCalendar().latest_day("NEW_YORK_16", as_of)
    return fed_facts(known or policy(), futures, as_of, latest)


TUESDAY = morning_of(MONDAY + timedelta(days=1))


def test_the_worked_example():
    facts = found(TUESDAY)
    moved = ((31 * 3.81 - 3 * 3.875) / 28 - 3.635) / 0.25
    odds = facts["fed.next_meeting_odds"]
    assert odds.value("hike") == pytest.approx(moved, rel=1e-9)
    assert odds.value("hold") == pytest.approx(1 - moved, rel=1e-9)
    assert odds.value("cut") == 0.0
    assert (round(odds.value("hike"), 3), round(odds.value("hold"), 3)) == (0.672, 0.328)
    assert (odds.value("lower"), odds.value("upper")) == (3.5, 3.75)
    assert (odds.value("likely_lower"), odds.value("likely_upper")) == (3.75, 4.0)
    assert odds.flags["likely"] == "hike"
    assert (odds.day("decision"), odds.day("settled"), odds.as_of) == (SEPTEMBER, MONDAY, MONDAY)


def test_the_range_after_a_second_decision_is_convolved():
    later = found(TUESDAY)["fed.range_odds.2026-10-28"]
    first = ((31 * 3.81 - 3 * 3.875) / 28 - 3.635) / 0.25
    second = (3.875 - (31 * 3.81 - 3 * 3.875) / 28) / 0.25
    chances = [
        (1 - first) * (1 - second),
        first * (1 - second) + (1 - first) * second,
        first * second,
    ]
    assert [o.probability for o in later.outcomes] == pytest.approx(chances, rel=1e-9)
    assert [round(o.probability, 3) for o in later.outcomes] == [0.233, 0.573, 0.193]
    assert [(o.lower, o.upper) for o in later.outcomes] == [(3.5, 3.75), (3.75, 4), (4, 4.25)]
    assert later.value("below") + later.value("same") + later.value("above") == pytest.approx(1)
    assert later.value("expected_bp") == pytest.approx(24.0)


def test_the_expected_change_runs_from_the_rate_in_force_to_a_year_ahead():
    fact = found(TUESDAY)["fed.expected_change.12m"]
    assert fact.value("change_bp") == pytest.approx((4.13 - 3.635) * 100, rel=1e-9)
    assert fact.value("next_hike") == found(TUESDAY)["fed.next_meeting_odds"].value("hike")
    assert fact.value("next_cut") == 0.0
    assert fact.day("next_meeting") == SEPTEMBER
    assert fact.day("ahead") == date(2027, 8, 3)
    assert fact.provenance.source == "futures.csv"


def test_the_next_odds_are_left_open_where_only_the_year_ahead_is_priced():
    facts = found(TUESDAY, curve(MONDAY, "96.365", "", "", "", "95.87"))
    assert "fed.next_meeting_odds" not in facts
    assert facts["fed.expected_change.12m"].quantities["next_hold"].value is None


def test_no_expected_change_without_the_month_a_year_ahead():
    facts = found(TUESDAY, curve(MONDAY, "96.365", "96.285", "96.190", "96.125"))
    assert "fed.expected_change.12m" not in facts
    assert "fed.next_meeting_odds" in facts


def test_a_settlement_is_known_from_four_oclock_in_new_york():
    before = datetime(2026, 8, 3, 15, 59, tzinfo=NEW_YORK)
    after = datetime(2026, 8, 3, 16, 0, tzinfo=NEW_YORK)
    assert "fed.next_meeting_odds" not in found(before)
    assert "fed.next_meeting_odds" in found(after)


def test_a_curve_older_than_ten_days_says_nothing():
    assert "fed.next_meeting_odds" in found(morning_of(date(2026, 8, 14)))
    assert "fed.next_meeting_odds" not in found(morning_of(date(2026, 8, 15)))


def test_on_the_morning_of_the_decision_its_odds_still_stand():
    eve = curve(date(2026, 9, 15), "", "96.285", "96.190", "96.125")
    odds = found(morning_of(SEPTEMBER), eve)["fed.next_meeting_odds"]
    after = (31 * 3.81 - 3 * 3.875) / 28
    before = (30 * 3.715 - 14 * after) / 16
    assert odds.day("decision") == SEPTEMBER
    assert odds.value("hike") == pytest.approx((after - before) / 0.25, rel=1e-9)


def test_once_a_decision_is_out_an_older_curve_says_nothing():
    eve = curve(date(2026, 9, 15), "", "96.285", "96.190", "96.125")
    just_after = datetime(2026, 9, 16, 14, 0, tzinfo=NEW_YORK)
    assert "fed.next_meeting_odds" not in found(just_after, eve)
    assert "fed.next_meeting_odds" not in found(morning_of(date(2026, 9, 17)), eve)


def test_a_curve_of_the_decision_day_looks_to_the_next_decision():
    that_day = curve(SEPTEMBER, "", "96.285", "96.190", "96.125", "95.87")
    facts = found(morning_of(date(2026, 9, 17)), that_day)
    before = (31 * 3.81 - 3 * 3.875) / 28
    odds = facts["fed.next_meeting_odds"]
    assert odds.day("decision") == OCTOBER
    assert odds.value("hike") == pytest.approx((3.875 - before) / 0.25, rel=1e-9)
    assert "fed.range_odds.2026-09-16" not in facts


def test_after_the_decision_the_rate_in_force_is_the_new_one():
    later = FundsCurve(
        date(2026, 9, 18), {**WORKED.settlements, date(2027, 9, 1): Decimal("95.885")}
    )
    fact = found(morning_of(date(2026, 9, 21)), later)["fed.expected_change.12m"]
    now = (31 * 3.81 - 3 * 3.875) / 28
    assert fact.value("rate_now") == pytest.approx(now)
    assert fact.value("change_bp") == pytest.approx((4.115 - now) * 100)


def test_odds_name_no_range_on_the_evening_that_may_have_changed_it():
    raised = curve(SEPTEMBER, "", "96.245", "96.115", "96.115")
    facts = found(datetime(2026, 9, 16, 18, tzinfo=NEW_YORK), raised)
    odds = facts["fed.next_meeting_odds"]
    assert facts["fed.target_range"].value("upper") == 3.75, "in force until the next day"
    assert odds.quantities["lower"].value is None
    assert odds.quantities["likely_lower"].value is None
    assert odds.day("decision") == OCTOBER


def test_odds_name_the_range_once_the_decision_shows_in_it():
    raised = curve(SEPTEMBER, "", "96.245", "96.115", "96.115")
    hike = RangeChange(date(2026, 9, 17), SEPTEMBER, 3.75, 4.0, 25.0)
    base = policy()
    after = PolicyHistory(
        (*CHANGES, hike), base.known_until, base.meetings, base.source, base.meetings_source
    )
    odds = found(morning_of(date(2026, 9, 17)), raised, known=after)["fed.next_meeting_odds"]
    assert (odds.value("lower"), odds.value("upper")) == (3.75, 4.0)
    lagging = PolicyHistory(CHANGES, SEPTEMBER, base.meetings, base.source, base.meetings_source)
    facts = found(morning_of(date(2026, 9, 17)), raised, known=lagging)
    assert "fed.target_range" not in facts
    assert facts["fed.next_meeting_odds"].quantities["lower"].value is None


def test_a_range_that_ends_early_is_kept_where_futures_confirm_it():
    short = policy(until=date(2025, 12, 31))
    facts = found(TUESDAY, known=short)
    (warning,) = facts["fed.target_range"].warnings
    assert warning.startswith("the target range is known until 2025-12-31 only; futures settled")
    assert facts["fed.next_meeting_odds"].value("upper") == 3.75
    assert "fed.last_meeting" not in facts, "a hold in July is likely, not known"


def test_a_range_that_futures_contradict_is_left_out():
    far = curve(MONDAY, "96.10", "96.285", "96.190", "96.125", "95.87")
    priced = fed(TUESDAY, far, known=policy(until=date(2025, 12, 31)))
    facts = {fact.id: fact for fact in priced.facts}
    assert "fed.target_range" not in facts
    assert facts["fed.next_meeting_odds"].quantities["lower"].value is None
    assert len(priced.notices) == 1


def test_a_calendar_without_earlier_decisions_is_doubted_by_name():
    (warning,) = found(TUESDAY, known=policy(SEPTEMBER, OCTOBER))["fed.next_meeting_odds"].warnings
    assert warning == (
        "no decision before 2026-09-16 is listed, so the month before it is taken to hold none"
    )


def test_a_calendar_that_ends_before_the_next_decision_gives_no_odds():
    assert "fed.next_meeting_odds" not in found(TUESDAY, known=policy(JULY))
    assert "fed.next_meeting_odds" not in found(TUESDAY, known=policy(JULY, OCTOBER))


def test_an_unscheduled_meeting_is_unknown_until_it_has_been_held():
    emergency = Meeting(date(2026, 8, 20), False)
    base = policy()
    later = PolicyHistory(
        base.changes, base.known_until, (*base.meetings, emergency), base.source, "m.csv"
    )
    unaware = found(TUESDAY, known=later)["fed.next_meeting_odds"]
    assert unaware.to_json() == found(TUESDAY)["fed.next_meeting_odds"].to_json()
    after = curve(date(2026, 8, 19), "96.365", "96.285", "96.190", "96.125")
    assert "fed.next_meeting_odds" not in found(morning_of(date(2026, 8, 21)), after, known=later)


def test_facts_survive_json():
    for fact in found(TUESDAY).values():
        body = json.loads(json.dumps(fact.to_json()))
        assert fact_from_json(body).to_json() == body


prices = st.decimals(min_value=94, max_value=98, places=4)


@given(
    shown=st.lists(prices, min_size=5, max_size=5),
    later=st.lists(st.lists(prices, min_size=5, max_size=5), max_size=3),
    hour=st.integers(0, 23),
)
def test_future_curves_never_change_a_past_fact(
    shown: list[Decimal], later: list[list[Decimal]], hour: int
):
    as_of = datetime(2026, 8, 4, hour, tzinfo=NEW_YORK)
    first = FundsCurve(MONDAY, dict(zip(MONTHS, shown, strict=True)))
    more = [
        FundsCurve(date(2026, 8, 5 + n), dict(zip(MONTHS, p, strict=True)))
        for n, p in enumerate(later)
    ]
    known, with_future = fed(as_of, first), fed(as_of, first, *more)
    assert [f.to_json() for f in known.facts] == [f.to_json() for f in with_future.facts]


@given(
    day=st.dates(date(2026, 1, 5), date(2026, 12, 31)),
    steps=st.lists(st.integers(-2, 2), min_size=1, max_size=4),
)
def test_future_range_changes_never_change_a_past_fact(day: date, steps: list[int]):
    later = tuple(
        RangeChange(
            day + timedelta(days=1 + n), day + timedelta(days=n), 3.5, 3.75 + step, 25.0 * step
        )
        for n, step in enumerate(steps)
    )
    base = policy()
    longer = PolicyHistory(
        (*CHANGES, *later), base.known_until, base.meetings, base.source, "m.csv"
    )
    shorter = PolicyHistory(CHANGES, base.known_until, base.meetings, base.source, "m.csv")
    as_of = morning_of(day)
    assert fed(as_of, known=longer) == fed(as_of, known=shorter)
