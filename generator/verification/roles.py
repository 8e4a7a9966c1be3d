"""Roles: what an amount in a clause measures, and which subject it belongs to."""

from generator.verification.amount import DURATIONS
from generator.verification.checks.averages import check_average
from generator.verification.checks.crossings import check_crossing, check_peak
from generator.verification.checks.directions import check_multiple
from generator.verification.checks.gap_roles import gap_role
from generator.verification.checks.gaps import check_gap, level_of
from generator.verification.checks.levels import check_level
from generator.verification.checks.moves import check_move
from generator.verification.checks.reached import check_reached
from generator.verification.checks.spreads import check_apart
from generator.verification.checks.standing_records import check_passed_record
from generator.verification.checks.thresholds import check_threshold
from generator.verification.context import before, kind_at, nearest
from generator.verification.scene import Scene


def amounts(scene: Scene) -> None:
    """Judge every amount and multiple of a clause about instruments."""
    groups = _distribution(scene)
    for place, item in enumerate(scene.items):
        if item.amount is None or place in scene.used or item.amount.ordinal:
            continue
        if item.amount.unit in (*DURATIONS, "other", "times") or _points_back(scene, place):
            continue
        subjects = (
            groups.get(place)
            or _bracketed(scene, place)
            or named_after(scene, place)
            or scene.subjects
        )
        _check_each(scene, place, subjects)
    for place, item in enumerate(scene.items):
        if item.kind == "multiple" and place not in scene.used:
            for subject in scene.subjects:
                check_multiple(scene, place, subject)


def _points_back(scene: Scene, place: int) -> bool:
    """`of the two, the Dow did better`: a count of what was named, not a size."""
    amount = scene.items[place].amount
    assert amount is not None
    words = [word.text for word in scene.words_before(scene.items[place])[-2:]]
    small = amount.unit == "none" and not amount.digits and amount.value <= 12
    return small and words == ["of", "the"]


def _check_each(scene: Scene, place: int, subjects: tuple[str, ...]) -> None:
    """One figure said of several subjects must hold for each; the first failure is enough."""
    if len(subjects) > 1 and check_average(scene, place, subjects):
        return
    earlier = len(scene.findings)
    for subject in subjects:
        check_amount(scene, place, subject)
        if any(f.verdict in ("wrong", "unsupported") for f in scene.findings[earlier:]):
            return


def _distribution(scene: Scene) -> dict[int, tuple[str, ...]]:
    """`A, B and C rose 1%, 2% and 3%`: one figure a subject, in order."""
    count = len(scene.subjects)
    if count < 2:
        return {}
    run: list[int] = []
    for place, item in enumerate(scene.items):
        if item.amount is not None and not item.amount.ordinal and place not in scene.used:
            run.append(place)
        elif item.kind not in ("comma", "join", "move", "prep") and run:
            if len(run) == count:
                break
            run = []
    if len(run) != count:
        return {}
    return {place: (scene.subjects[i],) for i, place in enumerate(run)}


def _bracketed(scene: Scene, place: int) -> tuple[str, ...]:
    """`the Dow (+1.67%)`: the figure belongs to the name before the bracket."""
    previous = place - 1
    if previous < 1 or scene.items[previous].kind != "bracket" or scene.items[previous].tag != "(":
        return ()
    entity = scene.items[previous - 1]
    return entity.ids if entity.kind == "entity" and entity.tag == "subject" else ()


def named_after(scene: Scene, place: int) -> tuple[str, ...]:
    """`led by a 5.9% jump in silver to $63.93`: figures of the name behind the noun."""
    items = scene.items
    noun = place + 1 < len(items) and items[place + 1].kind == "move"
    if noun and items[place + 1].tag == "verb":
        tail = [x for x in items[place + 2 : place + 5] if x.text not in ("the", "a")]
        if [x.kind for x in tail[:2]] == ["prep", "entity"] and tail[0].text in _OF:
            return tail[1].ids if tail[1].tag == "subject" else ()
    if place >= 2 and items[place - 1].text == "to" and items[place - 2].kind == "entity":
        earlier = nearest(scene, place, ("amount",), forward=False)
        return named_after(scene, earlier) if earlier is not None else ()
    return ()


_OF = frozenset(("in", "for", "by", "of"))


def check_amount(scene: Scene, place: int, subject: str) -> None:
    """Decide what an amount measures, and judge it."""
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    if check_apart(scene, place, subject):
        return
    if check_threshold(scene, place, subject):
        return
    role = gap_role(scene, place)
    if role is not None:
        check_gap(scene, place, subject, *role)
        scene.memory.role = "gap"
        return
    cross = before(scene, place)
    if amount.is_level_like and kind_at(scene, cross) == "cross" and cross is not None:
        if check_passed_record(scene, place, subject):
            return
        check_crossing(scene, place, subject, cross)
        return
    peak = nearest(scene, place, ("peak",), forward=False, stop=("amount",))
    if peak is not None and amount.is_level_like:
        check_peak(scene, place, subject, peak)
        return
    _check_plain(scene, place, subject)


