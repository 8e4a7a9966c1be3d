"""The stocks paragraph: records first, then the rarest move, then who disagreed."""

from generator.context.display import join_words
from generator.draft import Sentence
from generator.writing.narrator.clauses import (
    below_record,
    big_day,
    gap_fact,
    rare_clause,
    record_clause,
    streak_clause,
)
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved, moved_to

BENCHMARK = "spx"
"""The index whose level a reader expects on any day."""

BIG_GAP = 0.05
"""Below its record by more than this, a follower's distance is worth a clause."""


def equities(scene: Scene) -> list[Sentence]:
    """Two to four sentences on the group's session; none without a member."""
    members = scene.members("equities")
    if not members:
        return []
    records = by_salience(scene, [m for m in members if scene.at_record(m)])
    if len(records) > 1:
        return _many_records(scene, records, [m for m in members if m not in records])
    if records:
        return _one_record(scene, records[0], [m for m in members if m not in records])
    return _no_record(scene, members)


def by_salience(scene: Scene, records: list[str]) -> list[str]:
    """Record setters, rarest record first."""
    return sorted(records, key=lambda m: -scene.context.facts[f"{m}.record_close"].salience)


def lead_of(scene: Scene, members: list[str]) -> str:
    """The member with the day's rarest move, run or extreme."""

    def rarity(member: str) -> float:
        ids = (f"{member}.{measure}" for measure in ("move.1d", "extreme_move", "streak"))
        return max((fact.salience for name in ids if (fact := scene.fact(name))), default=0.0)

    return max(members, key=rarity)


def _many_records(scene: Scene, records: list[str], others: list[str]) -> list[Sentence]:
    names = join_words([scene.name(m) for m in records])
    word = "both" if len(records) == 2 else "all"
    day = scene.t(f"{records[0]}.record_close", "weekday")
    facts = [scene.fact(f"{m}.record_close") for m in records]
    said = [scene.say(f"{names} {word} closed at records on {day}.", *facts)]
    for part in (records[:3], records[3:]):
        if part:
            clauses = [_record_detail(scene, m) for m in part]
            said.append(scene.say(f"{_semicolons(clauses)}."))
    if others:
        said.append(_exceptions(scene, others))
    return said


def _record_detail(scene: Scene, subject: str) -> str:
    record = scene.context.facts[f"{subject}.record_close"]
    text = moved_to(scene, subject, scene.t(record, "level"))
    return f"{scene.short(subject)} {text}, {record_clause(scene, subject)}"


def _exceptions(scene: Scene, others: list[str]) -> Sentence:
    if len(others) == 1:
        subject = others[0]
        name, gap = scene.name(subject), gap_fact(scene, subject)
        if gap is None:
            return scene.say(f"{name} {moved(scene, subject)}.")
        text = f"Only {name} missed out: it {moved(scene, subject)} and is"
        if scene.move(subject).value("fraction") > 0:
            text = f"{name} {moved(scene, subject)} too but is still"
        return scene.say(f"{text} {below_record(scene, gap)}.")
    names = join_words([scene.name(m) for m in others])
    clauses = [f"{scene.short(m)} {moved(scene, m)}" for m in others]
    return scene.say(f"{names} did not join them: {join_words(clauses)}.")


def _one_record(scene: Scene, subject: str, others: list[str]) -> list[Sentence]:
    record = scene.context.facts[f"{subject}.record_close"]
    text = f"{scene.name(subject)} {moved_to(scene, subject, scene.t(record, 'level'))}"
    day = scene.t(record, "weekday")
    said = [scene.say(f"{text} on {day}, {record_clause(scene, subject)}.")]
    if others:
        said.append(scene.say(f"{followers(scene, others)}."))
    said += _distances(scene, others)
    return said


def _no_record(scene: Scene, members: list[str]) -> list[Sentence]:
    lead = lead_of(scene, members)
    others = [m for m in members if m != lead]
    against = [m for m in others if _disagrees(scene, lead, m)]
    contrast = max(against, key=lambda m: abs(scene.move(m).value("fraction")), default=None)
    text = _opening(scene, lead)
    if contrast:
        link = scene.choice("contrast", ("while", "but"))
        text = f"{text}, {link} {scene.name(contrast)} {moved(scene, contrast)}"
        others.remove(contrast)
    said = [scene.say(f"{text}.")]
    if others:
        said.append(scene.say(f"{followers(scene, others)}."))
    said += _distances(scene, [BENCHMARK, *(m for m in members if m != BENCHMARK)])
    return said


def _opening(scene: Scene, subject: str) -> str:
    """The lede clause: the best or worst day since, the largest move since, a run, or the move."""
    name, day = scene.name(subject), scene.t(scene.move(subject), "weekday")
    worst = big_day(scene, subject)
    tail = f"its {worst}" if worst else rare_clause(scene, subject) or streak_clause(scene, subject)
    text = f"{name} {moved_to(scene, subject, scene.t(f'{subject}.close', 'level'))} on {day}"
    return f"{text}, {tail}" if tail else text


def followers(scene: Scene, members: list[str]) -> str:
    """The rest of the group, the benchmark first; those that disagree follow `while`."""
    first, *rest = sorted(members, key=lambda m: m != BENCHMARK)
    other = [m for m in rest if _disagrees(scene, first, m)]
    name = scene.name(first)
    text = f"{name} {moved(scene, first)}"
    if first == BENCHMARK:
        text = f"{name} {moved_to(scene, first, scene.t(f'{first}.close', 'level'))}"
        worst = big_day(scene, first)
        text += f" in its {worst}" if worst else ""
    same = [f"{scene.name(m)} {moved(scene, m)}" for m in rest if m not in other]
    text = join_words([text, *same])
    if other:
        text += f", while {join_words([f'{scene.name(m)} {moved(scene, m)}' for m in other])}"
    return text


def _distances(scene: Scene, members: list[str]) -> list[Sentence]:
    """How far the first member and the farthest other stand below their records."""
    gaps = {m: gap for m in members if (gap := gap_fact(scene, m)) is not None}
    far = [m for m in gaps if -gaps[m].value("fraction") >= BIG_GAP]
    if not far:
        return []
    first = far[0]
    farthest = min(gaps, key=lambda m: gaps[m].value("fraction"))
    text = f"{scene.short(first)} is {below_record(scene, gaps[first])}"
    if farthest != first:
        text += f", and {scene.short(farthest)} is {below_record(scene, gaps[farthest])}"
    return [scene.say(f"{text}.")]


def _disagrees(scene: Scene, one: str, other: str) -> bool:
    return scene.move(one).value("fraction") * scene.move(other).value("fraction") < 0


def _semicolons(clauses: list[str]) -> str:
    if len(clauses) < 3:
        return "; ".join(clauses)
    return f"{'; '.join(clauses[:-1])}; and {clauses[-1]}"
