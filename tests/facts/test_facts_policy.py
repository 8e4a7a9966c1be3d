from datetime import date
from decimal import Decimal

from generator.facts.liquidity import bill_purchase_fact
from generator.facts.policy import policy_facts
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
    meetings=(Meeting(date(2025, 6, 18), True), Meeting(date(2025, 6, 2), False)),
)


def facts(day: date):
    return {fact.id: fact for fact in policy_facts(POLICY, day)}


def test_a_change_is_known_from_its_effective_date():
    assert facts(date(2025, 5, 7))["fed.target_range"].value("upper") == 4.0
    assert facts(date(2025, 5, 8))["fed.target_range"].value("upper") == 3.75


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
    assert "fed.next_meeting" not in facts(date(2025, 1, 2)), "a wait that long is a hole"


def test_nothing_before_the_first_known_range():
    assert policy_facts(POLICY, date(2022, 1, 1)) == ()


OPERATIONS = BillOperations(
    (
        BillOperation("a", date(2020, 1, 2), Decimal("9"), Decimal("7.5")),
        BillOperation("b", date(2025, 12, 12), Decimal("27.458"), Decimal("8.167")),
        BillOperation("c", date(2025, 12, 15), Decimal("27.082"), Decimal("6.801")),
    ),
    "operations.csv",
)


def test_purchases_count_from_the_programmes_start():
    start = date(2025, 12, 12)
    assert bill_purchase_fact(OPERATIONS, start=start, latest=date(2025, 12, 11)) is None
    fact = bill_purchase_fact(OPERATIONS, start=start, latest=date(2025, 12, 15))
    assert fact is not None
    assert fact.quantities["total_bn"].value == Decimal("14.968")
    assert fact.quantities["first_bn"].value == Decimal("8.167")
    assert fact.value("operations") == 2
