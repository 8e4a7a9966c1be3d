"""The Treasuries paragraph: yields in basis points, the day and the longest story behind it."""

from generator.context.statement import PERIODS
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.scene import Scene

TOLD = ("yield.ust10y", "yield.ust2y")
"""The yields a note speaks about."""

UNCHANGED_BP = 0.5
"""A smaller move prints as zero basis points."""

_SMALL_BP = 2.5
_NEWS_BITS = 3.0
"""A quieter day in yields is what a crowded note leaves out first."""

_STRONG_BITS, _HUGE_BITS = 4.5, 7.0
"""Days seen once a month, and once in half a year."""

_VERBS = {
    "small": (("edged up", "ticked up"), ("edged down", "slipped")),
    "plain": (("rose", "climbed"), ("fell", "declined")),
    "strong": (("jumped", "leaped"), ("dropped", "slid")),
    "huge": (("surged", "soared"), ("plunged", "tumbled")),
}
"""Upward and downward."""

_TELLING_WINDOWS = ("1w", "1m", "3m", "ytd")


def rates(scene: Scene) -> list[Sentence]:
    """Yields of the day, the 10-year first unless the 2-year moved far more; then a longer view."""
    known = [fact for subject in TOLD if (fact := _yield(scene, subject)) is not None]
    if not known or (scene.brief and max(fact.salience for fact in known) < _NEWS_BITS):
        return []
    if len(known) == 2 and known[1].salience >= known[0].salience + 3:
        known.reverse()
    text = _day(scene, known)
    said = [scene.say(f"{text}{scene.on_day(known[0])}.")]
    return said + ([] if scene.brief else _longer(scene, known))


def _day(scene: Scene, known: list[Fact]) -> str:
    """The first yield, then the other: with its verb, or under the first one's where they agree."""
    first, *rest = known
    text = _clause(scene, first)
    if not rest:
        return text
    product = first.value("change") * rest[0].value("change")
    printed = min(abs(fact.value("change")) for fact in known) >= UNCHANGED_BP
    strength = {_strength(fact) for fact in known}
    if product > 0 and printed and len(strength) == 1 and scene.choice("yields", ("", "one")):
        name, size = scene.short(rest[0].subject), scene.t(rest[0], "change")
        return f"{text} and {name} {size} to {scene.t(rest[0], 'level')}"
    link = ", while" if product < 0 else ", and"
    return f"{text}{link} {_clause(scene, rest[0], in_full=False)}"


def yield_moves(scene: Scene) -> list[Fact]:
    """Moves of every yield on the note's session, in the universe's order."""
    subjects = [i.id for i in scene.context.universe.group("rates")]
    return [fact for s in subjects if (fact := _yield(scene, s)) is not None]


def _yield(scene: Scene, subject: str) -> Fact | None:
    fact = scene.fact(f"{subject}.move.1d")
    return fact if fact is not None and fact.as_of >= scene.context.session else None


def _clause(scene: Scene, fact: Fact, *, in_full: bool = True) -> str:
    name = scene.name(fact.subject) if in_full else scene.short(fact.subject)
    level = scene.t(fact, "level")
    if abs(fact.value("change")) < UNCHANGED_BP:
        return f"{name} was unchanged at {level}"
    return f"{name} {_verb(scene, fact)} {scene.t(fact, 'change')} to {level}"


def _strength(fact: Fact) -> str:
    """How a day in a yield is told: small, plain, strong or huge."""
    if abs(fact.value("change")) < _SMALL_BP:
        return "small"
    if fact.salience >= _HUGE_BITS:
        return "huge"
    return "strong" if fact.salience >= _STRONG_BITS else "plain"


def _verb(scene: Scene, fact: Fact) -> str:
    up, down = _VERBS[_strength(fact)]
    return scene.fresh(f"yield/{fact.subject}", up if fact.value("change") > 0 else down)


def _longer(scene: Scene, known: list[Fact]) -> list[Sentence]:
    """The yield and window whose move is the most unusual, beyond the day."""
    found = [
        fact
        for day in known
        for window in _TELLING_WINDOWS
        if (fact := scene.fact(f"{day.subject}.move.{window}")) is not None
        and (window != "ytd" or scene.is_this_year(fact.as_of))
        and abs(fact.value("change")) >= UNCHANGED_BP
        and fact.dates.get("from") != day.dates.get("from")
    ]
    if not found:
        return []
    fact = max(found, key=lambda one: one.salience)
    name, size = scene.short(fact.subject), scene.t(fact, "change")
    period = PERIODS[fact.measure.removeprefix("move.")]
    up = fact.value("change") > 0
    wording = scene.choice(
        "longer",
        (
            f"{name} is {'up' if up else 'down'} {size} {period}",
            f"{name} has {'risen' if up else 'fallen'} {size} {period}",
            f"{period[:1].upper()}{period[1:]} {name} has {'risen' if up else 'fallen'} {size}",
        ),
    )
    return [scene.say(f"{wording}.")]
