"""Distances to a round number: `2.6% below 50,000`, `within 3% of 7,000`."""

from generator.verification.amount import Amount
from generator.verification.checks.own_day import own_day
from generator.verification.context import after
from generator.verification.say import say_day, say_level, say_like
from generator.verification.scene import Scene


def check_threshold(scene: Scene, place: int, subject: str) -> bool:
    """Judge a distance between the subject's level and a level that the text prints."""
    target = _target(scene, place, subject)
    if target is None:
        return False
    item, goal = scene.items[place], scene.items[target]
    assert item.amount is not None
    assert goal.amount is not None
    scene.mark(place, target)
    known = scene.ledger.level(subject, own_day(scene, place, subject))
    if known is None:
        text = "The level this is measured from is not among the facts."
        scene.find(item, "quantity", "unsupported", text)
        return True
    distance = known.value / goal.amount.value - 1.0
    raw = abs(distance) * 100.0 if item.amount.is_relative else abs(known.value - goal.amount.value)
    link = next((x for x in scene.items[place + 1 : target] if x.kind in ("above", "below")), None)
    holds = item.amount.holds(raw) and (link is None or distance * link.sign > 0)
    actual = say_like(item.amount, raw)
    side = "above" if distance > 0 else "below"
    level, day = say_level(known.value, scene.unit(subject)), say_day(known.day, scene.ledger.today)
    text = f"The text says {item.shown}; at {level} ({day}) it is {actual} {side} {goal.shown}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=known.fact,
        expected=None if holds else f"{actual} {side}",
    )
    scene.find(goal, "quantity", "supported" if holds else "wrong", "" if holds else text)
    return True


def _target(scene: Scene, place: int, subject: str) -> int | None:
    """The level behind `below`, `above`, or behind `of` after `within`."""
    amount = scene.items[place].amount
    if amount is None or scene.ledger.is_yield(subject) or scene.clause.has("record", "peak"):
        return None
    if not (amount.is_relative or amount.unit == "points"):
        return None
    item, link = scene.items[place], after(scene, place)
    if link is None:
        return None
    if [w.text for w in scene.words[item.stop :][:1]] == ["of"]:
        near = amount.hedge in ("at_most", "less") and _is_round(scene.items[link].amount)
        return link if near else None
    if scene.items[link].kind not in ("above", "below"):
        return None
    target = after(scene, link)
    return target if target is not None and _is_round(scene.items[target].amount) else None


def _is_round(amount: Amount | None) -> bool:
    """A level with at least two zeros at its end, as thresholds have."""
    if amount is None or amount.unit not in ("none", "usd", "points") or amount.ordinal:
        return False
    return amount.value >= 100 and amount.value % 100 == 0
