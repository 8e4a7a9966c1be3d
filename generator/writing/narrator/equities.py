"""The stocks paragraph on a day without a record: the rarest move, who agreed, who did not."""

from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import (
    below_record,
    frame,
    frame_bits,
    gap_fact,
    this_year,
    too_small,
    with_frame,
)
from generator.writing.narrator.records import by_salience, records
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import (
    moved,
    moved_to,
    moves_together,
    share_verb,
    size_of,
)

BENCHMARK = "spx"
"""The index whose level a reader expects on any day."""

SMALL_CAPS = "rut"
"""The index whose size readers know it by."""

BIG_GAP = 0.05
"""Below its record by more than this, a follower's distance is worth a clause."""

UNUSUAL_BITS, WEEK_MOVE = 2.5, 0.01
"""A week is told where it is rarer than this, and larger than a percent."""

STRIKING_BITS = 5.0
"""From a month's wait on, a second index's day gets a clause of its own."""

MEMORABLE_BITS = 7.0
"""From about half a year's wait on, the benchmark's own day leads whatever the others did."""

WIDE_YEAR = 0.1
"""Between the best and the worst index of a year, a difference worth a sentence."""


def equities(scene: Scene) -> list[Sentence]:
    """Two to four sentences on the group's session; none without a member."""
    members = scene.members("equities")
    if not members:
        return []
    at_record = by_salience(scene, [m for m in members if scene.at_record(m)])
    if at_record:
        return records(scene, at_record, [m for m in members if m not in at_record])
    return _no_record(scene, members)


def lead_of(scene: Scene, members: list[str]) -> str:
    """The benchmark on a day to remember, else the member with the rarest move, run or extreme."""

    def rarity(member: str) -> float:
        return max(scene.bits(f"{member}.move.1d"), frame_bits(scene, member))

    if BENCHMARK in members and frame_bits(scene, BENCHMARK) >= MEMORABLE_BITS:
        return BENCHMARK
    moving = [m for m in members if size_of(scene.move(m)) != "flat"]
    return max(moving or members, key=rarity)


def _no_record(scene: Scene, members: list[str]) -> list[Sentence]:
    lead = lead_of(scene, members)
    others = sorted((m for m in members if m != lead), key=lambda m: m != BENCHMARK)
    against = [m for m in others if _disagrees(scene, lead, m)]
    said = [_opening(scene, lead, others, against)]
    rest = [m for m in others if m not in against[:1]] if len(against) == 1 else others
    if rest:
        said.append(_followers(scene, lead, rest))
    distances = _distances(scene, [BENCHMARK, *(m for m in members if m != BENCHMARK)])
    said += distances
    is_told = any(".move.ytd" in fact for sentence in distances for fact in sentence.fact_ids)
    if len(said) < 4 and not scene.brief and not is_told:
        said += _year_apart(scene, members)
    return said


def _opening(scene: Scene, lead: str, others: list[str], against: list[str]) -> Sentence:
    """The lede: what makes the leading index's day unusual, and the one index that disagreed."""
    tail = frame(scene, lead)
    if tail is None and not against and (told := _together(scene, lead)):
        return told
    name, day = scene.name(lead), scene.day_of(scene.move(lead))
    text = f"{name} {moved_to(scene, lead, scene.t(f'{lead}.close', 'level'))} on {day}"
    text = f"{text}, {tail}" if tail else text
    if len(against) != 1:
        return scene.say(f"{text}{'' if tail else _week(scene, lead)}.")
    other = against[0]
    link = scene.choice("contrast", ("while", "but", "even as"))
    text = f"{text}, {link} {scene.name(other)} {moved(scene, other)}"
    return scene.say(f"{text}.")


