"""The date grammar: from `Wednesday` and `Oct. 6` to `late 2021` and `the third quarter`."""

from collections.abc import Sequence
from datetime import date

from generator.verification.when import (
    When,
    part_of_month,
    part_of_year,
    whole_month,
    whole_quarter,
    whole_year,
)
from generator.verification.words import Word, text_at

Read = tuple[int, When]
"""How many words a date takes, and the date."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue",
            "wednesday wed",
            "thursday thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_PARTS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late"}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_SUFFIXES = ("st", "nd", "rd", "th")
_YEAR_LEAD = frozenset(
    [
        "in",
        "since",
        "of",
        "from",
        "by",
        "during",
        "until",
        "through",
        "for",
        "early",
        "late",
        "mid",
        "year",
        "spring",
        "summer",
        "autumn",
        "before",
        "after",
        "-",
        "–",
        ",",
        "and",
        "to",
        "its",
        "the",
        "last",
    ]
)
_ENDS = frozenset(("ended", "closed", "finished", "began", "started", "entered", "end", "ending"))
_DAY_WORDS = {
    "today": "today",
    "yesterday": "yesterday",
    "tonight": "today",
    "overnight": "today",
}

FIRST_WORDS = frozenset(
    ("q", "the", *_DAY_WORDS, *_WEEKDAYS, *_PARTS, *_MONTHS, *_QUARTERS, *_SEASONS)
)


def read_date(words: Sequence[Word], at: int, today: date) -> Read | None:
    """The date that starts at `at`; without a year it is the latest one not after `today`."""
    word = words[at].text
    if not words[at].is_number and word not in FIRST_WORDS:
        return None
    if word in _DAY_WORDS:
        return 1, When("relative", word=_DAY_WORDS[word])
    if word in _WEEKDAYS and words[at].capital:
        return _read_weekday(words, at, today)
    if word in _PARTS:
        return _read_part(words, at, today)
    if word in _MONTHS and words[at].capital:
        return _read_month(words, at, today)
    if words[at].is_number or word in ("q", "the", *_QUARTERS, *_SEASONS):
        return _read_figure(words, at, today)
    return None


def _read_figure(words: Sequence[Word], at: int, today: date) -> Read | None:
    return (
        _read_day_first(words, at, today)
        or _read_iso(words, at)
        or _read_quarter(words, at, today)
        or _read_season(words, at)
        or _read_year(words, at)
    )


def _read_weekday(words: Sequence[Word], at: int, today: date) -> Read:
    used = 1
    if len(words[at].text) <= 5 and words[at].text not in ("friday", "monday"):
        used += text_at(words, at + used) == "."
    month = at + used + (text_at(words, at + used) == ",")
    if text_at(words, month) in _MONTHS and words[month].capital:
        found = _read_month(words, month, today)
        if found is not None and found[1].grain == "day":
            day = found[1]
            full = When("day", day.first, day.last, weekday=_WEEKDAYS[words[at].text])
            return month + found[0] - at, full
    return used, When("weekday", weekday=_WEEKDAYS[words[at].text])


def _read_month(words: Sequence[Word], at: int, today: date) -> Read | None:
    month = _MONTHS[words[at].text]
    pos = at + 1
    if text_at(words, pos) == "." and len(words[at].text) <= 4 and words[at].text != "may":
        pos += 1
    day = _day_number(words, pos)
    if day is not None:
        pos += 1 + (text_at(words, pos + 1) in _SUFFIXES and words[pos + 1].glued)
        year_at = pos + (text_at(words, pos) == ",")
        year = _year_number(words, year_at)
        found = _day(year, month, day, today)
        if found is not None:
            return (year_at + 1 if year else pos) - at, When("day", found, found)
        return None
    year_at = pos + (text_at(words, pos) in (",", "of"))
    year = _year_number(words, year_at)
    if year is None and words[at].text == "may" and not _follows_preposition(words, at):
        return None
    whole = whole_month(year or _latest_year(month, 1, today), month)
    return (year_at + 1 if year else pos) - at, whole


def _follows_preposition(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].text in (
        "in",
        "since",
        "of",
        "last",
        "from",
        "by",
        "its",
        "the",
    )


def _read_part(words: Sequence[Word], at: int, today: date) -> Read | None:
    part = _PARTS[words[at].text]
    pos = at + 1
    while text_at(words, pos) in ("-", "of", "in"):
        pos += 1
    if text_at(words, pos) in _MONTHS and words[pos].capital:
        month = _MONTHS[words[pos].text]
        dotted = text_at(words, pos + 1) == "." and len(words[pos].text) <= 4
        year_at = pos + 1 + dotted + (text_at(words, pos + 1 + dotted) == ",")
        year = _year_number(words, year_at)
        used = (year_at + 1 if year else pos + 1 + dotted) - at
        return used, part_of_month(year or _latest_year(month, 1, today), month, part)
    year = _year_number(words, pos)
    return None if year is None else (pos + 1 - at, part_of_year(year, part))


def _read_day_first(words: Sequence[Word], at: int, today: date) -> Read | None:
    """`14 December 2023`."""
    day = _day_number(words, at)
    if day is None or text_at(words, at + 1) not in _MONTHS or not words[at + 1].capital:
        return None
    dotted = text_at(words, at + 2) == "." and len(words[at + 1].text) <= 4
    year = _year_number(words, at + 2 + dotted)
    found = _day(year, _MONTHS[words[at + 1].text], day, today)
    if found is None:
        return None
    return 2 + (dotted + 1 if year else 0), When("day", found, found)


def _read_iso(words: Sequence[Word], at: int) -> Read | None:
    """`2025-12-12`."""
    if at + 4 >= len(words) or text_at(words, at + 1) != "-" or text_at(words, at + 3) != "-":
        return None
    try:
        day = date.fromisoformat("".join(word.text for word in words[at : at + 5]))
    except ValueError:
        return None
    return 5, When("day", day, day)


def _read_quarter(words: Sequence[Word], at: int, today: date) -> Read | None:
    """`Q3 2025`, `the third quarter of 2025`."""
    pos = at + (words[at].text == "the")
    if text_at(words, pos) == "q" and text_at(words, pos + 1) in ("1", "2", "3", "4"):
        number = int(text_at(words, pos + 1))
    elif text_at(words, pos) in _QUARTERS and text_at(words, pos + 1) == "quarter":
        number = _QUARTERS[text_at(words, pos)]
    else:
        return None
    pos += 2
    year_at = pos + (text_at(words, pos) in ("of", ","))
    year = _year_number(words, year_at)
    guess = _latest_year(3 * number - 2, 1, today)
    return (year_at + 1 if year else pos) - at, whole_quarter(year or guess, number)


def _read_season(words: Sequence[Word], at: int) -> Read | None:
    """`the summer of 2026`."""
    pos = at + (words[at].text == "the")
    season = _SEASONS.get(text_at(words, pos))
    year_at = pos + 1 + (text_at(words, pos + 1) == "of")
    year = _year_number(words, year_at)
    if season is None or year is None:
        return None
    first, last = whole_month(year, season[0]).first, whole_month(year, season[1]).last
    return year_at + 1 - at, When("season", first, last)


def _read_year(words: Sequence[Word], at: int) -> Read | None:
    year = _year_number(words, at)
    if year is None or at == 0:
        return None
    ends = words[at - 1].text in _ENDS and text_at(words, at + 1) in ("at", "with", "up", "down")
    if not ends and words[at - 1].text not in _YEAR_LEAD:
        return None
    if text_at(words, at + 1) in ("points", "percent", "%", "basis", "points"):
        return None
    return 1, whole_year(year)


def _day(year: int | None, month: int, day: int, today: date) -> date | None:
    try:
        if year is not None:
            return date(year, month, day)
        return date(_latest_year(month, day, today), month, day)
    except ValueError:
        return None


def _latest_year(month: int, day: int, today: date) -> int:
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _day_number(words: Sequence[Word], at: int) -> int | None:
    text = text_at(words, at)
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31):
        return None
    follower = text_at(words, at + 1)
    if follower in ("%", "percent", "points", "basis", "pct") or (
        follower in ("k", "bn") and words[at + 1].glued
    ):
        return None
    return int(text)


def _year_number(words: Sequence[Word], at: int) -> int | None:
    text = text_at(words, at)
    if len(text) != 4 or not (text.isascii() and text.isdigit()):
        return None
    return int(text) if 1900 <= int(text) <= 2100 else None
