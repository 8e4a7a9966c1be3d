"""The period grammar: from `over the past three months` to `its twelve-month gain`."""

from collections.abc import Sequence
from dataclasses import replace

from generator.verification.amount import Hedge
from generator.verification.numerals import CARDINALS
from generator.verification.period import SAME, Measure, Period
from generator.verification.phrases import PhraseTable
from generator.verification.words import Word, text_at

_SPANS: dict[tuple[int, str], str] = {
    (1, "weeks"): "1w",
    (7, "days"): "1w",
    (1, "months"): "1m",
    (3, "months"): "3m",
    (12, "months"): "1y",
    (1, "years"): "1y",
    (1, "days"): "1d",
    (1, "sessions"): "1d",
    (52, "weeks"): "1y",
    (365, "days"): "1y",
}
_TO_DATE = {"week": "wtd", "month": "mtd", "quarter": "qtd", "year": "ytd"}
_MEASURES: dict[str, tuple[int, Measure]] = {
    **{"session": (1, "sessions"), "sessions": (1, "sessions")},
    **{"day": (1, "days"), "days": (1, "days"), "week": (1, "weeks"), "weeks": (1, "weeks")},
    **{"fortnight": (2, "weeks"), "month": (1, "months"), "months": (1, "months")},
    **{"quarter": (3, "months"), "quarters": (3, "months"), "half": (6, "months")},
    **{"year": (1, "years"), "years": (1, "years"), "decade": (10, "years")},
    **{"decades": (10, "years")},
}


_YEARS = [
    *(("an", word) for word in ("extraordinary", "exceptional", "excellent", "awful")),
    *(("a", word) for word in ("banner", "strong", "good", "great", "rough", "bad", "difficult")),
    *(("a", word) for word in ("stellar", "remarkable", "poor", "weak", "solid", "tough")),
]
"""`has had a strong year`: the year so far."""


def _fixed() -> list[tuple[str, Period]]:
    rows: list[tuple[str, Period]] = []
    for unit, window in _TO_DATE.items():
        phrases = (
            f"so far this {unit}|this {unit}|{unit} to date|{unit}-to-date|this {unit} so far|"
            f"since the start of the {unit}|since the beginning of the {unit}|thus far this {unit}|"
            f"for the {unit} so far|for the {unit} to date|since the {unit} began|"
            f"so far in the {unit}|on the {unit}"
        )
        rows += [(text, Period(window)) for text in phrases.split("|")]
    rows += [("for the week", Period("1w")), ("on the week", Period("1w"))]
    rows += [("in the week", Period("1w")), ("during the week", Period("1w"))]
    rows += [
        (f"{word} the {unit}", Period(window))
        for word in ("in", "during")
        for unit, window in (("month", "mtd"), ("quarter", "qtd"))
    ]
    rows += [("for the month", Period("mtd")), ("for the quarter", Period("qtd"))]
    rows += [("for the year", Period("ytd")), ("ytd", Period("ytd")), ("mtd", Period("mtd"))]
    rows += [
        (f"at the {edge} of the {unit}", Period(window))
        for edge in ("start", "beginning")
        for unit, window in (("year", "ytd"), ("quarter", "qtd"), ("month", "mtd"))
    ]
    rows += [("qtd", Period("qtd")), ("since the start of 's year", Period("ytd"))]
    rows += [
        (f"{lead} {tail}", Period(window))
        for unit, window in (("year", "ytd"), ("quarter", "qtd"), ("month", "mtd"))
        for lead in ("since", "from")
        for tail in (f"the end of last {unit}", f"last {unit}'s close", f"last {unit}'s end")
    ]
    rows += [("since year-end", Period("ytd")), ("since the turn of the year", Period("ytd"))]
    same = (
        "in that time|over that time|over that span|over the same period|in the same period|"
        "over that period|in that period|over that stretch|during that time|over the same span"
    )
    rows += [(text, Period(SAME)) for text in same.split("|")]
    year_ago = (
        "on the year-ago level|from the year-ago level|from its year-ago level|year-on-year|"
        "year on year|year over year|year-over-year|than its year-ago level|from year-ago levels|"
        "from its level of a year ago|than its level of a year ago|above its level of a year ago|"
        "below its level of a year ago|annually|on a 12-month basis|on an annual basis"
    )
    rows += [(text, Period("1y")) for text in year_ago.split("|")]
    rows += [(f"{article} {adjective} year", Period("ytd")) for article, adjective in _YEARS]
    rows += [
        (f"{unit}{gap}{link}{gap}{unit}", Period(window))
        for unit, window in (("week", "1w"), ("month", "1m"), ("quarter", "3m"))
        for link in ("on", "over")
        for gap in (" ", "-")
    ]
    day = (
        "on the day|for the day|from the previous session|from the prior session|"
        "from the day before|"
        "in the day that ended at midnight utc|from a day earlier|than a day earlier|"
        "in the session|for the session|in the day to midnight utc|from the previous day|"
        "from the previous close|from the prior close|from its previous close|from the prior day|"
        "from the previous day's close|over the previous session|in 24 hours|in the past day|"
        "than the day before|from yesterday|one day|during the session|in the latest session"
    )
    return rows + [(text, Period("1d")) for text in day.split("|")]


