"""Doubts: the flaws of one series as they were known on a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from generator.market.flaw import Flaw, FlawKind

_LISTED = 2
"""More flaws of one kind than this are told as a number and the latest of them."""


class Doubts:
    """Flaws of one series, for look-ups by day.

    Args:
        flaws: Ordered by the day from which they are known.
    """

    def __init__(self, flaws: tuple[Flaw, ...] = ()) -> None:
        self._flaws = flaws
        self._known_from = [flaw.known_from for flaw in flaws]
        self._condemning = tuple(flaw for flaw in flaws if flaw.condemns)
        self._condemned_from = [flaw.known_from for flaw in self._condemning]

    def between(self, since: date, known: date) -> tuple[Flaw, ...]:
        """Flaws of bars dated `since` or later that were known on the day `known`."""
        if not self._flaws:
            return ()
        stop = bisect_right(self._known_from, known)
        # No flaw is known before its own day, so nothing known earlier can be dated since.
        start = bisect_left(self._known_from, since, hi=stop)
        return tuple([flaw for flaw in self._flaws[start:stop] if flaw.day >= since])

    def condemning(self, known: date) -> tuple[Flaw, ...]:
        """Doubts that showed a bar to be bad by the day `known`."""
        stop = bisect_right(self._condemned_from, known)
        return self._condemning[:stop]

    def condemned(self, known: date) -> frozenset[date]:
        """Days whose bars were shown to be bad by the day `known`."""
        return frozenset(flaw.day for flaw in self.condemning(known))


def warnings(flaws: Iterable[Flaw]) -> tuple[str, ...]:
    """What a fact carries of the flaws it rests on: each named, many of a kind summed up."""
    by_kind: dict[FlawKind, list[Flaw]] = {}
    for flaw in flaws:
        by_kind.setdefault(flaw.kind, []).append(flaw)
    return tuple(text for kind in sorted(by_kind) for text in _told(kind, by_kind[kind]))


def _told(kind: FlawKind, flaws: list[Flaw]) -> Iterator[str]:
    if len(flaws) > _LISTED:
        latest = max(flaws, key=lambda flaw: flaw.day)
        yield f"{kind}: {len(flaws)} cases, the latest: {latest.message}"
    else:
        yield from (flaw.warning for flaw in flaws)