def _together(scene: Scene, lead: str) -> Sentence | None:
    """`Stocks rose on Wednesday, with …`, on some of the days when every index agreed."""
    members = scene.members("equities")
    if len(members) < 3 or not _all_agree(scene) or any(too_small(scene, m) for m in members):
        return None
    if scene.choice("together", ("", "all")) != "all":
        return None
    move = scene.move(lead)
    up = move.value("fraction") > 0
    day, level = scene.day_of(move), scene.t(f"{lead}.close", "level")
    figure = f"{'up' if up else 'down'} {scene.t(move, 'fraction')} at {level}"
    scene.used("rose" if up else "fell")
    text = f"Stocks {'rose' if up else 'fell'} on {day}, with {scene.name(lead)} {figure}"
    return scene.say(f"{text}.")


def _week(scene: Scene, lead: str) -> str:
    """The week behind a plain day, where it is out of the ordinary."""
    week, day = scene.fact(f"{lead}.move.1w"), scene.move(lead)
    if week is None or week.salience < UNUSUAL_BITS or abs(week.value("fraction")) < WEEK_MOVE:
        return ""
    up = week.value("fraction") > 0
    link = "and" if up == (day.value("fraction") > 0) else "but"
    return f" {link} is {'up' if up else 'down'} {scene.t(week, 'fraction')} over the past week"


def _followers(scene: Scene, lead: str, rest: list[str]) -> Sentence:
    """The rest of the group: one verb for all where they agree, else two camps."""
    levels = [m for m in rest if m == BENCHMARK]
    striking = max(rest, key=lambda m: frame_bits(scene, m))
    if frame_bits(scene, striking) >= STRIKING_BITS:
        return _with_striking(scene, striking, [m for m in rest if m != striking])
    if len(rest) > 1 and share_verb(scene, [lead, *rest]):
        word = "rose" if scene.move(lead).value("fraction") > 0 else "fell"
        options = ("", f"The other indexes {word} with it: ", f"The others {word} too: ")
        wording = scene.choice("with it", options) if _all_agree(scene) else ""
        if wording:
            scene.used(word)
        return scene.say(f"{wording}{moves_together(scene, rest, levels)}.")
    if len(rest) > 1 and share_verb(scene, rest) and _disagrees(scene, lead, rest[0]):
        return scene.say(f"By contrast, {moves_together(scene, rest, levels)}.")
    return scene.say(f"{_camps(scene, rest, levels)}.")


def _camps(scene: Scene, members: list[str], levels: list[str]) -> str:
    """Members that agree with the first, then those that do not."""
    same = [m for m in members if not _disagrees(scene, members[0], m)]
    other = [m for m in members if m not in same]
    text = moves_together(scene, same, levels)
    return f"{text}, while {moves_together(scene, other)}" if other else text


def _with_striking(scene: Scene, striking: str, rest: list[str]) -> Sentence:
    """A second index whose own day is unusual, then the others."""
    text = f"{_most(scene, striking)}{scene.name(striking)} "
    level = striking == BENCHMARK
    if level:
        text += moved_to(scene, striking, scene.t(f"{striking}.close", "level"))
    else:
        text += moved(scene, striking)
    text = with_frame(text, frame(scene, striking) or "", has_level=level)
    if rest:
        levels = [m for m in rest if m == BENCHMARK]
        text += f"; {_camps(scene, rest, levels)}"
    return scene.say(f"{text}.")


def _all_agree(scene: Scene) -> bool:
    """Whether every index moved one way."""
    signs = {scene.move(m).value("fraction") > 0 for m in scene.members("equities")}
    return len(signs) == 1


def _most(scene: Scene, subject: str) -> str:
    """`Small-cap stocks fell further still: ` where they moved most and every index as they did."""
    size = scene.instrument(subject).size
    if size is None or subject != SMALL_CAPS or not _all_agree(scene):
        return ""
    moves = {m: scene.move(m).value("fraction") for m in scene.members("equities")}
    if any(abs(v) >= abs(moves[subject]) for m, v in moves.items() if m != subject):
        return ""
    return (
        f"{size[:1].upper()}{size[1:]} {'rose' if moves[subject] > 0 else 'fell'} further still: "
    )


