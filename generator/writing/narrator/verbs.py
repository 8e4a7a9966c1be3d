"""Verbs by size and sign: how strongly a move is told, in standard deviations of a usual day."""

from typing import Literal

from generator.facts.fact import Fact
from generator.writing.narrator.scene import Scene

Size = Literal["flat", "small", "plain", "big", "huge"]

FLAT = 0.0005
"""A move that one decimal would print as zero percent."""

_UP = {
    "small": ("edged up", "ticked up"),
    "plain": ("rose", "gained", "climbed", "added", "advanced"),
    "big": ("jumped", "rallied"),
    "huge": ("soared", "surged"),
}
_DOWN = {
    "small": ("slipped", "edged down"),
    "plain": ("fell", "lost", "declined", "dropped", "shed"),
    "big": ("slid", "tumbled"),
    "huge": ("plunged", "sank"),
}


def size_of(move: Fact) -> Size:
    """How a move compares with a usual day; `plain` when the history is too short to know."""
    fraction, usual = move.value("fraction"), move.value("usual_day")
    if abs(fraction) < FLAT:
        return "flat"
    deviations = abs(fraction) / usual if usual > 0 else 1.0
    if deviations < 0.25:
        return "small"
    if deviations <= 2:
        return "plain"
    return "big" if deviations <= 4 else "huge"


def verb(scene: Scene, move: Fact) -> str:
    """A past-tense verb for a one-day move that is not flat."""
    words = _UP if move.value("fraction") > 0 else _DOWN
    size = size_of(move)
    # A strong move may be told plainly once its strong verbs are used up; never the reverse.
    plain = words["plain"] if size in ("big", "huge") else ()
    return scene.fresh(f"verb/{move.subject}", words[size], plain)


def moved(scene: Scene, subject: str) -> str:
    """`rose {fraction}` or `was little changed`, for a subject in the singular."""
    move = scene.move(subject)
    if size_of(move) == "flat":
        return "was little changed"
    return f"{verb(scene, move)} {scene.t(move, 'fraction')}"


def moved_to(scene: Scene, subject: str, level: str) -> str:
    """`rose {fraction} to {level}` or `was little changed at {level}`; `were` for futures."""
    if size_of(scene.move(subject)) == "flat":
        were = "were" if scene.instrument(subject).plural else "was"
        return f"{were} little changed at {level}"
    return f"{moved(scene, subject)} to {level}"


def noun(move: Fact) -> str:
    """`gain` or `loss`."""
    return "gain" if move.value("fraction") > 0 else "loss"
