"""Rankings and quantifiers: who led, who lagged, how many of a set."""

import math

from generator.verification.checks.extremes import check_best
from generator.verification.checks.moves import period_move
from generator.verification.checks.own_period import own_period
from generator.verification.known import Move
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital
from generator.verification.scene import DAY, Scene


def ranked(scene: Scene, group: str, place: int | None = None) -> list[tuple[str, Move]]:
    """Members of a group with a move that day, best first.

    With `place` the period named beside that item counts: `have led this year`.
    """
    period = (own_period(scene, place) if place is not None else None) or DAY
    found = []
    for instrument in scene.ledger.universe.group(group):
        move = (
            scene.ledger.move(instrument.id, DAY, scene.day(instrument.id))
            if period == DAY or place is None
            else period_move(scene, instrument.id, period, place)
        )
        if move is not None and not math.isnan(move.fraction):
            found.append((instrument.id, move))
    return sorted(found, key=lambda row: -row[1].fraction)


def check_rank(scene: Scene, place: int) -> bool:
    """`led the four indexes`, `the day's weakest`, `metals, led by silver`."""
    cue = scene.items[place]
    if cue.text in ("strongest", "weakest") and check_best(scene, place):
        return True
    subject = _ranked_subject(scene, cue)
    instrument = scene.ledger.instrument(subject) if subject else None
    if subject is None or instrument is None:
        return False
    scene.mark(place)
    order = ranked(scene, instrument.group, place)
    if len(order) < 2:
        scene.find(cue, "ranking", "unsupported", "The group's moves are not among the facts.")
        return True
    place_in = _position(scene, place)
    if not -len(order) <= place_in < len(order):
        return False
    leader, move = order[place_in]
    own = next((m for s, m in order if s == subject), None)
    holds = own is not None and own.fraction == move.fraction
    text = (
        ""
        if holds
        else (f"{capital(scene.name(leader))} was in that place, at {move.fraction * 100:+.2f}%.")
    )
    fact = f"{instrument.group}.leader.1d"
    scene.find(
        cue,
        "ranking",
        "supported" if holds else "wrong",
        text,
        fact=fact if fact in scene.ledger.facts else None,
        expected=None if holds else scene.name(leader),
    )
    return True


def _position(scene: Scene, place: int) -> int:
    """Index from the top or the bottom: `the third-best performer` is 2."""
    cue = scene.items[place]
    before = scene.items[place - 1] if place else None
    rank = 1
    near = before is not None and cue.word - before.stop <= 1
    if near and before is not None and before.amount is not None and before.amount.ordinal:
        scene.mark(place - 1)
        rank = round(before.amount.value)
    return rank - 1 if cue.sign > 0 else -rank


def _ranked_subject(scene: Scene, cue: Lexeme) -> str | None:
    if cue.text == "led by":
        named = [o for o in scene.clause.objects if o.tag == "subject" and o.start > cue.end]
        return named[0].ids[0] if named else None
    return scene.subjects[0] if len(scene.subjects) == 1 else None
