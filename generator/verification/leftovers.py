"""Leftovers: figures that no fact can hold, so that no number goes without a verdict."""

from generator.verification.amount import DURATIONS
from generator.verification.lexeme import Lexeme
from generator.verification.scene import Scene


def others(scene: Scene) -> None:
    """Figures behind a measure no fact holds: volume, payrolls, odds, earnings."""
    other: Lexeme | None = next((x for x in scene.items if x.tag == "whole"), None)
    _early_moves(scene)
    for place, item in enumerate(scene.items):
        if item.kind == "other":
            about_rates = item.text == "target" and scene.subjects == ("fed",)
            other = None if about_rates else item
        elif other is not None and item.amount is not None:
            scene.mark(place)
            text = f"The facts hold nothing about {other.shown}."
            scene.find(item, "quantity", "unsupported", text)
        elif other is not None and item.kind == "move":
            scene.mark(place)
    _forecasts(scene)


_EARLY = frozenset(("early", "earlier", "opening", "initial", "intraday", "premarket", "session"))


def _early_moves(scene: Scene) -> None:
    """`erased an early loss of 1%`: the course of a session, which closes do not show."""
    for place, item in enumerate(scene.items):
        words = [word.text for word in scene.words_before(item)[-1:]]
        if item.kind != "move" or not _EARLY.intersection(words) or words == ["earlier"]:
            continue
        scene.mark(place, *(i for i in range(place) if scene.items[i].text in _UNDOES))
        for i in range(max(place - 1, 0), min(place + 3, len(scene.items))):
            amount = scene.items[i].amount
            if amount is not None and amount.is_relative and i not in scene.used:
                scene.mark(i)
                text = "The course of a session is not among the facts."
                scene.find(scene.items[i], "quantity", "unsupported", text)


_UNDOES = frozenset(("erased", "trimmed", "recouped", "reversed", "pared", "shaved off"))


def _forecasts(scene: Scene) -> None:
    """Figures behind a forecast are the forecaster's; no fact can hold them."""
    cue = next((x for x in scene.items if x.kind == "forecast"), None)
    if cue is None or scene.clause.has("plan"):
        return
    for place, item in enumerate(scene.items):
        if item.kind == "multiple":
            scene.mark(place)
        if item.amount is not None and item.start > cue.start and place not in scene.used:
            scene.mark(place)
            scene.find(item, "quantity", "unsupported", "A forecast needs a source.")


def judge_foreign(scene: Scene) -> None:
    """Mark what is said of a subject the facts do not cover."""
    names = [e for e in scene.clause.subjects if e.tag == "foreign"]
    name = names[0].shown if names else "the subject"
    text = f"The facts do not cover {name}."
    claims = [
        x for x in scene.items if x.amount or x.kind in ("move", "record", "multiple", "range52")
    ]
    for item in claims:
        scene.find(item, "quantity" if item.amount else "direction", "unsupported", text)
    if claims:
        for lexeme in names:
            scene.find(lexeme, "entity", "unsupported", text)


def leftovers(scene: Scene) -> None:
    """Give every figure that no check has judged a verdict."""
    for place, item in enumerate(scene.items):
        if item.amount is None or place in scene.used:
            continue
        if item.amount.ordinal or (item.amount.unit in DURATIONS and not item.amount.digits):
            continue
        if _is_harmless(scene, item):
            scene.find(item, "quantity", "no_claim", "A count that states nothing about a market.")
            continue
        text = f"The text says {item.shown}, but nothing in the facts can be compared with it."
        scene.find(item, "quantity", "unsupported", text)


def _is_harmless(scene: Scene, item: Lexeme) -> bool:
    amount = item.amount
    assert amount is not None
    if amount.unit == "none" and amount.value <= 12 and not amount.digits:
        return True
    if not scene.clause.has(*_MARKET_WORDS) and amount.unit in ("none", "times"):
        return True
    if amount.is_relative:
        return False
    return not any(x.kind in ("entity", *_MARKET_WORDS) for x in scene.lexemes)


_MARKET_WORDS = (
    *("move", "record", "other", "policy", "close", "quote", "compare", "range52", "cross"),
    *("said", "forecast", "bills", "total", "reach", "spread", "rank"),
)
