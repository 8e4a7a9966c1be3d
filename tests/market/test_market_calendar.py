from datetime import UTC, date, datetime

import pytest

from generator.errors import UsageError
from generator.market.as_of import NEW_YORK, parse_as_of
from generator.market.calendar import SessionCalendar
from generator.market.instrument import CalendarName

CALENDAR = SessionCalendar()


def new_york(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("calendar", "as_of", "latest"),
    [
        ("XNYS", new_york(2025, 12, 12, 8), date(2025, 12, 11)),
        ("XNYS", new_york(2025, 12, 11, 15, 59), date(2025, 12, 10)),
        ("XNYS", new_york(2025, 12, 11, 16), date(2025, 12, 11)),
        ("XNYS", new_york(2025, 11, 28, 12, 59), date(2025, 11, 27)),
        ("XNYS", new_york(2025, 11, 28, 13), date(2025, 11, 28)),
        ("NEW_YORK_16", new_york(2025, 11, 28, 13), date(2025, 11, 27)),
        ("NEW_YORK_16", new_york(2025, 12, 11, 16), date(2025, 12, 11)),
        ("UTC_DAY", new_york(2025, 12, 11, 18, 59), date(2025, 12, 10)),
        ("UTC_DAY", new_york(2025, 12, 11, 19), date(2025, 12, 11)),
        ("UTC_DAY", datetime(2025, 7, 4, 23, 59, tzinfo=UTC), date(2025, 7, 3)),
    ],
)
def test_latest_complete_day(calendar: CalendarName, as_of: datetime, latest: date):
    assert CALENDAR.latest_day(calendar, as_of) == latest
    assert CALENDAR.is_complete(calendar, latest, as_of)


def test_special_closures_and_holidays_are_no_sessions():
    assert not CALENDAR.is_session(date(2001, 9, 12))
    assert not CALENDAR.is_session(date(2025, 7, 4))
    assert CALENDAR.last_session(date(2025, 7, 6)) == date(2025, 7, 3)
    assert CALENDAR.next_session(date(2025, 7, 3)) == date(2025, 7, 7)


def test_a_date_means_eight_in_new_york():
    assert parse_as_of("2025-07-01") == new_york(2025, 7, 1, 8)
    assert parse_as_of("2025-12-12T13:00:00+00:00") == new_york(2025, 12, 12, 8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "next week",
            "'next week' is not a date or instant; write 2025-12-12 or 2025-12-12T08:00:00-05:00.",
        ),
        (
            "2025-12-12T08:00:00",
            "'2025-12-12T08:00:00' has no UTC offset; write it as 2025-12-12T08:00:00-05:00 or …Z.",
        ),
    ],
)
def test_a_bad_instant_is_one_sentence(text: str, message: str):
    with pytest.raises(UsageError) as caught:
        parse_as_of(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    ["2050-01-03T13:00:00-05:00", "1920-01-01T13:00:00-05:00", "0001-01-01", "9999-12-31"],
)
def test_an_as_of_beyond_the_known_sessions_is_refused(text: str):
    with pytest.raises(UsageError, match="choose an as-of from 1927 to 2035"):
        parse_as_of(text)
