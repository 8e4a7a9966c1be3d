"""Levels: closes, quotes, levels on a named day, and thresholds crossed."""

import math

from generator.market.lookup import Basis
from generator.verification.amount import Amount
from generator.verification.checks.moves import period_move
from generator.verification.checks.own_day import own_day, past_levels
from generator.verification.checks.own_period import own_period
from generator.verification.checks.quoted import at_quote
from generator.verification.compare import fit_level
from generator.verification.known import Known
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital, say_day, say_level
from generator.verification.scene import DAY, Scene


def check_level(scene: Scene, place: int, subject: str) -> None:
    """Judge the amount at `place` as the subject's level."""
    item = scene.items[place]
    assert item.amount is not None
    scene.mark(place)
    if scene.items[place - 1].text == "from" and place:
        _check_base(scene, place, subject)
        return
    if _is_possible(scene, place):
        scene.find(item, "quantity", "unsupported", "A forecast needs a source.")
        return
    if _check_intraday(scene, place, subject):
        return
    past = past_levels(scene, place, subject)
    levels = _levels(scene, place, subject) if past is None else past
    if not levels:
        scene.find(item, "quantity", "unsupported", unknown(scene, subject))
        return
    side = _side(scene, place)
    for known in levels:
        if _fits(item.amount, known.value, side, scene.unit(subject)):
            scene.find(item, "quantity", "supported", fact=known.fact)
            return
    _wrong(scene, item, subject, levels[0])


_MODALS = frozenset(("could", "may", "might"))


def _is_possible(scene: Scene, place: int) -> bool:
    """`could reach 7,500`: a level that nothing claims to be today's."""
    return any(word.text in _MODALS for word in scene.words_before(scene.items[place])[-4:])


_REACHED = ("reached", "hit", "touched", "struck", "attained")
_INTRADAY = [
    "touched",
    "intraday",
    "during the day",
    "during the session",
    "at one point",
    "as high as",
    "as low as",
    "session high",
    "session low",
    "high of the day",
    "low of the day",
    "day 's high",
    "day 's low",
    "intraday low",
]


def _check_intraday(scene: Scene, place: int, subject: str) -> bool:
    """`touched $76,460.16 during the day`: a level inside the session, not its close."""
    item = scene.items[place]
    words = " ".join(word.text for word in scene.words)
    day = scene.day(subject)
    if item.amount is None or day is None or scene.clause.has("close"):
        return False
    reached = any(x.kind == "reach" and x.text in _REACHED for x in scene.items)
    if not reached and not any(mark in words for mark in _INTRADAY):
        return False
    record = scene.ledger.record(subject, "high", day)
    levels = [record.level] if record is not None and record.is_record else []
    levels += [p.level for b in _BASES if (p := scene.ledger.point(subject, day, b)) is not None]
    if not any(item.amount.holds(level, level=True) for level in levels):
        return False
    scene.find(item, "quantity", "supported", fact=record.fact if record else None)
    return True


_BASES: tuple[Basis, ...] = ("high", "low")


def _check_base(scene: Scene, place: int, subject: str) -> None:
    """`fell to 3.87% from 3.93%`: the level the move started from."""
    item = scene.items[place]
    named = own_day(scene, place, subject)
    level = scene.ledger.level(subject, scene.day(subject))
    earlier = scene.ledger.level(subject, named) if named != scene.day(subject) else None
    if earlier is not None and item.amount is not None:
        if fit_level(item.amount, earlier.value, unit=scene.unit(subject)).holds:
            scene.find(item, "quantity", "supported", fact=earlier.fact)
        else:
            _wrong(scene, item, subject, earlier)
        return
    move = period_move(scene, subject, own_period(scene, place) or DAY, place)
    if level is None or move is None or item.amount is None:
        scene.find(item, "quantity", "unsupported", unknown(scene, subject))
        return
    scale = 100.0 if scene.ledger.is_yield(subject) else 1.0
    start = Known(level.value - move.change / scale, move.fact, move.start)
    if fit_level(item.amount, start.value, unit=scene.unit(subject)).holds:
        scene.find(item, "quantity", "supported", fact=start.fact)
        return
    _wrong(scene, item, subject, start)


def _fits(amount: Amount, level: float, side: int, unit: str) -> bool:
    if side:
        return level > amount.value if side > 0 else level < amount.value
    return fit_level(amount, level, unit=unit).holds


def _side(scene: Scene, place: int) -> int:
    """`above 12,000` and `below 6,000` bound a level on one side."""
    if place and scene.items[place - 1].kind in ("above", "below"):
        return scene.items[place - 1].sign
    return 0


def _levels(scene: Scene, place: int, subject: str) -> list[Known]:
    """The close, the quote, or both where the words leave it open."""
    day = own_day(scene, place, subject)
    close = scene.ledger.level(subject, day)
    at_latest = day == scene.ledger.latest(subject)
    last = scene.ledger.last(subject) if at_latest else None
    if last is not None and at_quote(scene, subject):
        return [last]
    if last is None or (scene.clause.has("close") and not scene.clause.has("quote")):
        return [close] if close else []
    if scene.clause.has("quote"):
        return [last]
    if any(i.kind == "move" for i in scene.items) and scene.ledger.last_move(subject) is None:
        return [close] if close else []
    return [last, close] if close else [last]


def _wrong(scene: Scene, item: Lexeme, subject: str, known: Known) -> None:
    actual = say_level(known.value, scene.unit(subject))
    day = say_day(known.day, scene.ledger.today)
    scene.find(
        item,
        "quantity",
        "wrong",
        f"The text says {item.shown}; {scene.name(subject)} was at {actual} ({day}).",
        fact=known.fact,
        expected=actual,
        replacement=actual,
    )


def unknown(scene: Scene, subject: str) -> str:
    """Why a level cannot be judged."""
    return f"{capital(scene.name(subject))}'s level at that time is not among the facts."


def previous_move_sign(scene: Scene, subject: str) -> int | None:
    """Direction of the session before the one the clause speaks of."""
    day = scene.day(subject)
    history = scene.ledger.history
    if day is not None and history is not None:
        before = history.level_before(subject, day, 1)
        earlier = history.level_before(subject, day, 2)
        if before is not None and earlier is not None:
            return (before.level > earlier.level) - (before.level < earlier.level)
    streak = scene.ledger.streak(subject, day)
    if streak is None or math.isnan(streak.value):
        return None
    if abs(streak.value) >= 2:
        return 1 if streak.value > 0 else -1
    return None if streak.value == 0 else (-1 if streak.value > 0 else 1)
