"""Verbs by size and sign: how strongly a move is told, in standard deviations of a usual day."""

from collections.abc import Sequence
from typing import Literal

from generator.context.display import join_words
from generator.facts.fact import Fact
from generator.writing.narrator.scene import Scene

Size = Literal["flat", "small", "plain", "big", "huge"]

_RANKS: tuple[Size, ...] = ("flat", "small", "plain", "big", "huge")

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
    """`rose {fraction}` or `was little changed`, by the number of the name used last."""
    move = scene.move(subject)
    if size_of(move) == "flat":
        return f"{scene.number(subject, 'was', 'were')} little changed"
    return f"{verb(scene, move)} {scene.t(move, 'fraction')}"


def moved_to(scene: Scene, subject: str, level: str) -> str:
    """`rose {fraction} to {level}` or `was little changed at {level}`."""
    at = "at" if size_of(scene.move(subject)) == "flat" else "to"
    return f"{moved(scene, subject)} {at} {level}"


def moves_together(
    scene: Scene, members: Sequence[str], levels: Sequence[str] = (), *, both: bool = True
) -> str:
    """`the S&P 500 rose 0.6% to 4,489.72 and the Dow 0.1%`: one verb for moves of one sign.

    Args:
        scene: The morning.
        members: Subjects in the order of telling; their signs may differ, then each has its verb.
        levels: Members whose close is told as well.
        both: Whether two equal figures may be told once; not where a clause on one follows.
    """

    def figure(member: str) -> str:
        text = scene.t(scene.move(member), "fraction")
        return f"{text} to {scene.t(f'{member}.close', 'level')}" if member in levels else text

    if not share_verb(scene, members):
        return join_words(
            [
                f"{scene.name(m)} "
                + (moved_to(scene, m, scene.t(f"{m}.close", "level")) if m in levels else "")
                + ("" if m in levels else moved(scene, m))
                for m in members
            ]
        )
    first, *rest = members
    name, word = scene.name(first), _shared(scene, members)
    if (
        both
        and not levels
        and len(members) == 2
        and len({_printed(scene, m) for m in members}) == 1
    ):
        return f"{name} and {scene.name(rest[0])} both {word} {figure(first)}"
    return join_words(
        [f"{name} {word} {figure(first)}", *(f"{scene.name(m)} {figure(m)}" for m in rest)]
    )


def share_verb(scene: Scene, members: Sequence[str]) -> bool:
    """Whether moves have one sign and like sizes, so that one verb can stand for all."""
    moves = [scene.move(m) for m in members]
    signs = {move.value("fraction") > 0 for move in moves}
    ranks = [_RANKS.index(size_of(move)) for move in moves]
    return len(signs) == 1 and min(ranks) > 0 and max(ranks) - min(ranks) <= 1


def direction(scene: Scene, members: Sequence[str]) -> int:
    """1 or -1 where three or more members all moved that way, else 0."""
    moves = [scene.move(m) for m in members]
    if len(members) < 3 or any(size_of(move) == "flat" for move in moves):
        return 0
    signs = {move.value("fraction") > 0 for move in moves}
    return (1 if signs.pop() else -1) if len(signs) == 1 else 0


def noun(move: Fact) -> str:
    """`gain` or `loss`."""
    return "gain" if move.value("fraction") > 0 else "loss"


def _shared(scene: Scene, members: Sequence[str]) -> str:
    """One verb for all: by size where they agree in it, else a neutral one."""
    move = scene.move(members[0])
    if len({size_of(scene.move(m)) for m in members}) == 1:
        return verb(scene, move)
    neutral = ("rose", "gained") if move.value("fraction") > 0 else ("fell", "lost")
    return scene.fresh(f"shared/{move.subject}", neutral)


def _printed(scene: Scene, member: str) -> str:
    return scene.context.all_tokens[f"{member}.move.1d.fraction"].text
