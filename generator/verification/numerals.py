"""Spelled numbers: cardinals, ordinals and the denominators of worded fractions."""

from collections.abc import Sequence

from generator.verification.words import Word

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIRSTS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENTHS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]

CARDINALS = {word: value for value, word in enumerate(_ONES)} | {
    word: 20 + 10 * i for i, word in enumerate(_TENS)
}
ORDINALS = {word: value for value, word in enumerate(_FIRSTS)} | {
    word: 20 + 10 * i for i, word in enumerate(_TENTHS)
}
DENOMINATORS = {
    **{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4},
    **{"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6},
    **{"eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10},
    **{"hundredth": 100, "hundredths": 100, "sixteenth": 16, "sixteenths": 16},
}
_SUFFIXES = ("st", "nd", "rd", "th")


def read_cardinal(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Words used and value of a spelled whole number at `at`: `five`, `twenty-five`."""
    word = words[at].text
    if word == "dozen":
        return 1, 12
    if word not in CARDINALS:
        return None
    value = CARDINALS[word]
    nxt = _after_hyphen(words, at)
    if value >= 20 and nxt is not None and 0 < CARDINALS.get(words[nxt].text, 0) < 10:
        return nxt + 1 - at, value + CARDINALS[words[nxt].text]
    if at + 1 < len(words) and words[at + 1].text == "hundred":
        return 2, value * 100
    return 1, value


def read_ordinal(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Words used and rank of an ordinal at `at`: `third`, `thirty-sixth`, `39th`."""
    word = words[at].text
    if word in ORDINALS:
        return 1, ORDINALS[word]
    nxt = _after_hyphen(words, at)
    if word in CARDINALS and CARDINALS[word] >= 20 and nxt is not None:
        rank = ORDINALS.get(words[nxt].text, 0)
        return (nxt + 1 - at, CARDINALS[word] + rank) if 0 < rank < 10 else None
    if words[at].is_number and at + 1 < len(words):
        suffix = words[at + 1]
        if suffix.glued and suffix.text in _SUFFIXES and "." not in word:
            return 2, int(word.replace(",", "")[:9])
    return None


def _after_hyphen(words: Sequence[Word], at: int) -> int | None:
    if at + 2 < len(words) and words[at + 1].text == "-" and words[at + 1].glued:
        return at + 2
    return at + 1 if at + 1 < len(words) else None
