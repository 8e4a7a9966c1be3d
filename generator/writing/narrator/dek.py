"""The dek: the one number a hurried reader needs beside the headline."""

from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import below_record, frame, gap_fact, record_clause
from generator.writing.narrator.equities import BENCHMARK
from generator.writing.narrator.policy import decision_fact, is_hold
from generator.writing.narrator.records import by_salience
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.story import Story
from generator.writing.narrator.verbs import moved, moved_to, size_of

TELLING_GAP = 0.05
"""An index at least this far below its record is told with its distance on a record day."""


def dek(scene: Scene, stories: list[Story], apart: Fact | None) -> Sentence:
    """One sentence that carries the number behind the leading story.

    Args:
        scene: The morning.
        stories: The morning's stories, the leading one first.
        apart: The divergence in the headline, if any.
    """
    lead = stories[0] if stories else None
    if apart is not None and (gap := gap_fact(scene, apart.subject.split(".vs.")[1])):
        return scene.say(f"{_gap_clause(scene, apart.subject.split('.vs.')[1], gap)}.")
    if lead is not None and lead.section == "policy":
        return _policy(scene)
    if lead is not None and lead.section == "rates":
        return _yield(scene, lead.subject)
    if lead is not None and lead.section == "crypto":
        return _coin(scene, lead.subject)
    if lead is not None and lead.section == "metals":
        return _framed(scene, lead.subject)
    return _stocks(scene, lead)


def _framed(scene: Scene, subject: str) -> Sentence:
    """A close with what is rare about it."""
    text = _closing(scene, subject).text.removesuffix(".")
    at_record = scene.at_record(subject)
    tail = record_clause(scene, subject, counted=False) if at_record else frame(scene, subject)
    return scene.say(f"{text}, {tail}." if tail else f"{text}.")


def _stocks(scene: Scene, lead: Story | None) -> Sentence:
    members = scene.members("equities")
    setters = by_salience(scene, [m for m in members if scene.at_record(m)])
    if setters:
        return _record(scene, setters, members)
    if lead is not None and lead.section == "equities" and _tells_of_another(scene, lead.subject):
        return _two(scene, lead.subject)
    for subject in sorted(members, key=lambda m: m != BENCHMARK):
        gap = gap_fact(scene, subject)
        if gap is not None:
            return _moved_and_below(scene, subject, gap)
    for group in ("equities", "metals", "crypto"):
        for subject in scene.members(group)[:1]:
            return _closing(scene, subject)
    return scene.say("No instrument has a completed session to report.")


def _tells_of_another(scene: Scene, subject: str) -> bool:
    """Whether the headline's index is not the benchmark, on some of those days."""
    if subject == BENCHMARK or BENCHMARK not in scene.members("equities"):
        return False
    return scene.choice("dek", ("two", "gap")) == "two"


def _two(scene: Scene, subject: str) -> Sentence:
    """The headline's index with its level, then the benchmark."""
    text = _closing(scene, subject).text.removesuffix(".")
    return scene.say(f"{text}; {scene.short(BENCHMARK)} {moved(scene, BENCHMARK)}.")


def _record(scene: Scene, setters: list[str], members: list[str]) -> Sentence:
    """The exception's distance where it is far and alone, else the rarest record."""
    others = [m for m in members if m not in setters]
    gap = gap_fact(scene, others[0]) if len(others) == 1 else None
    if gap is not None and -gap.value("fraction") >= TELLING_GAP:
        return scene.say(f"{_gap_clause(scene, others[0], gap)}.")
    said = _closing(scene, setters[0])
    record = scene.context.facts[f"{setters[0]}.record_close"]
    if record.dates.get("first_since") and (behind := _farthest(scene, others)):
        return scene.say(f"{said.text.removesuffix('.')}; {behind}.")
    return scene.say(f"{said.text.removesuffix('.')}, {record_clause(scene, setters[0])}.")


def _farthest(scene: Scene, others: list[str]) -> str | None:
    """The distance of the index farthest below its record."""
    gaps = {m: gap for m in others if (gap := gap_fact(scene, m)) is not None}
    subject = min(gaps, key=lambda m: gaps[m].value("fraction"), default=None)
    return None if subject is None else _gap_clause(scene, subject, gaps[subject])


def _coin(scene: Scene, subject: str) -> Sentence:
    """How the day ended, whatever was touched on the way."""
    move = scene.move(subject)
    if size_of(move) == "flat":
        return _closing(scene, subject)
    side = "up" if move.value("fraction") > 0 else "down"
    level = scene.t(f"{subject}.close", "level")
    text = f"ended {scene.t(move, 'weekday')} {side} {scene.t(move, 'fraction')} at {level}"
    return scene.say(f"{scene.short(subject)} {text}.")


def _moved_and_below(scene: Scene, subject: str, gap: Fact) -> Sentence:
    """`The S&P 500 fell 12.0% and is 29.5% below its record close of Feb. 19`."""
    name = scene.short(subject)
    if size_of(scene.move(subject)) == "flat":
        return scene.say(f"{_gap_clause(scene, subject, gap)}.")
    word = "and" if scene.move(subject).value("fraction") < 0 else "but"
    text = f"{name} {moved(scene, subject)} {word} is {below_record(scene, gap)}"
    return scene.say(f"{text}.")


def _policy(scene: Scene) -> Sentence:
    """The range after a decision, and what the benchmark did that day."""
    decision, current = decision_fact(scene), scene.fact("fed.target_range")
    changed = decision is not None and not is_hold(decision)
    shown = decision if changed else current
    members = scene.members("equities")
    subject = BENCHMARK if BENCHMARK in members else next(iter(members), None)
    if shown is None:
        return _stocks(scene, None)
    text = f"The Fed's target range is {'now ' if changed else ''}{scene.t(shown, 'range')}"
    if subject is not None:
        level = scene.t(f"{subject}.close", "level")
        text += f"; {scene.short(subject)} {moved_to(scene, subject, level)}"
    return scene.say(f"{text}.")


def _yield(scene: Scene, subject: str) -> Sentence:
    fact = scene.move(subject)
    verb = "rose" if fact.value("change") > 0 else "fell"
    name = f"{{{subject}.name}}"
    return scene.say(f"{name} {verb} {scene.t(fact, 'change')} to {scene.t(fact, 'level')}.")


def _closing(scene: Scene, subject: str) -> Sentence:
    level = scene.t(f"{subject}.close", "level")
    return scene.say(f"{scene.short(subject)} {moved_to(scene, subject, level)}.")


def _gap_clause(scene: Scene, subject: str, gap: Fact) -> str:
    return f"{scene.short(subject)} is {below_record(scene, gap)}"
