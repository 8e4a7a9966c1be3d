"""Levels: closes, quotes, levels on a named day, and thresholds crossed."""

import math

from generator.verification.amount import Amount
from generator.verification.checks.moves import own_period
from generator.verification.compare import fit_level
from generator.verification.context import nearest
from generator.verification.ledger import Known
from generator.verification.lexeme import Lexeme
from generator.verification.report import Verdict
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
    dated = _dated_levels(scene, place, subject)
    levels = dated if dated is not None else _levels(scene, subject)
    if not levels:
        scene.find(item, "quantity", "unsupported", _unknown(scene, subject))
        return
    side = _side(scene, place)
    for known in levels:
        if _fits(item.amount, known.value, side, scene.unit(subject)):
            scene.find(item, "quantity", "supported", fact=known.fact)
            return
    _wrong(scene, item, subject, levels[0])


def _check_base(scene: Scene, place: int, subject: str) -> None:
    """`fell to 3.87% from 3.93%`: the level the move started from."""
    item = scene.items[place]
    level = scene.ledger.level(subject, scene.day(subject))
    move = scene.ledger.move(subject, own_period(scene, place) or DAY, scene.day(subject))
    if level is None or move is None or item.amount is None:
        scene.find(item, "quantity", "unsupported", _unknown(scene, subject))
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


def _levels(scene: Scene, subject: str) -> list[Known]:
    """The close, the quote, or both where the words leave it open."""
    close = scene.ledger.level(subject, scene.day(subject))
    last = scene.ledger.last(subject) if scene.is_latest(subject) else None
    if last is None or (scene.clause.has("close") and not scene.clause.has("quote")):
        return [close] if close else []
    if scene.clause.has("quote"):
        return [last]
    if any(i.kind == "move" for i in scene.items) and scene.ledger.last_move(subject) is None:
        return [close] if close else []
    return [last, close] if close else [last]


def _dated_levels(scene: Scene, place: int, subject: str) -> list[Known] | None:
    """Levels in a named month or on a named past day, from the history."""
    when_at = nearest(scene, place, ("when",), forward=True, stop=("amount", "record", "best"))
    if when_at is None or when_at in scene.used:
        return None
    when = scene.items[when_at].when
    if when is None or when.first is None or when.last is None or when.grain == "weekday":
        return None
    if when.grain == "day" or scene.items[when_at - 1].text == "since":
        return None
    return _extremes(scene, subject, when.first, when.last)


def _extremes(scene: Scene, subject: str, first: object, last: object) -> list[Known] | None:
    del scene, subject, first, last
    return None


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


def _unknown(scene: Scene, subject: str) -> str:
    return f"{capital(scene.name(subject))}'s level at that time is not among the facts."


def check_crossing(scene: Scene, place: int, subject: str, cross: int) -> None:
    """`climbed above 12,000`, `closed above 4,000 for the first time`, `crossed $90,000 in May`."""
    item = scene.items[place]
    assert item.amount is not None
    scene.mark(place, cross)
    sign = scene.items[cross].sign
    past = _past_when(scene, place)
    if past is not None:
        _check_past_crossing(scene, place, subject, past)
        return
    level = scene.ledger.level(subject, scene.day(subject))
    if level is None:
        scene.find(item, "quantity", "unsupported", _unknown(scene, subject))
        return
    beyond = (level.value - item.amount.value) * sign > 0
    first = nearest(scene, place, ("first",), forward=True) is not None or any(
        lexeme.kind == "first" for lexeme in scene.lexemes
    )
    came = beyond and _came_from(scene, subject, item.amount.value, sign, first)
    verdict_text = "" if came else _crossing_text(scene, item, subject, level, beyond, first)
    if first:
        _mark_first(scene)
    scene.find(
        item,
        "quantity",
        "supported" if came else "wrong",
        verdict_text,
        fact=level.fact,
        expected=None if came else say_level(level.value, scene.unit(subject)),
    )


def _mark_first(scene: Scene) -> None:
    scene.mark(*(i for i, item in enumerate(scene.items) if item.kind == "first"))


def _came_from(scene: Scene, subject: str, target: float, sign: int, first: bool) -> bool:
    """Whether the level came from the other side; for a first time, never was beyond before."""
    if first:
        record = scene.ledger.record(subject, "close", scene.day(subject))
        if sign < 0 or record is None or record.previous_day is None:
            return False
        return record.is_record and record.previous <= target
    move = scene.ledger.move(subject, DAY, scene.day(subject))
    return move is None or move.change * sign > 0 or scene.clause.has("move")


def _crossing_text(
    scene: Scene, item: Lexeme, subject: str, level: Known, beyond: bool, first: bool
) -> str:
    actual = say_level(level.value, scene.unit(subject))
    if beyond and first:
        return f"{capital(scene.name(subject))} had closed beyond {item.shown} before."
    return f"The text says {item.shown}; {scene.name(subject)} closed at {actual}."


def _past_when(scene: Scene, place: int) -> int | None:
    """A date in the past that the crossing is placed on."""
    for i, item in enumerate(scene.items):
        when = item.when
        if when is None or i in scene.used or when.last is None or when.first is None:
            continue
        latest = max((scene.ledger.latest(s) or when.first for s in scene.subjects), default=None)
        if latest is not None and when.first < latest and when.grain != "year":
            del place
            return i
    return None