def _distances(scene: Scene, members: list[str]) -> list[Sentence]:
    """How far the first member and the farthest other stand below their records."""
    gaps = {m: gap for m in members if (gap := gap_fact(scene, m)) is not None}
    far = [m for m in gaps if -gaps[m].value("fraction") >= BIG_GAP]
    if not far:
        return []
    first = far[0]
    farthest = min(gaps, key=lambda m: gaps[m].value("fraction"))
    text = _standing(scene, first)
    if farthest != first:
        days = {scene.printed(scene.t(gaps[m], "record_day")) for m in (first, farthest)}
        same_day = len(days) == 1
        text += _farther(scene, farthest, gaps[farthest], apart="gained" in text, same_day=same_day)
    return [scene.say(f"{text}.")]


def _farther(scene: Scene, subject: str, gap: Fact, *, apart: bool, same_day: bool) -> str:
    """A second distance; `apart` where the first clause holds a figure of another kind."""
    name = scene.name(subject)
    own = f"{scene.t(gap, 'fraction')} below its own"
    if not same_day:
        own += f" of {scene.t(gap, 'record_day')}"
    if apart:
        return f"; {name} is {own}"
    options = (
        f", and {name}, at {own}, has further to go",
        f"; {name} is {own}",
        f", {name} {own}",
    )
    return scene.choice("farthest", options)


def _standing(scene: Scene, subject: str) -> str:
    """One index's distance, beside its year so far where the two pull apart."""
    gap = gap_fact(scene, subject)
    assert gap is not None, "the caller has seen the gap"
    year = this_year(scene, subject, least=0.05)
    name = scene.name(subject)
    if year is not None and year.value("fraction") > 0:
        return (
            f"{name} has gained {scene.t(year, 'fraction')} this year but is still "
            f"{below_record(scene, gap)}"
        )
    verb = scene.choice("stands", ("is", "stands", "remains"))
    return f"{name} {verb} {below_record(scene, gap)}"


def _year_apart(scene: Scene, members: list[str]) -> list[Sentence]:
    """The best and the worst index of the year so far, where they are far apart."""
    if not scene.is_this_year(scene.context.session):
        return _year_gone(scene, members)
    years = {m: fact for m in members if (fact := this_year(scene, m)) is not None}
    if len(years) < 2:
        return []
    best, worst = (f(years, key=lambda m: years[m].value("fraction")) for f in (max, min))
    top, low = years[best], years[worst]
    if top.value("fraction") - low.value("fraction") < WIDE_YEAR or top.value("fraction") < 0:
        return []
    text = f"So far this year {scene.name(best)} has gained {scene.t(top, 'fraction')}"
    lost = low.value("fraction") < 0
    text += f"{' while' if lost else ' and'} {scene.name(worst)}"
    text += f" has lost {scene.t(low, 'fraction')}" if lost else f" {scene.t(low, 'fraction')}"
    return [scene.say(f"{text}.")]


def _year_gone(scene: Scene, members: list[str]) -> list[Sentence]:
    """The benchmark's year that has just ended."""
    fact = scene.fact(f"{BENCHMARK}.move.ytd")
    if BENCHMARK not in members or fact is None:
        return []
    word = "gained" if fact.value("fraction") > 0 else "lost"
    text = f"{scene.name(BENCHMARK)} {word} {scene.t(fact, 'fraction')}"
    return [scene.say(f"In {scene.t(fact, 'year')} {text}.")]


def _disagrees(scene: Scene, one: str, other: str) -> bool:
    """Whether one rose and the other fell, by more than "little changed"."""
    if "flat" in (size_of(scene.move(one)), size_of(scene.move(other))):
        return False
    return scene.move(one).value("fraction") * scene.move(other).value("fraction") < 0
