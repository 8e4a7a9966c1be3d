"""As-of instants: what was known when."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from generator.errors import UsageError

NEW_YORK = ZoneInfo("America/New_York")
MORNING = time(8, 0)
"""A bare date means this time in New York (design §8)."""
FIRST_YEAR, LAST_YEAR = 1927, 2035
"""The years whose sessions are known."""


def parse_as_of(text: str) -> datetime:
    """Read an ISO instant with offset, or a date meaning 08:00 New York that day.

    Raises:
        UsageError: The text is neither, or lies outside the years whose sessions are known.
    """
    try:
        if len(text.strip()) == len("2025-12-12"):
            instant = morning_of(date.fromisoformat(text.strip()))
        else:
            instant = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not a date or instant; write 2025-12-12 or 2025-12-12T08:00:00-05:00."
        ) from error
    if instant.tzinfo is None:
        raise UsageError(f"{text!r} has no UTC offset; write it as {text.strip()}-05:00 or …Z.")
    # Some days' room on either side: an offset may carry the instant into another year, and the
    # calendar ends with its last session.
    if not date(FIRST_YEAR, 1, 4) <= instant.date() <= date(LAST_YEAR, 12, 29):
        raise UsageError(
            f"{text!r} lies outside the years whose sessions are known; choose an as-of from "
            f"{FIRST_YEAR} to {LAST_YEAR}."
        )
    return instant


def morning_of(day: date) -> datetime:
    """08:00 in New York on `day`."""
    return datetime.combine(day, MORNING, tzinfo=NEW_YORK)
