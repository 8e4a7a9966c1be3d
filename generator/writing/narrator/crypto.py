"""The bitcoin paragraph: its day or its quote, its record, its week and its year."""

from generator.context.selection import NOTABLE_BITS
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import (
    big_day,
    frame,
    gap_fact,
    kind_of_record,
    this_year,
)
from generator.writing.narrator.episodes import episodes
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved, moved_to, size_of

SATURDAY = 5

NOTABLE_WEEK = NOTABLE_BITS - 2
"""Bits from which a week of a market that never closes is worth a clause."""


def crypto(scene: Scene) -> list[Sentence]:
    """Two to four sentences for each instrument of the group, in the universe's order."""
    return [s for subject in scene.members("crypto") for s in _one(scene, subject)]


def _one(scene: Scene, subject: str) -> list[Sentence]:
    apart = _divergence(scene, subject)
    said = [] if apart is None else [_contrast(scene, subject, apart)]
    if scene.fact(f"{subject}.last") is not None:
        said.append(_quoted(scene, subject, first=apart is None))
    else:
        said.append(_closed(scene, subject, first=apart is None))
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


def _quoted(scene: Scene, subject: str, *, first: bool) -> Sentence:
    last = scene.context.facts[f"{subject}.last"]
    name = scene.name(subject) if first else "it"
    gap = gap_fact(scene, subject)
    level, when = scene.t(last, "level"), scene.t(last, "when")
    if gap is None:
        return scene.say(f"{name} traded at {level} {when}, at its record.")
    text = (
        f"{name} traded at {level} {when}, {scene.t(gap, 'fraction')} below the "
        f"{kind_of_record(gap)} of {scene.t(gap, 'record')} set {scene.t(gap, 'record_when')}"
    )
    if not scene.brief:
        text += f"; it needs to gain {scene.t(gap, 'regain')} to reach that record again"
    return scene.say(f"{text}.")


def _closed(scene: Scene, subject: str, *, first: bool) -> Sentence:
    """The last completed day: a record touched, or the move and what makes it unusual."""
    move, level = scene.move(subject), scene.t(f"{subject}.close", "level")
    day = scene.t(move, "weekday")
    name = scene.name(subject) if first else "it"
    high = scene.fact(f"{subject}.record_high")
    if high is not None and high.holds("is_record") and high.holds("all_time"):
        return _touched(scene, subject, name, high)
    text = f"{name}{_weekend(scene, move)} {moved_to(scene, subject, level)} on {day}"
    tail = frame(scene, subject)
    text = f"{text}, {tail}" if tail else text
    week = scene.fact(f"{subject}.move.1w")
    if week is None or week.salience < NOTABLE_WEEK or big_day(scene, subject):
        return scene.say(f"{text}." if tail else _plain_day(scene, subject, name, text))
    side = "up" if week.value("fraction") > 0 else "down"
    return scene.say(
        f"{text}{',' if tail else ''} and is {side} {scene.t(week, 'fraction')} over the past week."
    )


def _plain_day(scene: Scene, subject: str, name: str, text: str) -> str:
    """A day without anything unusual: as a move, or as where it ended."""
    move = scene.move(subject)
    is_weekend = move.as_of.weekday() >= SATURDAY
    if (
        is_weekend
        or size_of(move) == "flat"
        or scene.choice("plain day", ("move", "end")) == "move"
    ):
        return f"{text}."
    side = "higher" if move.value("fraction") > 0 else "lower"
    day, level = scene.t(move, "weekday"), scene.t(f"{subject}.close", "level")
    return f"{name} ended {day} {scene.t(move, 'fraction')} {side} at {level}."


def _touched(scene: Scene, subject: str, name: str, high: Fact) -> Sentence:
    """A day on which the record high was beaten, whether it held or not."""
    move = scene.move(subject)
    level, record, day = (
        scene.t(f"{subject}.close", "level"),
        scene.t(high, "level"),
        scene.t(high, "weekday"),
    )
    if size_of(move) == "flat":
        return scene.say(f"{name} touched a record high of {record} on {day}.")
    fraction = scene.t(move, "fraction")
    if move.value("fraction") < 0:
        text = f"touched a record high of {record} on {day} but ended the day down {fraction}"
        return scene.say(f"{name} {text} at {level}.")
    if scene.printed(level) == scene.printed(record):
        return scene.say(f"{name} {moved(scene, subject)} to a record high of {record} on {day}.")
    wording = scene.choice(
        "touched",
        (
            f"{moved(scene, subject)} to {level} on {day} after touching a record high of {record}",
            f"touched a record high of {record} on {day} and closed up {fraction} at {level}",
        ),
    )
    return scene.say(f"{name} {wording}.")


def _weekend(scene: Scene, move: Fact) -> str:
    """A reminder on days when stocks did not trade."""
    if move.as_of.weekday() < SATURDAY:
        return ""
    return scene.choice("weekend", (", which trades through the weekend,", ", which never closes,"))


def _distance(scene: Scene, subject: str) -> list[Sentence]:
    """The year so far beside the distance below the record."""
    gap, year = gap_fact(scene, subject), this_year(scene, subject)
    high = scene.fact(f"{subject}.record_high")
    if high is not None and high.holds("is_record"):
        gap = None
    if gap is None:
        return _record_year(scene, year)
    distance = (
        f"{scene.t(gap, 'fraction')} below the {kind_of_record(gap)} of "
        f"{scene.t(gap, 'record')} set {scene.t(gap, 'record_when')}"
    )
    if year is None:
        return [scene.say(f"It is {distance}.")]
    fraction = scene.t(year, "fraction")
    options = (
        f"It is {distance}, and down {fraction} this year",
        f"It has lost {fraction} this year and is {distance}",
        f"It is down {fraction} this year and {distance}",
    )
    if year.value("fraction") > 0:
        options = (
            f"It is up {fraction} this year but still {distance}",
            f"It is still {distance}, though up {fraction} this year",
            f"It stands {distance} but is up {fraction} this year",
        )
    return [scene.say(f"{scene.choice('distance', options)}.")]


def _record_year(scene: Scene, year: Fact | None) -> list[Sentence]:
    if year is None:
        return []
    if year.value("fraction") < 0:
        return [scene.say(f"It is down {scene.t(year, 'fraction')} this year.")]
    grown = year.value("fraction")
    if grown > 1.0:
        word = "tripled" if grown > 2.0 else "doubled"
        return [scene.say(f"It has more than {word} this year.", year)]
    return [scene.say(f"It has gained {scene.t(year, 'fraction')} this year.")]


def _divergence(scene: Scene, subject: str) -> Fact | None:
    for pair in scene.context.universe.pairs:
        fact = scene.fact(f"{pair.a}.vs.{subject}.divergence")
        if pair.b == subject and fact is not None and scene.at_record(pair.a):
            return fact
    return None
