"""Worded fractions: a quarter point, half a percent, three-tenths, two-thirds."""

from collections.abc import Sequence

from generator.verification.amount import Amount, AmountUnit
from generator.verification.numerals import (
    CARDINALS,
    DENOMINATORS,
)
from generator.verification.units import UNITS, Read
from generator.verification.words import Word, text_at


def read_fraction(words: Sequence[Word], at: int) -> Read | None:
    """`a quarter point`, `half a percent`, `three-tenths of a percent`, `two-thirds`."""
    pos, top = _numerator(words, at)
    if pos < len(words) and top is not None and words[pos].text == "full":
        return _read_full(words, at, pos + 1)
    if top is None or pos >= len(words) or words[pos].text not in DENOMINATORS:
        return None
    bottom = DENOMINATORS[words[pos].text]
    size = top / bottom
    pos += 1
    unit, used = _fraction_unit(words, pos)
    if unit is not None:
        step = 0.1 if bottom in (2, 10) else 0.01
        unit = "pp" if unit == "points" else unit
        return pos + used - at, Amount(size, unit, step, digits=False)
    return _read_share(words, at, pos, size)


def _read_share(words: Sequence[Word], at: int, pos: int, size: float) -> Read | None:
    if text_at(words, pos) in _NOT_A_SHARE or not 0 < size < 1:
        return None
    lone = pos == at + 1
    if lone and words[at].text != "half":
        return None
    if lone and at and words[at - 1].text in ("first", "second", "other", "-"):
        return None
    return pos - at, Amount(size * 100.0, "share", 1.0, digits=False)


_NOT_A_SHARE = frozenset(
    [
        "straight",
        "consecutive",
        "successive",
        "session",
        "day",
        "week",
        "month",
        "record",
        "time",
        "cut",
        "hike",
        "increase",
        "reduction",
        "earlier",
        "ago",
        "end",
        "hour",
        "year",
        "gain",
        "loss",
        "advance",
        "decline",
        "drop",
        "rise",
        "rally",
    ]
)


def _numerator(words: Sequence[Word], at: int) -> tuple[int, float | None]:
    """Position after the numerator, and its value."""
    word = words[at].text
    if word in ("half", "quarter"):
        return at, 1.0
    if word in ("a", "an", "one"):
        nxt = at + 1
        if text_at(words, nxt) == "-":
            nxt += 1
        return nxt, 1.0
    if word in CARDINALS and CARDINALS[word] in range(2, 10):
        nxt = at + 2 if text_at(words, at + 1) == "-" else at + 1
        return nxt, float(CARDINALS[word])
    return at, None


def _read_full(words: Sequence[Word], at: int, pos: int) -> Read | None:
    unit, used = _fraction_unit(words, pos)
    if unit is None:
        return None
    return pos + used - at, Amount(1.0, "pp" if unit == "points" else unit, 0.1, digits=False)


def _fraction_unit(words: Sequence[Word], pos: int) -> tuple[AmountUnit | None, int]:
    """The unit a worded fraction is of: `of a percent`, `a percentage point`, `-point`."""
    start = pos
    while text_at(words, pos) in ("of", "a", "one", "-") and pos - start < 3:
        pos += 1
    found = UNITS.match(words, pos) if pos < len(words) else None
    if found is not None and found[1] in ("percent", "pp", "points"):
        return found[1], pos + found[0] - start
    return None, 0
