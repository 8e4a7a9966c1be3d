"""Series for charts: closes of a subject, bounds of the target range."""

from datetime import date

from generator.facts.series import range_series
from generator.market.policy import RangeChange

TODAY = date(2025, 12, 12)


def change(day: date, upper: float) -> RangeChange:
    return RangeChange(day, day, upper - 0.25, upper, -25.0)


CHANGES = (
    change(date(2008, 12, 16), 0.25),
    change(date(2022, 3, 17), 0.5),
    change(date(2025, 9, 18), 4.25),
    change(date(2025, 12, 11), 3.75),
)


def test_each_level_holds_from_its_day_until_today() -> None:
    lower, upper = range_series(CHANGES, TODAY, 365)
    assert upper.days == (date(2024, 12, 12), date(2025, 9, 18), date(2025, 12, 11), TODAY)
    assert upper.levels == (0.5, 4.25, 3.75, 3.75)
    assert lower.levels == (0.25, 4.0, 3.5, 3.5)
    assert (lower.subject, upper.subject) == ("fed.lower", "fed.upper")


def test_a_range_first_known_within_the_window_starts_there() -> None:
    _, upper = range_series(CHANGES[2:], TODAY, 365)
    assert upper.days[0] == date(2025, 9, 18)


def test_a_change_effective_today_is_the_last_level() -> None:
    _, upper = range_series(CHANGES, date(2025, 12, 11), 30)
    assert upper.days == (date(2025, 11, 11), date(2025, 12, 11))
    assert upper.levels == (4.25, 3.75)


def test_without_a_known_range_there_is_no_series() -> None:
    assert range_series((), TODAY, 365) == ()
