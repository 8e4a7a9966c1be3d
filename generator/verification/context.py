"""Neighbours of an item in its clause, light words skipped."""

from collections.abc import Iterable, Sequence

from generator.verification.lexeme import Lexeme
from generator.verification.scene import Scene

_ARTICLES = frozenset(("the", "a", "an", "another", "again", "this", "new", "fresh", "of"))
LEVEL_PREPS = frozenset(("to", "at"))


def _is_light(item: Lexeme) -> bool:
    return item.kind == "pronoun" or (item.kind == "prep" and item.text in _ARTICLES)


def after(scene: Scene, place: int, skip: Iterable[str] = ()) -> int | None:
    """Position of the next telling item."""
    for i in range(place + 1, len(scene.items)):
        item = scene.items[i]
        if not _is_light(item) and item.kind not in skip:
            return i
    return None


def before(scene: Scene, place: int, skip: Iterable[str] = ()) -> int | None:
    """Position of the previous telling item."""
    for i in range(place - 1, -1, -1):
        item = scene.items[i]
        if not _is_light(item) and item.kind not in skip:
            return i
    return None


def kind_at(scene: Scene, place: int | None) -> str:
    """Kind of the item at a position; empty outside the clause."""
    return "" if place is None else scene.items[place].kind


def nearest(
    scene: Scene, place: int, kinds: Iterable[str], *, forward: bool, stop: Iterable[str] = ()
) -> int | None:
    """Position of the nearest item of some kinds in one direction, before any of `stop`."""
    wanted, barred = frozenset(kinds), frozenset(stop)
    span = range(place + 1, len(scene.items)) if forward else range(place - 1, -1, -1)
    for i in span:
        kind = scene.items[i].kind
        if kind in wanted:
            return i
        if kind in barred:
            return None
    return None


def hangs_on(items: Sequence[Lexeme], place: int, words: Iterable[str]) -> bool:
    """Whether a date is governed by one of these words: `since D`, `since its close on D`."""
    wanted = frozenset(words)
    for at in range(place - 1, max(place - 7, -1), -1):
        item = items[at]
        if item.text in wanted:
            return True
        light = item.kind in ("pronoun", "close") or item.text in _BETWEEN
        if not light and not _is_base_level(items, at, wanted):
            return False
    return False


def _is_base_level(items: Sequence[Lexeme], at: int, wanted: frozenset[str]) -> bool:
    """`from 5,010.00 on Monday`; of a yield, `from 3.80% late Friday`."""
    amount = items[at].amount
    if amount is None:
        return False
    led = at > 0 and items[at - 1].text in wanted
    return amount.is_level_like or (led and amount.unit == "percent")


_BETWEEN = frozenset(("on", "of", "the", "in", "at", "a", "its", "level", "from"))
