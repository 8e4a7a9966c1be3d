"""PhraseTable: longest-match lookup of fixed phrases in a list of words."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from generator.verification.words import Word, phrase

T = TypeVar("T")

_END = ""
"""Key under which a node keeps its meaning; no word is empty."""


class PhraseTable(Generic[T]):
    """Maps phrases of one or more words to a meaning; the longest phrase wins.

    Args:
        entries: Phrases as prose writes them, with their meaning; later entries replace earlier.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        for text, value in entries:
            node = self._root
            for word in phrase(text):
                node = node.setdefault(word, {})
            node[_END] = value

    def match(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        """Number of words matched at position `at` and the meaning, or None."""
        node = self._root.get(words[at].text)
        found: tuple[int, T] | None = None
        used = 0
        while node is not None:
            used += 1
            if _END in node:
                found = used, node[_END]
            if at + used >= len(words):
                break
            node = node.get(words[at + used].text)
        return found

    @property
    def first_words(self) -> frozenset[str]:
        """Words that open some phrase."""
        return frozenset(self._root)