_FIXED = PhraseTable(_fixed())
_OPENERS = PhraseTable(
    (text, text)
    for text in [
        "over the past",
        "in the past",
        "during the past",
        "over the last",
        "in the last",
        "during the last",
        "the past",
        "the last",
        "over the previous",
        "in the previous",
        "over the preceding",
        "past",
        "last",
        "previous",
        "from",
        "than",
        "compared with",
        "compared to",
        "versus",
        "against",
        "over",
        "in",
        "for the past",
        "for the last",
        "over the trailing",
        "trailing",
        "within the past",
        "of the past",
        "within",
        "on",
        "across the past",
        "the trailing",
        "over the most recent",
        "in just",
        "in under",
        "in over",
        "in less than",
        "in more than",
        "over just",
        "over a span of",
        "in the space of",
        "over the course of",
        "over a period of",
        "in a matter of",
        "in nearly",
        "in almost",
        "in about",
    ]
)
_SPACES = ("over a span of", "in the space of", "over a period of", "over the course of")
_HEDGED: dict[str, Hedge] = {
    "in under": "less",
    "in over": "more",
    "in less than": "less",
    "in more than": "more",
    "in nearly": "nearly",
    "in almost": "nearly",
    "in about": "about",
}
_AHEAD = PhraseTable(
    (text, text)
    for text in [
        "over the next",
        "in the next",
        "during the next",
        "the next",
        "next",
        "over the following",
        "in the following",
        "the following",
        "the subsequent",
        "over the subsequent",
        "over the ensuing",
    ]
)
_SLACK_WORDS = ("a", "an", "one", "some", "the", "about", "roughly", "around", "nearly", "-")


FIRST_WORDS = frozenset(
    (*_FIXED.first_words, *_OPENERS.first_words, *_AHEAD.first_words, *_SLACK_WORDS)
) | frozenset((*CARDINALS, "couple"))


def read_period(words: Sequence[Word], at: int) -> tuple[int, Period] | None:
    """The period that starts at `at`: `over the past three months`, `so far this year`."""
    if not words[at].is_number and words[at].text not in FIRST_WORDS:
        return None
    fixed = _FIXED.match(words, at)
    if fixed is not None:
        return fixed
    ahead = _AHEAD.match(words, at)
    if ahead is not None:
        return _read_count(words, at, ahead[0], forward=True, need_tail=False)
    opener = _OPENERS.match(words, at)
    if opener is not None:
        used, text = opener
        back = any(
            word in text.split() for word in ("past", "last", "previous", "trailing", "recent")
        )
        back = back or "preceding" in text
        found = _read_count(words, at, used, need_tail=not back and text not in _BARE)
        if found is None:
            return None
        if text == "last" and found[0] == 2:
            return found[0], replace(found[1], calendar=True)
        return found[0], _with_hedge(found[1], _HEDGED.get(text, ""))
    if _MEASURES.keys().isdisjoint([word.text for word in words[at + 1 : at + 6]]):
        return None
    return _read_adjective(words, at) or _read_count(words, at, 0, need_tail=True)


_NOUNS = frozenset(
    ("gain", "loss", "advance", "decline", "drop", "rise", "increase", "fall", "return", "change")
)


def _read_adjective(words: Sequence[Word], at: int) -> tuple[int, Period] | None:
    """`its twelve-month gain`, `a three-month decline`."""
    count, pos = _count(words, at)
    found = _MEASURES.get(text_at(words, pos + 1))
    if count is None or pos == at or text_at(words, pos) != "-" or found is None:
        return None
    if text_at(words, pos + 2) not in _NOUNS or found[1] == "sessions":
        return None
    size, measure = found
    window = _SPANS.get((count * size, measure), "")
    return pos + 2 - at, Period(window, count * size, measure)


_BARE = frozenset((*_HEDGED, *_SPACES, "in", "over", "in just", "over just", "within"))


def _with_hedge(period: Period, hedge: Hedge) -> Period:
    if not hedge:
        return period
    return Period(period.window, period.count, period.measure, period.when, hedge=hedge)


def _read_count(
    words: Sequence[Word], at: int, used: int, *, forward: bool = False, need_tail: bool
) -> tuple[int, Period] | None:
    pos = at + used
    count, pos = _count(words, pos)
    if pos >= len(words):
        return None
    if text_at(words, pos) in ("trading", "full", "calendar", "-"):
        pos += 1
    found = _MEASURES.get(text_at(words, pos))
    if found is None or count is None:
        return None
    size, measure = found
    pos += 1
    tail = text_at(words, pos)
    later = tail in ("later", "afterward", "afterwards", "thereafter")
    if tail in ("earlier", "ago", "before", "prior", "previously"):
        pos += 1
    elif later and not used:
        pos, forward = pos + 1, True
    elif need_tail:
        return None
    window = "" if forward else _SPANS.get((count * size, measure), "")
    return pos - at, Period(window, count * size, measure, forward=forward)


def _count(words: Sequence[Word], pos: int) -> tuple[int | None, int]:
    while text_at(words, pos) in _SLACK_WORDS:
        pos += 1
    text = text_at(words, pos)
    if text in CARDINALS or text == "couple":
        pos += 1 + (text_at(words, pos + 1) == "of")
        return (2 if text == "couple" else CARDINALS[text]), pos
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text), pos + 1
    return 1, pos