def _check_past_crossing(scene: Scene, place: int, subject: str, when_at: int) -> None:
    """The first session at or above a level must lie in the stretch the text names."""
    item, place_item = scene.items[place], scene.items[when_at]
    amount, when = item.amount, place_item.when
    assert amount is not None
    assert when is not None
    history = scene.ledger.history
    scene.mark(when_at)
    if history is None:
        text = "When a level was first crossed needs a price history; only facts were given."
        scene.find(item, "quantity", "unsupported", text)
        return
    crossed = [
        point
        for basis in ("close", "high")
        if (point := history.first_crossed(subject, amount.value, basis)) is not None
    ]
    if not crossed:
        text = f"{capital(scene.name(subject))} never reached {item.shown} in the data."
        scene.find(item, "quantity", "wrong", text)
        return
    holds = any(when.covers(point.day) for point in crossed)
    day = say_day(crossed[0].day, scene.ledger.today)
    text = (
        ""
        if holds
        else (
            f"The text says {place_item.shown}; {scene.name(subject)} first closed at or above "
            f"{item.shown} on {day}."
        )
    )
    scene.find(item, "quantity", "supported")
    scene.find(
        place_item,
        "date",
        "supported" if holds else "wrong",
        text,
        expected=None if holds else day,
        replacement=None if holds else day,
    )


def check_peak(scene: Scene, place: int, subject: str, peak: int) -> None:
    """`peaked at $69,000 in November 2021`: the extreme of a named stretch."""
    item, cue = scene.items[place], scene.items[peak]
    amount = item.amount
    assert amount is not None
    scene.mark(place, peak)
    when_at = next((i for i, x in enumerate(scene.items) if x.when is not None), None)
    when = scene.items[when_at].when if when_at is not None else None
    if when_at is None or when is None or when.first is None or when.last is None:
        _check_standing_peak(scene, place, subject)
        return
    points = [
        point
        for basis in ("high", "close")
        if (
            point := scene.ledger.extreme(
                subject,
                when.first,
                when.last,
                basis,
                highest=cue.sign > 0,
            )
        )
    ]
    if not points:
        scene.find(item, "quantity", "unsupported", _unknown(scene, subject))
        return
    scene.mark(when_at)
    holds = any(amount.holds(point.level, level=True) for point in points)
    actual = say_level(points[0].level, scene.unit(subject))
    day = say_day(points[0].day, scene.ledger.today)
    text = "" if holds else f"The text says {item.shown}; the extreme was {actual} on {day}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        expected=None if holds else actual,
    )
    scene.find(scene.items[when_at], "date", "supported" if holds else "unsupported")


def _check_standing_peak(scene: Scene, place: int, subject: str) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    records = [r for b in ("high", "close") if (r := scene.ledger.record(subject, b))]
    holds = any(amount.holds(record.level, level=True) for record in records)
    if not records:
        scene.find(item, "quantity", "unsupported", _unknown(scene, subject))
        return
    actual = say_level(records[0].level, scene.unit(subject))
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        "" if holds else f"The text says {item.shown}; the record is {actual}.",
        fact=records[0].fact,
        expected=None if holds else actual,
    )


def check_reached(scene: Scene, place: int, subject: str) -> None:
    """`a surge to $126,000 in mid-October`: a level reached in a named past stretch."""
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    when_at = nearest(scene, place, ("when",), forward=True, stop=("amount",))
    if when_at is None:
        check_level(scene, place, subject)
        return
    when = scene.items[when_at].when
    if when is None or when.first is None or when.last is None:
        check_level(scene, place, subject)
        return
    scene.mark(place, when_at)
    _judge_reached(scene, place, when_at, subject)


def _judge_reached(scene: Scene, place: int, when_at: int, subject: str) -> None:
    item, named = scene.items[place], scene.items[when_at]
    amount, when = item.amount, named.when
    assert amount is not None
    if when is None or when.first is None or when.last is None:
        return
    days: list[tuple[object, float]] = []
    for basis in ("high", "close"):
        for highest in (True, False):
            point = scene.ledger.extreme(subject, when.first, when.last, basis, highest=highest)
            if point is not None and amount.holds(point.level, level=True):
                days.append((point.day, point.level))
    if days:
        scene.find(item, "quantity", "supported")
        scene.find(named, "date", "supported")
        return
    _judge_elsewhere(scene, place, when_at, subject)


def _judge_elsewhere(scene: Scene, place: int, when_at: int, subject: str) -> None:
    """The level was a record on another day: the date is wrong, not the level."""
    item, named = scene.items[place], scene.items[when_at]
    amount = item.amount
    assert amount is not None
    for basis in ("high", "close"):
        record = scene.ledger.record(subject, basis)
        if record is not None and amount.holds(record.level, level=True):
            day = say_day(record.day, scene.ledger.today)
            scene.find(item, "quantity", "supported", fact=record.fact)
            text = (
                f"The text says {named.shown}; {scene.name(subject)} reached that level on {day}."
            )
            scene.find(
                named, "date", "wrong", text, fact=record.fact, expected=day, replacement=day
            )
            return
    verdict: Verdict = "unsupported" if scene.ledger.history is None else "wrong"
    text = f"{capital(scene.name(subject))} did not reach {item.shown} then, as far as is known."
    scene.find(item, "quantity", verdict, text)
    scene.find(
        named, "date", "unsupported", "The level named for this date could not be confirmed."
    )


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
