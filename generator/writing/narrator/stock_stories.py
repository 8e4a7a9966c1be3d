"""Stories of stocks: records, a day not seen for long, a run, a far close, or the plain session."""

from collections.abc import Iterator

from generator.context.display import join_words
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import (
    LONG_WAIT,
    big_day,
    close_clause,
    rare_clause,
    streak_clause,
)
from generator.writing.narrator.equities import lead_of
from generator.writing.narrator.records import by_salience
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.stories import bare, present
from generator.writing.narrator.story import Story
from generator.writing.narrator.verbs import direction, size_of

HOME_BITS = 3.0
"""Stocks lead unless something else is this much rarer."""


def stock_stories(scene: Scene) -> Iterator[Story]:
    """The stories of the stock indexes; none without a member."""
    members = scene.members("equities")
    if not members:
        return
    at_record = by_salience(scene, [m for m in members if scene.at_record(m)])
    if at_record:
        yield _records(scene, at_record, len(members))
        return
    lead = lead_of(scene, members)
    yield _day(scene, lead) or _session(scene, lead, members)


def _records(scene: Scene, setters: list[str], indexes: int) -> Story:
    facts = tuple(scene.context.facts[f"{m}.record_close"] for m in setters)
    bits = facts[0].salience + HOME_BITS + (1.0 if len(setters) > 1 else 0.0)
    tail = f"{bare(setters[0])} sets a record"
    if len(setters) > 1:
        tail = f"{join_words([bare(m) for m in setters[:2]])} set records"
    does = "does" if len(setters) == 1 else "do"
    too = f", as {does} {join_words([f'{{{m}.short}}' for m in setters[:2]])}"
    main = _record_line(scene, setters, facts, indexes)
    return Story("equities", bits, setters[0], main, tail, facts, too)


def _record_line(scene: Scene, setters: list[str], facts: tuple[Fact, ...], indexes: int) -> str:
    first, name = facts[0], bare(setters[0])
    if first.dates.get("first_since"):
        return f"{name} closes at its first record since {scene.t(first, 'first_since_day')}"
    if len(setters) == indexes and indexes > 2:
        names = join_words([bare(m) for m in setters])
        return scene.choice(
            "all records", (f"{names} all close at records", f"{names} set records")
        )
    if len(setters) > 1:
        verb = scene.choice("records", ("close at records", "set records"))
        return f"{join_words([bare(m) for m in setters])} {verb}"
    if first.value("streak") > 1:
        return scene.choice(
            "streak",
            (
                f"{name} closes at a record for {scene.nth(first, 'streak')} straight day",
                f"{name} sets its {scene.t(first, 'streak')} straight record",
            ),
        )
    if first.value("sessions_since_previous") >= LONG_WAIT:
        return f"{name} closes at its first record since {scene.t(first, 'previous_day')}"
    return scene.choice("one", (f"{name} closes at a record", f"{name} sets a record"))


def _day(scene: Scene, subject: str) -> Story | None:
    """A best or worst day, a largest gain or loss, a run or a far close, the rarest first."""
    move = scene.move(subject)
    scene.short(subject)
    tail = _all(scene) or f"{bare(subject)} {present(scene, subject)}"
    found = []
    if big := big_day(scene, subject):
        found.append(("extreme_move", f"has its {big}"))
    elif rare := rare_clause(scene, subject):
        found.append(("extreme_move", f"posts {rare}"))
    if streak_clause(scene, subject, least=5):
        nth = scene.nth(scene.context.facts[f"{subject}.streak"], "nth")
        found.append(("streak", f"{_verb(scene, subject)} for {nth} straight day"))
    if far := close_clause(scene, subject):
        found.append(("extreme_close", f"{_verb(scene, subject)} to {far}"))
    told = [(scene.bits(f"{subject}.{measure}"), text) for measure, text in found]
    told = [one for one in told if "in data" not in one[1]]
    if not told:
        return None
    bits, text = max(told)
    main = f"{bare(subject)} {text}"
    return Story("equities", bits + HOME_BITS, subject, main, tail, (move,))


def _verb(scene: Scene, subject: str) -> str:
    """The present verb; a small move that ends a long wait is told plainly."""
    if size_of(scene.move(subject)) == "small":
        return "rises" if scene.move(subject).value("fraction") > 0 else "slips"
    return present(scene, subject)


def _session(scene: Scene, lead: str, members: list[str]) -> Story:
    """A plain session: the index that moved most unusually."""
    moves = [scene.move(m) for m in members]
    bits = scene.move(lead).salience + HOME_BITS
    text = f"{bare(lead)} {present(scene, lead)}"
    tail = _all(scene)
    if tail is None:
        return Story("equities", bits, lead, text, text, (scene.move(lead),))
    most = max(members, key=lambda m: abs(scene.move(m).value("fraction")))
    rises = scene.move(most).value("fraction") > 0
    leads = rises and scene.choice("led", ("most", "leads")) == "leads"
    main = f"{bare(most)} leads stocks higher" if leads else f"{tail}, {bare(most)} most"
    return Story("equities", bits, lead, main, tail, tuple(moves), is_shared=True)


def _all(scene: Scene) -> str | None:
    """`stocks rise` where three or more indexes all did; None where they did not agree."""
    members = scene.members("equities")
    if not direction(scene, members):
        return None
    return scene.choice("stocks", _words([scene.move(m) for m in members]))


def _words(moves: list[Fact]) -> tuple[str, ...]:
    """What can be said of all indexes together."""
    up = moves[0].value("fraction") > 0
    if all(size_of(move) == "small" for move in moves):
        return ("stocks edge up",) if up else ("stocks slip",)
    if all(size_of(move) in ("big", "huge") for move in moves):
        return ("stocks rally", "stocks jump") if up else ("stocks slide", "stocks tumble")
    if up:
        return ("stocks rise", "stocks gain", "stocks climb")
    return ("stocks fall", "stocks decline", "stocks drop")
