"""Directions without a size: rose, fell, little changed, doubled."""

import math

from generator.verification.checks.moves import no_data, period_move, sign_fits
from generator.verification.checks.own_period import loose_periods, own_period
from generator.verification.period import Period
from generator.verification.say import say_day, say_weekday
from generator.verification.scene import DAY, Scene


def check_direction(scene: Scene, place: int, subject: str) -> bool:
    """Whether the unquantified direction at `place` holds; records a finding."""
    item = scene.items[place]
    period = own_period(scene, place)
    periods = [period] if period is not None else loose_periods(scene)
    moves = [period_move(scene, subject, p, place) for p in periods]
    known = [move for move in moves if move is not None]
    if not known:
        scene.find(item, "direction", "unsupported", no_data(scene, subject))
        return False
    if any(sign_fits(item.sign, move) for move in known):
        move = next(move for move in known if sign_fits(item.sign, move))
        scene.find(item, "direction", "supported", fact=move.fact)
        return True
    move = known[0]
    size = (
        f"{abs(move.change):.0f} basis points"
        if scene.ledger.is_yield(subject)
        else (f"{abs(move.fraction) * 100:.2f}%")
    )
    direction = "up" if move.change > 0 else "down" if move.change < 0 else "unchanged,"
    day = scene.day(subject)
    when = f" on {say_weekday(day)}" if day else ""
    scene.find(
        item,
        "direction",
        "wrong",
        f"The text says {item.shown}; {scene.name(subject)} was {direction} {size}{when}.",
        fact=move.fact,
        expected=f"{direction} {size}",
    )
    return False


def check_flat(scene: Scene, place: int, subject: str) -> None:
    """`little changed` holds within a tenth of a percent or a quarter of a usual day."""
    item = scene.items[place]
    move = period_move(scene, subject, own_period(scene, place) or DAY, place)
    if move is None:
        scene.find(item, "direction", "unsupported", no_data(scene, subject))
        return
    if scene.ledger.is_yield(subject):
        quiet = abs(move.change) <= 1.0 + 1e-9
    else:
        quiet = abs(move.fraction) <= max(0.001, 0.25 * scene.ledger.usual_day(subject)) + 1e-12
    verdict = "supported" if quiet else "wrong"
    size = f"{move.fraction * 100:+.2f}%"
    note = "" if quiet else f"The text says {item.shown}; {scene.name(subject)} moved {size}."
    scene.find(item, "direction", verdict, note, fact=move.fact, expected=None if quiet else size)  # type: ignore[arg-type]


def check_multiple(scene: Scene, place: int, subject: str) -> None:
    """`doubled`, `halved`, `more than tripled` over a period."""
    item = scene.items[place]
    scene.mark(place)
    period = own_period(scene, place) or scene.memory.period or Period("ytd")
    move = period_move(scene, subject, period, place)
    if move is None or math.isnan(move.fraction):
        scene.find(item, "quantity", "unsupported", no_data(scene, subject))
        return
    ratio, target = 1.0 + move.fraction, float(item.tag)
    holds = _multiple_holds(_hedge_before(scene, place), ratio, target)
    explanation = (
        ""
        if holds
        else (
            f"The text says {item.shown}; {scene.name(subject)} is at {ratio:.2f} times its level "
            f"of {say_day(move.start, scene.ledger.today)}."
        )
    )
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        explanation,
        fact=move.fact,
        expected=None if holds else f"{ratio:.2f} times",
    )


def _hedge_before(scene: Scene, place: int) -> str:
    words = [word.text for word in scene.words_before(scene.items[place])]
    tail = " ".join(words[-3:])
    for hedge, endings in (
        ("more", ("more than", "over")),
        ("nearly", ("nearly", "almost", "just about", "all but")),
        ("about", ("roughly", "about", "approximately")),
        ("less", ("less than",)),
    ):
        if tail.endswith(endings):
            return hedge
    return ""


def _multiple_holds(hedge: str, ratio: float, target: float) -> bool:
    up = target > 1
    if hedge == "more":
        return ratio > target if up else ratio < target
    if hedge == "less":
        return ratio < target if up else ratio > target
    if hedge == "nearly":
        return target * 0.925 <= ratio < target if up else target < ratio <= target * 1.075
    return abs(ratio / target - 1.0) <= (0.05 if hedge == "about" else 0.025)