def _check_plain(scene: Scene, place: int, subject: str) -> None:
    if _is_record_level(scene, place):
        return
    if _is_level(scene, place, subject):
        stretch = _past_stretch(scene, place) or _bottom_or_top(scene, place)
        if stretch and not _ends_stretch(scene, place):
            check_reached(scene, place, subject)
        else:
            check_level(scene, place, subject)
        return
    if _is_parallel_gap(scene, place, subject):
        check_gap(scene, place, subject, "below", None)
        return
    check_move(scene, place, subject)


def _is_record_level(scene: Scene, place: int) -> bool:
    """Left to the record check: `record close of 983`, `a record $63.93`."""
    amount = scene.items[place].amount
    if amount is None or not amount.is_level_like:
        return False
    return any(
        x.kind == "record" and level_of(scene, i) == place for i, x in enumerate(scene.items)
    )


def _is_level(scene: Scene, place: int, subject: str) -> bool:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    is_yield = scene.ledger.is_yield(subject)
    if amount.unit in ("percent", "none") and is_yield:
        return _after_level_word(scene, place) or _is_compared(scene, place)
    if place and scene.items[place - 1].text == "by":
        return False
    if not amount.is_level_like or _restates_move(scene, place) or _is_change(scene, place):
        return False
    if _after_level_word(scene, place):
        return True
    if amount.unit == "points" or amount.sign:
        return False
    previous = before(scene, place)
    if kind_at(scene, previous) == "move":
        return False
    return amount.unit == "usd" or amount.grouped or amount.value >= 100


def _is_change(scene: Scene, place: int) -> bool:
    """`ending $1.70 higher`: a change, whatever stands before it."""
    nxt = scene.items[place + 1] if place + 1 < len(scene.items) else None
    return nxt is not None and nxt.kind == "move" and nxt.tag == "word"


def _restates_move(scene: Scene, place: int) -> bool:
    """`2.7%, or $72.70,`: the same move in another unit."""
    link = before(scene, place, skip=("comma",))
    if link is None or scene.items[link].text != "or":
        return False
    earlier = before(scene, link, skip=("comma",))
    amount = scene.items[earlier].amount if earlier is not None else None
    return amount is not None and (amount.is_relative or amount.unit == "points")


def _after_level_word(scene: Scene, place: int) -> bool:
    previous = scene.items[place - 1] if place else None
    if previous is None:
        return False
    if previous.kind == "prep" and previous.text in ("to", "at", "near", "around", "from"):
        return True
    return previous.kind in ("quote", "close", "above", "below", "reach", "near")


def _is_compared(scene: Scene, place: int) -> bool:
    """`ended at 4.06%, compared with 4.11% the day before`: two levels of one yield."""
    if not place or scene.items[place - 1].kind not in ("against", "join", "comma"):
        return False
    earlier = nearest(scene, place, ("amount",), forward=False)
    return earlier is not None and _after_level_word(scene, earlier)


def _past_stretch(scene: Scene, place: int) -> bool:
    """Whether a past month or part of one, rather than a session, is named for the level."""
    found = nearest(
        scene, place, ("when",), forward=True, stop=("amount", "record", "best", "first")
    )
    when = scene.items[found].when if found is not None else None
    if (
        when is None
        or found is None
        or found in scene.used
        or found in scene.claimed
        or scene.items[found - 1].text == "since"
    ):
        return False
    return when.grain in ("part", "month", "quarter", "season", "year")


def _bottom_or_top(scene: Scene, place: int) -> bool:
    """`In April it fell as low as 4,835`: the extreme of the month that leads the clause."""
    link = scene.items[place - 1].text if place else ""
    stretches = ("part", "month", "quarter", "season", "year")
    named = any(x.when is not None and x.when.grain in stretches for x in scene.items[:place])
    return named and link in ("as low as", "as high as")


def _ends_stretch(scene: Scene, place: int) -> bool:
    """`16,576.66 at the end of 2013`, `ended 2013 at 16,576.66`: one close, not any."""
    when = nearest(scene, place, ("when",), forward=True, stop=("amount",))
    words = [] if when is None else [w.text for w in scene.words_before(scene.items[when])[-3:]]
    return "end" in words


def _is_parallel_gap(scene: Scene, place: int, subject: str) -> bool:
    """`the Russell 2000, at 21.4%, ...` after a distance continues it."""
    amount = scene.items[place].amount
    assert amount is not None
    at = place > 0 and scene.items[place - 1].text == "at"
    return (
        at
        and amount.is_relative
        and not scene.ledger.is_yield(subject)
        and scene.memory.role == "gap"
    )
