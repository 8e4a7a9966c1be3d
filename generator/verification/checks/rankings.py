"""Rankings and quantifiers: who led, who lagged, how many of a set."""

import math

from generator.verification.checks.extremes import check_best
from generator.verification.context import nearest
from generator.verification.known import Move
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital
from generator.verification.scene import DAY, Scene


def check_only(scene: Scene, place: int) -> None:
    """`only the Dow fell`: every other member of its group went the other way."""
    quant = next((x for x in scene.items if x.kind == "quant" and x.tag == "only"), None)
    instrument = scene.ledger.instrument(scene.subjects[0]) if len(scene.subjects) == 1 else None
    if quant is None or instrument is None:
        return
    sign = scene.items[place].sign
    others = [(s, m) for s, m in ranked(scene, instrument.group) if s != instrument.id]
    also = [s for s, m in others if m.fraction * sign > 0]
    names = ", ".join(scene.name(s) for s in also)
    text = f"The same holds for {names}." if also else ""
    scene.find(quant, "quantifier", "wrong" if also else "supported", text)


def check_counted(scene: Scene, place: int) -> bool:
    """`Two indexes closed at records: A and B`: the count of the names that follow."""
    item = scene.items[place]
    words = [w.text for w in scene.words[item.stop : item.stop + 3]]
    if item.amount is None or item.amount.unit != "none" or item.amount.ordinal:
        return False
    if not _COUNTED & set(words) or item.amount.value > 20:
        return False
    listed = [x for x in scene.lexemes if x.kind == "entity" and x.tag == "subject"]
    if len(listed) < 2:
        return False
    scene.mark(place)
    size = sum(len(x.ids) for x in listed)
    holds = item.amount.holds(float(size))
    text = "" if holds else f"The text says {item.shown}; it names {size}."
    scene.find(item, "quantifier", "supported" if holds else "wrong", text)
    return True


_COUNTED = frozenset(
    ("indexes", "indices", "benchmarks", "metals", "gauges", "averages", "yields", "measures")
)


def ranked(scene: Scene, group: str) -> list[tuple[str, Move]]:
    """Members of a group with a move that day, best first."""
    found = []
    for instrument in scene.ledger.universe.group(group):
        move = scene.ledger.move(instrument.id, DAY, scene.day(instrument.id))
        if move is not None and not math.isnan(move.fraction):
            found.append((instrument.id, move))
    return sorted(found, key=lambda row: -row[1].fraction)


def check_rank(scene: Scene, place: int) -> bool:
    """`led the four indexes`, `the day's weakest`, `metals, led by silver`."""
    cue = scene.items[place]
    if cue.text in ("strongest", "weakest") and check_best(scene, place):
        return True
    subject = _ranked_subject(scene, cue)
    instrument = scene.ledger.instrument(subject) if subject else None
    if subject is None or instrument is None:
        return False
    scene.mark(place)
    order = ranked(scene, instrument.group)
    if len(order) < 2:
        scene.find(cue, "ranking", "unsupported", "The group's moves are not among the facts.")
        return True
    place_in = 0 if cue.sign > 0 else -1
    leader, move = order[place_in]
    own = next((m for s, m in order if s == subject), None)
    holds = own is not None and own.fraction == move.fraction
    text = (
        ""
        if holds
        else (
            f"{capital(scene.name(leader))} was {'first' if cue.sign > 0 else 'last'} of them, "
            f"at {move.fraction * 100:+.2f}%."
        )
    )
    fact = f"{instrument.group}.leader.1d"
    scene.find(
        cue,
        "ranking",
        "supported" if holds else "wrong",
        text,
        fact=fact if fact in scene.ledger.facts else None,
        expected=None if holds else scene.name(leader),
    )
    return True


def _ranked_subject(scene: Scene, cue: Lexeme) -> str | None:
    if cue.text == "led by":
        named = [o for o in scene.clause.objects if o.tag == "subject" and o.start > cue.end]
        return named[0].ids[0] if named else None
    return scene.subjects[0] if len(scene.subjects) == 1 else None


def set_members(scene: Scene) -> tuple[str, ...]:
    """Members of the group that a set noun in the clause names."""
    for entity in (*scene.clause.subjects, *scene.clause.objects):
        if entity.tag in ("set", "scope"):
            return tuple(i.id for i in scene.ledger.universe.group(entity.ids[0]))
    return ()


def check_all(scene: Scene, place: int) -> bool:
    """`all three fell`, `all four indexes`: the count must be the size of the named set."""
    item = scene.items[place]
    amount = item.amount
    quant = scene.items[place - 1] if place else None
    if amount is None or quant is None or quant.kind != "quant" or amount.unit != "none":
        return False
    scene.mark(place)
    listed = sum(len(x.ids) for x in scene.lexemes if x.kind == "entity" and x.tag == "subject")
    size = listed if listed > 1 else len(set_members(scene)) or len(scene.subjects)
    holds = amount.holds(float(size))
    text = "" if holds else f"The text says {item.shown}; it names {size}."
    scene.find(item, "quantifier", "supported" if holds else "wrong", text)
    return True


def check_some(scene: Scene, place: int) -> bool:
    """`three of the four indexes rose`: a count over a named group."""
    item = scene.items[place]
    amount = item.amount
    members = set_members(scene)
    nxt = scene.items[place + 1] if place + 1 < len(scene.items) else None
    if amount is None or not members or nxt is None or nxt.text != "of" or amount.unit != "none":
        return False
    cue = nearest(scene, place, ("move", "record"), forward=True)
    if cue is None:
        return False
    scene.mark(place, cue)
    count = _count_true(scene, members, scene.items[cue])
    holds = count is not None and amount.holds(float(count))
    verdict = "unsupported" if count is None else "supported" if holds else "wrong"
    text = "" if holds else f"The text says {item.shown}; it holds for {count}."
    scene.find(item, "quantifier", verdict, text, expected=None if holds else str(count))  # type: ignore[arg-type]
    return True


def _count_true(scene: Scene, members: tuple[str, ...], cue: Lexeme) -> int | None:
    count = 0
    for subject in members:
        if cue.kind == "record":
            record = scene.ledger.record(subject, "close", scene.day(subject))
            if record is None:
                return None
            count += record.is_record
            continue
        move = scene.ledger.move(subject, DAY, scene.day(subject))
        if move is None:
            return None
        count += move.fraction * cue.sign > 0
    return count
