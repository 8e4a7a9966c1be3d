"""Crossings: thresholds passed, for the first time or in a named month, and peaks."""

from generator.verification.checks.levels import unknown
from generator.verification.context import nearest
from generator.verification.known import Known
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital, say_day, say_level
from generator.verification.scene import DAY, Scene


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
        scene.find(item, "quantity", "unsupported", unknown(scene, subject))
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
        scene.find(item, "quantity", "unsupported", unknown(scene, subject))
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
        scene.find(item, "quantity", "unsupported", unknown(scene, subject))
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
