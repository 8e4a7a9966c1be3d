"""Words: the smallest pieces of a sentence, with their offsets."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.verification.normalise import lowered

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+|[^\W\d_]+(?:&[^\W\d_]+)*(?:'[^\W\d_]+)?|\S"
)


class Word(NamedTuple):
    """One word, number or punctuation mark."""

    text: str
    """Lower case."""
    start: int
    end: int
    glued: bool
    """Whether it touches the word before."""
    is_number: bool
    capital: bool
    """Whether it starts with a capital letter."""


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Words of `text[start:end]`; `text` is normalised. A possessive 's is its own word."""
    words: list[Word] = []
    low = lowered(text[start:end])
    edge = -1
    for match in _WORD.finditer(low):
        first, last = match.span()
        piece = match.group()
        capital = text[start + first].isupper()
        number = piece[0].isdecimal() or (piece[0] == "." and len(piece) > 1)
        body = piece[:-2] if piece.endswith("'s") and len(piece) > 2 else piece
        words.append(
            Word(body, start + first, start + first + len(body), first == edge, number, capital)
        )
        if len(body) < len(piece):
            words.append(Word("'s", start + last - 2, start + last, True, False, False))
        edge = last
    return words


def text_at(words: Sequence[Word], at: int) -> str:
    """Text of the word at a position; empty past the end."""
    return words[at].text if at < len(words) else ""


def phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase, as they would stand in a sentence."""
    return tuple(word.text for word in split_words(text, 0, len(text)))
