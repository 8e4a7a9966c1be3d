"""Typed figures: numbers that a model wrote itself instead of using a token.

Digits of any script, roman numerals and number words. Ordinary words are left alone ("one of
them", "the second half", "all three"): what those claim, the verifier judges from the prose.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import pairwise

from generator.context.token import TOKEN_PATTERN
from generator.verification.numerals import CARDINALS, ORDINALS

Pair = tuple[str, str]
"""A number word and the word after it, both lower case."""

_LARGE = re.compile(r"(?:dozen|hundred|thousand|million|billion|trillion)s?")
_UNIT = re.compile(
    r"percent|per|percentage|points?|basis|bps?|dollars?|cents?|fold|times|hundred|thousand"
    r"|(?:m|b|tr)illion|days?|weeks?|months?|years?|sessions?|quarters"
)
_DETERMINER = re.compile(r"all|the|these|those|other|both|its|their|any")
_ROMAN = re.compile(
    r"\b(?=[IVXLCDM]{2,}\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
)
_ABBREVIATIONS = frozenset({"CC", "CD", "DC", "DI", "LI", "MC", "MD", "MI", "MIX"})
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_FIGURE = 4
"""Ordinals below are also ordinary words ("the third quarter", "second-guess")."""


def typed_figure(text: str, allowed: Collection[Pair] = ()) -> str | None:
    """The first figure in token text that stands outside a token, or None.

    Args:
        text: Token text.
        allowed: Number words that a fact's own statement spells, with the word after each.
    """
    prose = TOKEN_PATTERN.sub(" § ", text)
    digits = "".join(c if unicodedata.numeric(c, None) is not None else " " for c in prose).split()
    if digits:
        return digits[0]
    roman = next((m[0] for m in _ROMAN.finditer(prose) if m[0] not in _ABBREVIATIONS), None)
    return roman or _number_word(_WORD.findall(prose.lower().replace("§", " sect ")), allowed)


def spelled_pairs(statements: Iterable[str]) -> frozenset[Pair]:
    """Every word of the statements with the word after it."""
    rows = (_WORD.findall(TOKEN_PATTERN.sub(" ", s).lower()) for s in statements)
    return frozenset(pair for words in rows for pair in pairwise(words))


def _number_word(words: list[str], allowed: Collection[Pair]) -> str | None:
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if _is_figure(word, before, after) and (word, after) not in allowed:
            return f"{word} {after}".strip()
    return None


def _is_figure(word: str, before: str, after: str) -> bool:
    if _LARGE.fullmatch(word):
        return True
    if word in ORDINALS:
        return ORDINALS[word] >= _FIRST_FIGURE and after != "quarter"
    value, has_unit = CARDINALS.get(word), _UNIT.fullmatch(after) is not None
    if value is None or has_unit:
        return value is not None
    return value >= 10 or (value >= 2 and not _DETERMINER.fullmatch(before))
