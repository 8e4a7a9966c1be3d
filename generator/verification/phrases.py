"""PhraseTable: longest-match lookup of fixed phrases in a list of words."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from generator.verification.words import Word, phrase

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Maps phrases of one or more words to a meaning; the longest phrase wins.

    Args:
        entries: Phrases as prose writes them, with their meaning; later entries replace earlier.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        meanings = {phrase(text): value for text, value in entries}
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in sorted(meanings.items(), key=lambda item: -len(item[0])):
            self._by_first.setdefault(words[0], []).append((words[1:], value))

    def match(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        """Number of words matched at position `at` and the meaning, or None."""
        for rest, value in self._by_first.get(words[at].text, ()):
            stop = at + 1 + len(rest)
            if stop <= len(words) and all(
                words[at + 1 + k].text == rest[k] for k in range(len(rest))
            ):
                return len(rest) + 1, value
        return None
