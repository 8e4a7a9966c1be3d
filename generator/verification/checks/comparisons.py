"""Comparisons: outperformance, spreads of yields, leaders and laggards, counts over a set."""

from generator.verification.checks.moves import period_move
from generator.verification.checks.own_period import own_period
from generator.verification.context import nearest
from generator.verification.known import Move
from generator.verification.lexeme import Lexeme
from generator.verification.period import Period
from generator.verification.say import capital, say_like
from generator.verification.scene import DAY, Scene


def compared_pair(scene: Scene) -> tuple[str, str] | None:
    """The two subjects of a comparison, in order."""
    others = [s for o in scene.clause.objects if o.tag == "subject" for s in o.ids]
    if len(scene.subjects) == 1 and len(others) == 1:
        return scene.subjects[0], others[0]
    return None


def _period(scene: Scene, place: int) -> Period:
    own = own_period(scene, place)
    if own is not None:
        return own
    for item in scene.items:
        if item.period is not None and not item.period.forward:
            return item.period
    return (scene.memory.period if scene.session is None else None) or DAY


def check_comparison(scene: Scene, place: int) -> bool:
    """`X outperformed Y by 1.2 points`, `X lagged Y, -1.6% against +7.5%`."""
    pair = compared_pair(scene)
    cue = scene.items[place]
    if pair is None:
        return _check_several(scene, place)
    period = _period(scene, place)
    a, b = (period_move(scene, subject, period, place) for subject in pair)
    scene.mark(place)
    if a is None or b is None:
        scene.find(cue, "ranking", "unsupported", "One of the two moves is not among the facts.")
        return True
    ahead = a.fraction - b.fraction
    holds = ahead * cue.sign > 0
    text = (
        ""
        if holds
        else (
            f"{capital(scene.name(pair[0]))} moved {a.fraction * 100:+.2f}%, "
            f"{scene.name(pair[1])} {b.fraction * 100:+.2f}%."
        )
    )
    scene.find(cue, "ranking", "supported" if holds else "wrong", text, fact=a.fact)
    _check_difference(scene, place, pair, a, b)
    return True


def _check_several(scene: Scene, place: int) -> bool:
    """`outperformed the Dow, the Nasdaq 100 and the Russell 2000`: ahead of each."""
    cue = scene.items[place]
    others = [s for o in scene.clause.objects if o.tag == "subject" for s in o.ids]
    if len(scene.subjects) != 1 or len(others) < 2:
        return False
    scene.mark(place)
    period = _period(scene, place)
    mine = period_move(scene, scene.subjects[0], period, place)
    theirs = [period_move(scene, subject, period, place) for subject in others]
    known = [move for move in theirs if move is not None]
    if mine is None or len(known) != len(others):
        scene.find(cue, "ranking", "unsupported", "One of the moves is not among the facts.")
        return True
    holds = all((mine.fraction - move.fraction) * cue.sign > 0 for move in known)
    text = "" if holds else "It does not hold against each of them."
    scene.find(cue, "ranking", "supported" if holds else "wrong", text, fact=mine.fact)
    return True


def _check_difference(scene: Scene, place: int, pair: tuple[str, str], a: Move, b: Move) -> None:
    """The amount after "by" is the distance; two amounts beside "against" are the moves."""
    ahead = scene.items[place - 1].amount if place else None
    if ahead is not None and ahead.is_relative and place - 1 not in scene.used:
        _check_by(scene, place - 1, pair, a, b)
        return
    amounts = [i for i in range(place + 1, len(scene.items)) if scene.items[i].amount is not None]
    sides = len(amounts) == 2 and not any(_follows_by(scene, i) for i in amounts)
    if sides and all(_is_relative(scene, i) for i in amounts):
        _check_side(scene, amounts[0], pair[0], a)
        _check_side(scene, amounts[1], pair[1], b)
        return
    for i in amounts:
        if _follows_by(scene, i) and i not in scene.used:
            _check_by(scene, i, pair, a, b)
            return


def _is_relative(scene: Scene, place: int) -> bool:
    amount = scene.items[place].amount
    return amount is not None and amount.is_relative


def _follows_by(scene: Scene, place: int) -> bool:
    return place > 0 and (scene.items[place - 1].text == "by" or _is_margin(scene.items[place - 1]))


def _is_margin(item: Lexeme) -> bool:
    """`with a difference of`, `by a margin of`."""
    return item.kind == "prep" and item.tag == "margin"


def _check_side(scene: Scene, place: int, subject: str, move: Move) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    scene.mark(place)
    verb = nearest(scene, place, ("move",), forward=False)
    sign = amount.sign or (scene.items[verb].sign if verb is not None else 0)
    if verb is not None:
        scene.mark(verb)
    raw = move.fraction * 100.0
    holds = (
        amount.is_relative
        and _holds(amount.unit, amount.holds, raw)
        and (sign == 0 or raw * sign >= 0)
    )
    text = "" if holds else f"The text says {item.shown}; {scene.name(subject)} moved {raw:+.2f}%."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=move.fact,
        expected=None if holds else f"{raw:+.2f}%",
    )


def _holds(unit: str, holds: object, raw: float) -> bool:
    assert callable(holds)
    return bool(holds(abs(raw) * (100.0 if unit == "bp" else 1.0)))


def _check_by(scene: Scene, place: int, pair: tuple[str, str], a: Move, b: Move) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    scene.mark(place)
    points = abs(a.fraction - b.fraction) * 100.0
    raw = points * (100.0 if amount.unit == "bp" else 1.0)
    holds = amount.unit in ("pp", "points", "percent", "bp", "share") and amount.holds(raw)
    actual = say_like(amount, raw) if amount.unit != "points" else f"{raw:.1f} percentage points"
    text = (
        ""
        if holds
        else (
            f"The text says {item.shown}; {scene.name(pair[0])} and {scene.name(pair[1])} "
            f"were {actual} apart."
        )
    )
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=a.fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )
