from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from facts_market import evening
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.fact import Fact
from generator.facts.fed import fed_facts
from generator.facts.liquidity import bill_notices, bill_purchase_fact
from generator.market.as_of import NEW_YORK, morning_of
from generator.market.claim import Claim
from generator.market.liquidity import BillOperation, BillOperations
from generator.market.policy import Meeting, PolicyHistory, RangeChange


def change(effective: date, lower: float, upper: float, change_bp: float) -> RangeChange:
    return RangeChange(
        effective, date.fromordinal(effective.toordinal() - 1), lower, upper, change_bp
    )


POLICY = PolicyHistory(
    changes=(
        change(date(2023, 1, 5), 4.0, 4.25, 0.0),
        change(date(2023, 3, 9), 4.25, 4.5, 25.0),
        change(date(2025, 2, 6), 3.75, 4.0, -50.0),
        change(date(2025, 5, 8), 3.5, 3.75, -25.0),
    ),
    known_until=date(2025, 12, 31),
    meetings=(
        Meeting(date(2025, 2, 5), True),
        Meeting(date(2025, 3, 19), True),
        Meeting(date(2025, 5, 7), True),
        Meeting(date(2025, 6, 2), False),
        Meeting(date(2025, 6, 18), True),
        Meeting(date(2025, 7, 30), True),
    ),
    source="range.csv",
    meetings_source="meetings.csv",
)


def facts(day: date, policy: PolicyHistory = POLICY) -> dict[str, Fact]:
    return {fact.id: fact for fact in fed_facts(policy, None, morning_of(day), day).facts}


def test_a_change_is_known_from_its_effective_date():
    assert facts(date(2025, 5, 7))["fed.target_range"].value("upper") == 4.0
    assert facts(date(2025, 5, 8))["fed.target_range"].value("upper") == 3.75


def test_a_step_dated_by_its_decision_is_unknown_that_day():
    day = date(2025, 5, 7)
    early = replace(POLICY.changes[-1], effective=day)
    policy = replace(POLICY, changes=(*POLICY.changes[:-1], early))
    assert facts(day, policy)["fed.target_range"].value("upper") == 4.0
    assert facts(date(2025, 5, 8), policy)["fed.target_range"].value("upper") == 3.75


def test_decision_comes_the_day_before():
    last = facts(date(2025, 5, 8))["fed.last_change"]
    assert last.day("decided") == date(2025, 5, 7)
    assert last.day("effective") == date(2025, 5, 8)


def test_cycle_and_count_stop_where_the_direction_turned():
    last = facts(date(2025, 5, 8))["fed.last_change"]
    assert last.value("change_bp") == -25.0
    assert last.value("cumulative_bp_cycle") == -75.0
    assert last.value("nth_this_year") == 2


def test_next_meeting_is_the_next_scheduled_one():
    assert facts(date(2025, 5, 20))["fed.next_meeting"].day("decision") == date(2025, 6, 18)


def test_a_wait_longer_than_any_is_a_hole_in_the_calendar():
    assert "fed.next_meeting" not in facts(date(2024, 11, 1))
    assert "fed.next_meeting" not in facts(date(2025, 7, 31))


def test_todays_decision_is_the_next_one_until_it_is_announced():
    day = date(2025, 6, 18)
    before = datetime(2025, 6, 18, 13, 59, tzinfo=NEW_YORK)
    after = datetime(2025, 6, 18, 14, 0, tzinfo=NEW_YORK)
    for as_of, decision, days in ((before, day, 0), (after, date(2025, 7, 30), 42)):
        found = {fact.id: fact for fact in fed_facts(POLICY, None, as_of, day).facts}
        assert found["fed.next_meeting"].day("decision") == decision
        assert found["fed.next_meeting"].value("days") == days


def test_nothing_before_the_first_known_range():
    assert fed_facts(POLICY, None, morning_of(date(2022, 1, 1)), date(2021, 12, 31)).facts == ()


def last_meeting(day: date, policy: PolicyHistory = POLICY) -> Fact | None:
    return facts(day, policy).get("fed.last_meeting")


@pytest.mark.parametrize(
    ("day", "decision", "word", "change_bp", "holds"),
    [
        (date(2025, 2, 6), date(2025, 2, 5), "cut", -50.0, 0),
        (date(2025, 3, 19), date(2025, 2, 5), "cut", -50.0, 0),
        (date(2025, 3, 20), date(2025, 3, 19), "hold", 0.0, 1),
        (date(2025, 5, 8), date(2025, 5, 7), "cut", -25.0, 0),
        (date(2025, 6, 10), date(2025, 5, 7), "cut", -25.0, 0),
        (date(2025, 6, 19), date(2025, 6, 18), "hold", 0.0, 1),
        (date(2025, 7, 31), date(2025, 7, 30), "hold", 0.0, 2),
    ],
)
def test_the_last_meeting_and_its_run_of_holds(
    day: date, decision: date, word: str, change_bp: float, holds: int
):
    fact = last_meeting(day)
    assert fact is not None
    assert (fact.day("decision"), fact.flags["decision"]) == (decision, word)
    assert fact.value("change_bp") == change_bp
    assert fact.value("holds_in_a_row") == holds


def test_a_run_of_holds_that_the_data_do_not_bound_has_no_length():
    policy = replace(POLICY, meetings=POLICY.meetings[-1:])
    fact = last_meeting(date(2025, 7, 31), policy)
    assert fact is not None
    assert fact.flags["decision"] == "hold"
    assert fact.quantities["holds_in_a_row"].value is None


