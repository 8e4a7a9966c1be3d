"""Holds: meetings at which the Fed left its target range alone."""

from generator.verification.checks.policy_dates import change_fact
from generator.verification.context import hangs_on, nearest
from generator.verification.lexeme import Lexeme
from generator.verification.say import say_day
from generator.verification.scene import Scene

FACT = "fed.last_meeting"


def check_holds(scene: Scene) -> None:
    """`left rates unchanged at three straight meetings`, `its third hold in a row`."""
    if not _tells_a_hold(scene):
        return
    _check_since(scene)
    for place, item in enumerate(scene.items):
        if item.amount is not None and place not in scene.used and _counts_meetings(scene, item):
            _check_count(scene, place)
            return


def _tells_a_hold(scene: Scene) -> bool:
    return any(x.kind == "policy" and x.tag == "hold" for x in scene.items)


def _check_since(scene: Scene) -> None:
    """`has held its rate at 5.25% to 5.5% since July`: nothing changed after that."""
    change = change_fact(scene)
    decided = change.day("decided") if change is not None else None
    for place, item in enumerate(scene.items):
        when = item.when
        if when is None or when.last is None or not hangs_on(scene.items, place, ("since",)):
            continue
        scene.mark(place)
        if change is None or decided is None:
            text = "The last change is not among the facts."
            scene.find(item, "date", "unsupported", text)
            return
        holds = when.last >= decided
        last = say_day(decided, scene.ledger.today)
        text = "" if holds else f"The text says since {item.shown}; the last change was on {last}."
        scene.find(item, "date", "supported" if holds else "wrong", text, fact=change.id)
        return


def _counts_meetings(scene: Scene, item: Lexeme) -> bool:
    assert item.amount is not None
    behind = [word.text for word in scene.words[item.word : item.stop + 5]]
    in_a_row = "row" in behind or bool({"straight", "consecutive", "successive"} & set(behind))
    return in_a_row and (item.amount.unit in ("none", "sessions", "times") or item.amount.ordinal)


def _check_count(scene: Scene, place: int) -> None:
    item, fact = scene.items[place], scene.ledger.facts.get(FACT)
    assert item.amount is not None
    scene.mark(place)
    cue = nearest(scene, place, ("flat",), forward=False)
    if cue is not None:
        scene.mark(cue)
    quantity = fact.quantities.get("holds_in_a_row") if fact is not None else None
    if fact is None or quantity is None or quantity.value is None:
        text = "The Fed's run of holds is not among the facts."
        scene.find(item, "quantity", "unsupported", text)
        return
    holds = item.amount.holds(quantity.number)
    text = "" if holds else f"The text says {item.shown}; it is {quantity.number:.0f} in a row."
    scene.find(item, "quantity", "supported" if holds else "wrong", text, fact=fact.id)
