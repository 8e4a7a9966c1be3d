"""The stocks paragraph on a day of records: the rarest record, the others, the exceptions."""

from generator.context.display import join_words
from generator.draft import Sentence
from generator.writing.narrator.clauses import (
    LONG_WAIT,
    below_record,
    gap_fact,
    record_clause,
)
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved, moved_to, moves_together, share_verb, size_of

MEMORABLE = 0.05
"""An exception this far below its record is told with its distance."""


def records(scene: Scene, setters: list[str], others: list[str]) -> list[Sentence]:
    """Two to four sentences.

    Args:
        scene: The morning.
        setters: Indexes that closed at records, rarest first.
        others: The rest of the group.
    """
    if len(setters) > 1 and not _stands_out(scene, setters[0]):
        said = _in_step(scene, setters)
    else:
        said = [_leading(scene, setters[0])]
        if setters[1:]:
            said.append(_joining(scene, setters[1:]))
    if others:
        said += _exceptions(scene, others, several=len(setters) > 1)
    return said


def by_salience(scene: Scene, setters: list[str]) -> list[str]:
    """Record setters, rarest record first."""
    return sorted(setters, key=lambda m: -scene.bits(f"{m}.record_close"))


def _stands_out(scene: Scene, subject: str) -> bool:
    record = scene.context.facts[f"{subject}.record_close"]
    return record.value("sessions_since_previous") >= LONG_WAIT


def _leading(scene: Scene, subject: str) -> Sentence:
    """The rarest record on its own: the wait it ended, or the move that made it."""
    record = scene.context.facts[f"{subject}.record_close"]
    level, day = scene.t(record, "level"), scene.day_of(record)
    name = scene.name(subject)
    if record.dates.get("first_since") and size_of(scene.move(subject)) != "flat":
        since = scene.t(record, "first_since_day")
        rising = f"rising {scene.t(scene.move(subject), 'fraction')} to {level}"
        return scene.say(
            scene.choice(
                "first record",
                (
                    f"{name} closed at a record on {day} for the first time since {since}, "
                    f"{rising}.",
                    f"{name} {moved_to(scene, subject, level)} on {day}, "
                    f"its first record close since {since}.",
                ),
            )
        )
    text = f"{name} {moved_to(scene, subject, level)} on {day}"
    return scene.say(f"{text}, {record_clause(scene, subject)}.")


def _joining(scene: Scene, setters: list[str]) -> Sentence:
    """Records beside a rarer one."""
    names = join_words([scene.name(m) for m in setters])
    wording = scene.choice("too", ("closed at {a} too", "set {b} as well"))
    one = len(setters) == 1
    wording = wording.format(a="a record" if one else "records", b="one" if one else "records")
    details = [_detail(scene, m, named=not one) for m in setters]
    return scene.say(f"{names} {wording}: {_semicolons(details)}.")


def _in_step(scene: Scene, setters: list[str]) -> list[Sentence]:
    """Several records of which none is rare: first together, then one by one."""
    names = join_words([scene.name(m) for m in setters])
    word = "both" if len(setters) == 2 else "all"
    day = scene.day_of(scene.context.facts[f"{setters[0]}.record_close"])
    facts = [scene.fact(f"{m}.record_close") for m in setters]
    verb = scene.choice("in step", ("closed at records", "set record closes", "ended at records"))
    said = [scene.say(f"{names} {word} {verb} on {day}.", *facts)]
    for part in (setters[:3], setters[3:]):
        if part:
            said.append(scene.say(f"{_semicolons([_detail(scene, m) for m in part])}."))
    return said


def _detail(scene: Scene, subject: str, *, named: bool = True) -> str:
    record = scene.context.facts[f"{subject}.record_close"]
    name = scene.short(subject) if named else "it"
    text = moved_to(scene, subject, scene.t(record, "level"))
    return f"{name} {text}, {record_clause(scene, subject)}"


def _exceptions(scene: Scene, others: list[str], *, several: bool) -> list[Sentence]:
    if len(others) == 1:
        return [_exception(scene, others[0], several=several)]
    if share_verb(scene, others) and scene.move(others[0]).value("fraction") > 0:
        text = f"{moves_together(scene, others)}, short of records of their own"
    else:
        opening = f"{_they(scene, others)}: " if several else ""
        text = f"{opening}{moves_together(scene, others)}"
    said = [scene.say(f"{text}.")]
    return said + _far_behind(scene, others)


def _they(scene: Scene, others: list[str]) -> str:
    names = join_words([scene.name(m) for m in others])
    return f"{names} {scene.choice('apart', ('set none', 'did not join them'))}"


def _exception(scene: Scene, subject: str, *, several: bool) -> Sentence:
    name, gap = scene.name(subject), gap_fact(scene, subject)
    move = moved(scene, subject)
    if gap is None:
        return scene.say(f"{name} {move}.")
    distance = below_record(scene, gap)
    if scene.move(subject).value("fraction") > 0:
        return scene.say(f"{name} {move} too but is still {distance}.")
    if not several:
        return scene.say(f"{name} {move} and is {distance}.")
    wording = scene.choice("exception", ("was the exception: it", "missed out: it", "lagged: it"))
    return scene.say(f"{name} {wording} {move} and is {distance}.")


def _far_behind(scene: Scene, others: list[str]) -> list[Sentence]:
    """The exception farthest below its record, where that is far."""
    gaps = {m: gap for m in others if (gap := gap_fact(scene, m)) is not None}
    farthest = min(gaps, key=lambda m: gaps[m].value("fraction"), default=None)
    if farthest is None or -gaps[farthest].value("fraction") < MEMORABLE:
        return []
    verb = scene.choice("behind", ("is still", "remains", "stands"))
    return [scene.say(f"{scene.short(farthest)} {verb} {below_record(scene, gaps[farthest])}.")]


def _semicolons(clauses: list[str]) -> str:
    if len(clauses) < 3:
        return "; ".join(clauses)
    return f"{'; '.join(clauses[:-1])}; and {clauses[-1]}"
