"""The bitcoin paragraph: where it trades, how far below its record, what earlier cases showed."""

from generator.context.display import join_words
from generator.context.selection import NOTABLE_BITS
from generator.draft import Sentence
from generator.facts.fact import Episode, Fact
from generator.writing.narrator.clauses import gap_fact, rare_clause, streak_clause
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved_to

MOST_LISTED = 4
"""With more episodes than this, medians say more than a list."""


def crypto(scene: Scene) -> list[Sentence]:
    """Two to four sentences for each instrument of the group, in the universe's order."""
    return [s for subject in scene.members("crypto") for s in _one(scene, subject)]


def _one(scene: Scene, subject: str) -> list[Sentence]:
    apart = _divergence(scene, subject)
    said = []
    if apart is not None:
        said.append(_contrast(scene, subject, apart))
    said.append(_level(scene, subject, first=apart is None))
    said.extend(_distance(scene, subject))
    if apart is not None:
        said.extend(episodes(scene, subject, apart.subject.split(".vs.")[0]))
    return said


def _contrast(scene: Scene, subject: str, apart: Fact) -> Sentence:
    a = apart.subject.split(".vs.")[0]
    wording = scene.choice(
        "diverges",
        (
            "has been left behind by {a}",
            "has gone its own way from {a}",
            "has not kept up with {a}",
        ),
    )
    return scene.say(f"{scene.name(subject)} {wording.format(a=scene.name(a))}.", apart)


def _level(scene: Scene, subject: str, *, first: bool) -> Sentence:
    last = scene.fact(f"{subject}.last")
    name = scene.name(subject) if first else "it"
    if last is None:
        return _closed(scene, subject, name)
    gap = gap_fact(scene, subject)
    level, when = scene.t(last, "level"), scene.t(last, "when")
    if gap is None:
        return scene.say(f"{name} traded at {level} {when}, at its record.")
    return scene.say(
        f"{name} traded at {level} {when}, {scene.t(gap, 'fraction')} below the {_kind(gap)} of "
        f"{scene.t(gap, 'record')} set {scene.t(gap, 'record_when')}; it needs to gain "
        f"{scene.t(gap, 'regain')} to reach that record again."
    )


def _closed(scene: Scene, subject: str, name: str) -> Sentence:
    move = scene.move(subject)
    level = scene.t(f"{subject}.close", "level")
    text = f"{name} {moved_to(scene, subject, level)} on {scene.t(move, 'weekday')}"
    week = scene.fact(f"{subject}.move.1w")
    if week is not None and week.salience >= NOTABLE_BITS - 2:
        side = "up" if week.value("fraction") > 0 else "down"
        return scene.say(f"{text} and is {side} {scene.t(week, 'fraction')} over the past week.")
    tail = rare_clause(scene, subject) or streak_clause(scene, subject)
    return scene.say(f"{text}, {tail}." if tail else f"{text}.")


def _distance(scene: Scene, subject: str) -> list[Sentence]:
    """Below its record, and the year so far, when no quote has already said it."""
    if scene.fact(f"{subject}.last") is not None:
        return []
    gap, year = gap_fact(scene, subject), scene.fact(f"{subject}.move.ytd")
    if gap is None:
        return []
    text = (
        f"It is {scene.t(gap, 'fraction')} below the {_kind(gap)} of {scene.t(gap, 'record')} "
        f"set {scene.t(gap, 'record_when')}"
    )
    if year is not None and abs(year.value("fraction")) >= 0.0005:
        side = "up" if year.value("fraction") > 0 else "down"
        text += f", and {side} {scene.t(year, 'fraction')} so far this year"
    return [scene.say(f"{text}.")]


def _kind(gap: Fact) -> str:
    return "record close" if gap.measure.endswith("close") else "record high"


def _divergence(scene: Scene, subject: str) -> Fact | None:
    for pair in scene.context.universe.pairs:
        fact = scene.fact(f"{pair.a}.vs.{subject}.divergence")
        if pair.b == subject and fact is not None and scene.at_record(pair.a):
            return fact
    return None


def episodes(scene: Scene, b: str, a: str) -> list[Sentence]:
    """What B did after A's earlier first records, every case or the medians, sample named."""
    fact = scene.fact(f"{b}.after.{a}.record")
    if fact is None or not any(e.move_30d is not None for e in fact.episodes):
        return []
    opening = (
        f"In {scene.t(fact, 'episodes')} earlier cases of {scene.short(a)} setting its first "
        f"record close in about a year or more, {scene.short(b)} was higher 30 days later in "
        f"{scene.t(fact, 'hits')} of {scene.t(fact, 'measured')}"
    )
    listed = _listed(scene, fact)
    said = [scene.say(f"{opening}{f': {listed}' if listed else ''}.")]
    if len(fact.episodes) < 5:
        few = scene.t(fact, "episodes")
        said.append(scene.say(f"{few} cases are too few to call a pattern.", role="interpretation"))
    return said


def _listed(scene: Scene, fact: Fact) -> str | None:
    cases = [(n, e) for n, e in enumerate(fact.episodes, 1) if e.move_30d is not None]
    if not cases or len(cases) > MOST_LISTED:
        return None
    cases.sort(key=lambda case: not _rose(case[1]))
    told = [
        _case(scene, fact, n, "the record" if not at else "that") for at, (n, _) in enumerate(cases)
    ]
    rises = sum(_rose(e) for _, e in cases)
    ups, downs = told[:rises], told[rises:]
    rose = f"it rose {join_words(ups)}" if ups else ""
    fell = f"{'' if ups else 'it '}fell {join_words(downs)}" if downs else ""
    return ", but ".join(part for part in (rose, fell) if part)


def _case(scene: Scene, fact: Fact, number: int, what: str) -> str:
    move, month = scene.t(fact, f"e{number}_30d"), scene.t(fact, f"e{number}_month")
    return f"{move} after {what} of {month}"


def _rose(episode: Episode) -> bool:
    return (episode.move_30d or 0.0) > 0
