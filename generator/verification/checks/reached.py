"""Levels reached in a named stretch of the past."""

from generator.market.lookup import Basis
from generator.verification.checks.levels import check_level
from generator.verification.context import nearest
from generator.verification.report import Verdict
from generator.verification.say import capital, say_day
from generator.verification.scene import Scene

_EXTREMES: tuple[tuple[Basis, bool], ...] = (
    ("high", True),
    ("close", True),
    ("close", False),
    ("low", False),
)


def check_reached(scene: Scene, place: int, subject: str) -> None:
    """`a surge to $126,000 in mid-October`: a level reached in a named past stretch."""
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    when_at = nearest(scene, place, ("when",), forward=True, stop=("amount",))
    if when_at is None:
        when_at = nearest(scene, place, ("when",), forward=False)
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
    for basis, highest in _EXTREMES:
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
