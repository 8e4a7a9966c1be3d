"""Averages: the mean move of a named set."""

from generator.verification.checks.moves import move_sign, period_move
from generator.verification.checks.own_period import own_period
from generator.verification.say import say_like
from generator.verification.scene import DAY, Scene


def check_average(scene: Scene, place: int, subjects: tuple[str, ...]) -> bool:
    """`the four indexes rose 0.6% on average`: the mean of their moves, unweighted."""
    item = scene.items[place]
    words = {word.text for word in scene.words}
    if item.amount is None or not item.amount.is_relative or not words & {"average", "averaged"}:
        return False
    period = own_period(scene, place) or DAY
    moves = [period_move(scene, subject, period, place) for subject in subjects]
    known = [move.fraction for move in moves if move is not None]
    sign, cue = move_sign(scene, place)
    scene.mark(place, *([cue] if cue is not None else []))
    if len(known) != len(subjects):
        text = "Not every move of the set is among the facts."
        scene.find(item, "quantity", "unsupported", text)
        return True
    mean = sum(known) / len(known)
    raw = abs(mean) * (1e4 if item.amount.unit == "bp" else 100.0)
    holds = item.amount.holds(raw) and (sign == 0 or mean * sign > 0)
    actual = f"{'up' if mean > 0 else 'down'} {say_like(item.amount, raw)}"
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        "" if holds else f"The text says {item.shown}; the mean of the {len(known)} is {actual}.",
        expected=None if holds else actual,
    )
    return True
