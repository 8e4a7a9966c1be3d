"""The metals paragraph: the leader of the day, then the others."""

from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import (
    below_record,
    close_clause,
    frame,
    frame_bits,
    gap_fact,
    record_clause,
    streak_clause,
    this_year,
    with_frame,
)
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import (
    direction,
    moved,
    moved_to,
    moves_together,
    share_verb,
    size_of,
)

NEAR_RECORD = 0.05
"""Within this of its record, a metal's distance is worth a clause."""

BIG_YEAR = 0.1
"""A year's move that is worth a sentence on a day with little else."""


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
    said = [_leader(scene, lead, _link(scene, members))]
    if others:
        said.append(_others(scene, lead, others))
    return said + ([] if scene.brief else _year(scene, lead, members))


def lead_metal(scene: Scene, members: list[str]) -> str:
    """A record setter first, else the rarest move, run or close."""

    def weight(member: str) -> tuple[bool, float, float]:
        bits = max(scene.bits(f"{member}.move.1d"), frame_bits(scene, member))
        still = size_of(scene.move(member)) == "flat"
        size = abs(scene.move(member).value("fraction"))
        return scene.at_record(member), 0.0 if still else bits, size

    return max(members, key=weight)


def _link(scene: Scene, members: list[str]) -> str:
    """How the metals' day relates to that of stocks, where both went one way."""
    stocks = direction(scene, scene.members("equities")) if "equities" in scene.told else 0
    mine = direction(scene, members)
    same_day = all(scene.move(m).as_of == scene.context.session for m in members)
    if not stocks or not mine or not same_day:
        return ""
    word = "rose" if mine > 0 else "fell"
    scene.used(word)
    if stocks == mine:
        return f"Metals {word} {scene.choice('metals', ('too', 'as well', 'with them'))}: "
    return f"Metals {word}, unlike stocks: "


def _leader(scene: Scene, subject: str, link: str) -> Sentence:
    instrument = scene.instrument(subject)
    level = scene.t(f"{subject}.close", "level")
    per = f" {instrument.per}" if instrument.per else ""
    text = f"{link}{scene.name(subject)} {moved_to(scene, subject, f'{level}{per}')}"
    text += scene.on_day(scene.move(subject))
    at_record = scene.at_record(subject)
    tail = record_clause(scene, subject, counted=False) if at_record else frame(scene, subject)
    text = f"{text}, {tail}" if tail else text
    grown = _multiplied(scene, subject)
    if grown is None:
        return scene.say(f"{text}.")
    return scene.say(f"{text}{',' if tail else ''} and {grown[0]}.", grown[1])


def _multiplied(scene: Scene, subject: str) -> tuple[str, Fact] | None:
    """`have more than doubled this year`, where they have, with the fact that says so."""
    year = scene.fact(f"{subject}.move.ytd")
    if year is None or year.value("fraction") <= 1.0 or not scene.is_this_year(year.as_of):
        return None
    word = "tripled" if year.value("fraction") > 2.0 else "doubled"
    return f"have more than {word} this year", year


def _others(scene: Scene, lead: str, others: list[str]) -> Sentence:
    """The rest, the one with a story of its own last."""
    told = max(others, key=lambda m: _interest(scene, m))
    clause = _story(scene, told)
    if clause is None:
        link = "" if share_verb(scene, [lead, *others]) else _counter(scene, lead, others)
        return scene.say(f"{link}{_plainly(scene, others)}.")
    ordered = [*(m for m in others if m != told), told]
    text = _plainly(scene, ordered, followed=True)
    if scene.at_record(told) or not _near(scene, told):
        return scene.say(f"{with_frame(text, clause)}.")
    return scene.say(f"{text}; {scene.short(told)} is {clause}.")


def _plainly(scene: Scene, members: list[str], *, followed: bool = False) -> str:
    """Moves told together where they agree, else against one another.

    With `followed`, a clause on the last of them comes next.
    """
    for member in members:
        scene.short(member)
    if len(members) == 2 and all(size_of(scene.move(m)) == "flat" for m in members):
        return f"{scene.short(members[0])} and {scene.short(members[1])} were little changed"
    if len(members) == 2 and not share_verb(scene, members):
        link = scene.choice("metals apart", ("while", "and", "but"))
        one, other = (f"{scene.short(m)} {moved(scene, m)}" for m in members)
        return f"{one} {link} {other}" if link == "and" else f"{one}, {link} {other}"
    return moves_together(scene, members, both=not followed)


def _counter(scene: Scene, lead: str, others: list[str]) -> str:
    """`In contrast, ` where every other metal went against the leader."""
    if not share_verb(scene, others) or size_of(scene.move(lead)) == "flat":
        return ""
    several = ("The others went the other way: ",) if len(others) > 1 else ()
    return scene.choice("counter", ("", "By contrast, ", *several))


def _interest(scene: Scene, subject: str) -> float:
    if scene.at_record(subject):
        return 99.0
    if _near(scene, subject):
        return 50.0
    if _story(scene, subject) is None:
        return 0.0
    return max(scene.bits(f"{subject}.{name}") for name in ("streak", "extreme_close"))


def _story(scene: Scene, subject: str) -> str | None:
    """What follows a metal's move: its record, its distance, its run or its far close."""
    scene.short(subject)
    if scene.at_record(subject):
        return record_clause(scene, subject, counted=False)
    gap = gap_fact(scene, subject)
    if gap is not None and _near(scene, subject):
        return below_record(scene, gap)
    return streak_clause(scene, subject) or close_clause(scene, subject)


def _near(scene: Scene, subject: str) -> bool:
    gap = gap_fact(scene, subject)
    return gap is not None and -gap.value("fraction") <= NEAR_RECORD


def _year(scene: Scene, lead: str, members: list[str]) -> list[Sentence]:
    """The year so far of the best and the worst metal, where it is large."""
    years = {m: y for m in members if (y := this_year(scene, m, least=BIG_YEAR)) is not None}
    if len(years) < 2 or _multiplied(scene, lead) is not None:
        return []
    best, worst = (f(years, key=lambda m: years[m].value("fraction")) for f in (max, min))
    top, low = years[best], years[worst]
    one, other = scene.short(best), scene.short(worst)
    text = f"{scene.t(top, 'fraction')} this year"
    if low.value("fraction") > 0:
        return [scene.say(f"{one} is up {text}, {other} {scene.t(low, 'fraction')}.")]
    if top.value("fraction") < 0:
        return [scene.say(f"{other} is down {scene.t(low, 'fraction')} this year.")]
    return [scene.say(f"{one} is up {text} and {other} down {scene.t(low, 'fraction')}.")]