def test_a_hold_is_unknown_where_the_range_does_not_reach_the_day_after():
    decided = date(2025, 6, 18)
    until_then = replace(POLICY, known_until=decided)
    assert "fed.last_meeting" not in facts(date(2025, 6, 19), until_then)
    a_day_more = replace(POLICY, known_until=date(2025, 6, 19))
    assert "fed.last_meeting" in facts(date(2025, 6, 19), a_day_more)


def test_no_last_meeting_before_the_first_listed_one_or_long_after_the_last():
    assert last_meeting(date(2025, 1, 20)) is None, "2024's holds are not listed"
    assert last_meeting(date(2025, 10, 15)) is None, "September's decision is not listed"


def test_the_range_is_left_out_when_a_decision_lies_beyond_its_end():
    policy = replace(POLICY, known_until=date(2025, 6, 18))
    assert facts(date(2025, 6, 18), policy)["fed.target_range"].value("upper") == 3.75
    after = fed_facts(policy, None, morning_of(date(2025, 6, 19)), date(2025, 6, 18))
    assert {fact.id for fact in after.facts} == {"fed.next_meeting"}
    assert after.notices == (
        "Federal funds target range: the data end on 2025-06-18 and there has been a decision "
        "since, so the range is left out.",
    )


def test_the_range_is_left_out_two_months_after_its_end_without_a_calendar():
    policy = replace(POLICY, known_until=date(2025, 6, 18), meetings=())
    assert "fed.target_range" in facts(date(2025, 8, 17), policy)
    assert "fed.target_range" not in facts(date(2025, 8, 18), policy)


OPERATIONS = BillOperations(
    (
        BillOperation("a", date(2020, 1, 2), Decimal("9"), Decimal("7.5")),
        BillOperation("b", date(2025, 12, 12), Decimal("27.458"), Decimal("8.167")),
        BillOperation("c", date(2025, 12, 15), Decimal("27.082"), Decimal("6.801")),
    ),
    "operations.csv",
)
START = date(2025, 12, 12)
PLAN = Claim(
    id="plan",
    subject="fed",
    source="Federal Reserve Bank of New York",
    published=date(2025, 12, 10),
    text="The New York Fed plans to buy about $40 billion of bills.",
    kind="official",
    quantities={"plan": (Decimal("40"), "usd_bn")},
    dates={"start": START, "operation_1": date(2025, 12, 15), "operation_2": date(2025, 12, 17)},
)


def bills(latest: date, *claims: Claim) -> Fact | None:
    return bill_purchase_fact(OPERATIONS, start=START, latest=latest, claims=claims)


def test_purchases_count_from_the_programmes_start():
    assert bills(date(2025, 12, 11)) is None
    fact = bills(date(2025, 12, 15))
    assert fact is not None
    assert fact.quantities["total_bn"].value == Decimal("14.968")
    assert fact.quantities["first_bn"].value == Decimal("8.167")
    assert fact.value("operations") == 2


def test_each_operation_stands_with_the_total_after_it():
    fact = bills(date(2025, 12, 15))
    assert fact is not None
    assert fact.to_json()["by_operation"] == [
        {"date": "2025-12-12", "accepted_bn": 8.167, "total_bn": 8.167},
        {"date": "2025-12-15", "accepted_bn": 6.801, "total_bn": 14.968},
    ]


def test_plan_and_schedule_come_from_an_official_claim():
    fact = bills(date(2025, 12, 12), PLAN)
    assert fact is not None
    assert fact.flags == {"plan": "claim.plan", "schedule": "claim.plan"}
    assert fact.day("next") == date(2025, 12, 15)
    assert "plan" not in fact.quantities, "no share of the plan can be taken"


def test_an_analysts_plan_is_no_plan():
    fact = bills(date(2025, 12, 12), replace(PLAN, kind="analyst"))
    assert fact is not None
    assert fact.flags == {"plan": None, "schedule": None}
    assert fact.day("next") is None


def test_operations_that_ended_long_ago_give_no_total():
    late = date(2026, 1, 16)
    assert bills(date(2026, 1, 15)) is not None
    assert bills(late) is None
    (notice,) = bill_notices(OPERATIONS, start=START, latest=late)
    assert notice.startswith("Treasury bill purchases: the data end on 2025-12-15, too long")
    assert bill_notices(OPERATIONS, start=START, latest=evening(START).date()) == ()


@given(
    amounts=st.lists(st.decimals(0, 50, places=3), max_size=5),
    latest=st.dates(START, date(2025, 12, 16)),
)
def test_future_operations_never_change_a_past_total(amounts: list[Decimal], latest: date):
    later = tuple(
        BillOperation(f"later {n}", latest + timedelta(days=n + 1), amount + 1, amount + 1)
        for n, amount in enumerate(amounts)
    )
    known = BillOperations(
        tuple(op for op in OPERATIONS.purchases if op.day <= latest), OPERATIONS.source
    )
    more = BillOperations((*known.purchases, *later), OPERATIONS.source)
    assert bill_purchase_fact(more, start=START, latest=latest) == bill_purchase_fact(
        known, start=START, latest=latest
    )


@given(
    day=st.dates(date(2025, 2, 6), date(2025, 12, 31)),
    more=st.lists(st.integers(1, 400), max_size=4),
)
def test_meetings_that_nobody_had_planned_never_change_a_past_fact(day: date, more: list[int]):
    later = tuple(Meeting(day + timedelta(days=days), False) for days in more)
    surprised = replace(POLICY, meetings=(*POLICY.meetings, *later))
    assert facts(day, surprised) == facts(day)
