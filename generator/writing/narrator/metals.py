"""The metals paragraph: the leader of the day, then the others."""

from generator.context.display import join_words
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import (
    below_record,
    gap_fact,
    rare_clause,
    record_clause,
    several_moves,
    streak_clause,
)
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved, moved_to

NEAR_RECORD = 0.05
"""Within this of its record, a metal's distance is worth a clause."""


def metals(scene: Scene) -> list[Sentence]:
    """One to three sentences; none without a member.

    The first mention says that the prices are futures; the others follow it.
    """
    members = scene.members("metals")
    if not members:
        return []
    lead = lead_metal(scene, members)
    others = sorted(
        (m for m in members if m != lead), key=lambda m: -abs(scene.move(m).value("fraction"))
    )
    said = [_leader(scene, lead)]
    if others:
        said.append(_others(scene, others))
    return said


def lead_metal(scene: Scene, members: list[str]) -> str:
    """A record setter first, else the rarest or largest move."""

    def weight(member: str) -> tuple[bool, float]:
        return scene.at_record(member), abs(scene.move(member).value("fraction"))

    return max(members, key=weight)


def _leader(scene: Scene, subject: str) -> Sentence:
    instrument = scene.instrument(subject)
    level = scene.t(f"{subject}.close", "level")
    per = f" {instrument.per}" if instrument.per else ""
    text = f"{scene.name(subject)} {moved_to(scene, subject, f'{level}{per}')}"
    text += scene.on_day(scene.move(subject))
    tail = (
        record_clause(scene, subject, counted=False)
        if scene.at_record(subject)
        else rare_clause(scene, subject) or streak_clause(scene, subject)
    )
    text = f"{text}, {tail}" if tail else text
    grown = _multiplied(scene, subject)
    if grown is None:
        return scene.say(f"{text}.")
    return scene.say(f"{text}{',' if tail else ''} and {grown[0]}.", grown[1])


def _multiplied(scene: Scene, subject: str) -> tuple[str, Fact] | None:
    """`have more than doubled this year`, where they have, with the fact that says so."""
    year = scene.fact(f"{subject}.move.ytd")
    if year is None or year.value("fraction") <= 1.0:
        return None
    word = "tripled" if year.value("fraction") > 2.0 else "doubled"
    return f"have more than {word} this year", year


def _others(scene: Scene, others: list[str]) -> Sentence:
    near = next((m for m in others if _near(scene, m)), None)
    if near is None and (runner := _longest_run(scene, others)):
        told = [f"{scene.short(m)} {moved(scene, m)}" for m in others if m != runner]
        told.append(f"{scene.short(runner)} {moved(scene, runner)}")
        run = (streak_clause(scene, runner) or "").replace("their", "its")
        return scene.say(f"{join_words(told)}, {run}.")
    text = several_moves(scene, others)
    if near is not None and (gap := gap_fact(scene, near)) is not None:
        text = f"{text}; {scene.short(near)} is {below_record(scene, gap)}"
    return scene.say(f"{text}.")


def _longest_run(scene: Scene, members: list[str]) -> str | None:
    """Who has moved one way the longest, among those whose run is worth a clause."""
    runs = {
        m: abs(scene.context.facts[f"{m}.streak"].value("sessions"))
        for m in members
        if streak_clause(scene, m)
    }
    return max(runs, key=runs.__getitem__, default=None)


def _near(scene: Scene, subject: str) -> bool:
    gap = gap_fact(scene, subject)
    return gap is not None and -gap.value("fraction") <= NEAR_RECORD
