"""Own periods: the stretch of time that one figure of a clause is measured over."""

from datetime import timedelta
from itertools import pairwise

from generator.verification.checks.own_day import BASES
from generator.verification.context import after, before, hangs_on, nearest
from generator.verification.lexeme import Lexeme
from generator.verification.period import SAME, Period
from generator.verification.scene import DAY, Scene
from generator.verification.when import When


def names_session(scene: Scene, place: int) -> bool:
    """`rose 0.2% on Thursday`: the day stands right behind the figure."""
    behind = after(scene, place, skip=("prep", "move"))
    when = scene.items[behind].when if behind is not None else None
    if behind is None or when is None or hangs_on(scene.items, behind, BASES):
        return False
    return when.grain in ("weekday", "relative")


def loose_periods(scene: Scene) -> list[Period]:
    """Without a period of its own, an amount follows the sentence's, else the day's."""
    if scene.session is not None:
        return [DAY, *scene.periods]
    leading = scene.lexemes[0].period if scene.lexemes else None
    if leading is not None and not leading.forward and leading.window != SAME:
        return [leading]
    named = [scene.memory.period] if scene.memory.period is not None else []
    return [*named, *scene.periods, DAY]


def own_period(scene: Scene, place: int) -> Period | None:
    """The period named beside the amount: the nearest behind it, else the one that leads."""
    span = _span(scene) or _of_the_noun(scene, place)
    if span is not None:
        return span
    behind = nearest(
        scene, place, ("period", "when"), forward=True, stop=("amount", "record", "best", "first")
    )
    period = _as_period(scene, behind)
    if period is not None and not _qualifies_noun(scene, behind):
        return period
    ahead = nearest(scene, place, ("period", "when"), forward=False, stop=())
    period = _as_period(scene, ahead)
    if period is None or ahead is None:
        return None
    between = [i for i in range(ahead + 1, place) if scene.items[i].kind == "amount"]
    return None if between and not _is_list(scene, between, place) else period


def _span(scene: Scene) -> Period | None:
    """`from February 19 to April 8`, `between May 1 and June 3`: the move between two closes."""
    days = [i for i, x in enumerate(scene.items) if x.when is not None and x.when.grain == "day"]
    for first, second in pairwise(days):
        start, end = scene.items[first].when, scene.items[second].when
        lead = scene.items[first - 1].text if first else ""
        links = {x.text for x in scene.items[first + 1 : second]} - {","}
        if lead not in ("from", "between") or not links or not links <= _SPAN_LINKS:
            continue
        if start is not None and start.last is not None and end is not None:
            return Period(when=When("day", start.last + timedelta(days=1), end.last))
    return None


def _of_the_noun(scene: Scene, place: int) -> Period | None:
    """`bringing its three-day loss to nearly 10%`: the period stands with the noun."""
    kinds = [x.kind for x in scene.items[max(place - 3, 0) : place]]
    if kinds != ["period", "move", "prep"] or scene.items[place - 1].text not in ("to", "of"):
        return None
    return scene.items[place - 3].period


_SPAN_LINKS = frozenset(("to", "through", "until", "and", "till", "the"))


def _qualifies_noun(scene: Scene, place: int | None) -> bool:
    """`rose 1%, bringing its 2002 gain to 5%`: the year belongs to the figure that follows."""
    if place is None or place + 2 >= len(scene.items) or not place:
        return False
    before_it, noun, link = scene.items[place - 1], scene.items[place + 1], scene.items[place + 2]
    owned = before_it.kind == "pronoun" or before_it.text in ("the", "a")
    return owned and noun.kind == "move" and link.text in ("to", "of", "reach", "is", "at")


def _is_list(scene: Scene, amounts: list[int], place: int) -> bool:
    del amounts
    previous = before(scene, place, skip=("comma", "join"))
    return previous is not None and scene.items[previous].kind == "amount"


def _as_period(scene: Scene, place: int | None) -> Period | None:
    if place is None or place in scene.used or place in scene.claimed:
        return None
    item = scene.items[place]
    if item.period is not None:
        if item.period.window == SAME:
            return scene.memory.earlier_period
        return None if item.period.forward else item.period
    when = item.when
    if when is None:
        return None
    if when.grain in ("weekday", "relative"):
        base = hangs_on(scene.items, place, BASES)
        return Period(when=when, since=True) if base else None
    if hangs_on(scene.items, place, ("since", "from")) and when.grain != "part":
        if when.first is not None and _is_start(scene, item):
            day = when.first - timedelta(days=1)
            return Period(when=When("day", day, day), since=True)
        return Period(when=when, since=True)
    return Period(when=when) if when.grain in ("month", "quarter", "year") else None


def _is_start(scene: Scene, item: Lexeme) -> bool:
    """`since the start of 2015`: from the last close before it."""
    words = {word.text for word in scene.words_before(item)[-3:]}
    return bool(words & {"start", "beginning", "outset"})
