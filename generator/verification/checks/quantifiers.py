"""Quantifiers: all, none, only, both and counts over a named set."""

from generator.verification.checks.rankings import ranked
from generator.verification.context import nearest
from generator.verification.lexeme import Lexeme
from generator.verification.report import Verdict
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


def check_group(scene: Scene, place: int) -> bool:
    """`none of the four indexes rose`, `only one of them fell`, `most of the indexes gained`."""
    quant = next((x for x in scene.items[:place] if x.kind == "quant" and x.tag in _GROUPS), None)
    cue = scene.items[place]
    if quant is None or not scene.subjects:
        return False
    members = set_members(scene) if quant.tag != "none" or not _listed(scene) else ()
    members = members or scene.subjects
    scene.mark(place)
    count = _count_true(scene, members, cue)
    size = len(members)
    if count is None:
        text = "Not every member of the group is among the facts."
        scene.find(quant, "quantifier", "unsupported", text)
        return True
    holds = {
        "none": count == 0,
        "one": count == 1,
        "but one": count == size - 1,
        "most": 2 * count > size,
    }[quant.tag]
    text = "" if holds else f"The text says {quant.shown}; it holds for {count} of {size}."
    verdict: Verdict = "supported" if holds else "wrong"
    scene.find(quant, "quantifier", verdict, text, expected=None if holds else str(count))
    return True


_GROUPS = ("none", "one", "but one", "most")


def _listed(scene: Scene) -> bool:
    return sum(x.tag == "subject" for x in scene.clause.subjects) > 1


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
