"""Territory: bear markets and corrections, a fifth and a tenth below a record close."""

from collections.abc import Mapping

from generator.verification.lexeme import Lexeme
from generator.verification.report import Verdict
from generator.verification.scene import Scene

DEPTHS: Mapping[str, float] = {"bear": -0.20, "correction": -0.10}
"""How far below its record close an instrument is at least; the usual definitions."""

_NOT_YET = frozenset(
    (
        "brink",
        "edge",
        "verge",
        "near",
        "nearing",
        "close",
        "toward",
        "towards",
        "almost",
        "nearly",
        "avoid",
        "avoided",
        "fear",
        "fears",
        "flirting",
        "flirted",
        "threshold",
        "out",
        "exited",
        "left",
        "ended",
        "until",
    )
)


def check_territory(scene: Scene) -> None:
    """`is now in a bear market`, `fell into a correction`."""
    for place, item in enumerate(scene.items):
        if item.kind == "territory" and place not in scene.used and _is_asserted(scene, item):
            scene.mark(place)
            for subject in scene.subjects[:1]:
                _judge(scene, item, subject)


def _is_asserted(scene: Scene, item: Lexeme) -> bool:
    if scene.clause.has("neg", "modal", "forecast"):
        return False
    before = [word.text for word in scene.words_before(item)[-6:]]
    stands = bool({"in", "into", "entered", "enters", "entering"} & set(before[-4:]))
    return stands and not _NOT_YET & set(before)


def _judge(scene: Scene, item: Lexeme, subject: str) -> None:
    day = scene.day(subject)
    level = scene.ledger.level(subject, day)
    record = scene.ledger.record(subject, "close", day) if day is not None else None
    if level is None or record is None:
        text = f"How far {scene.name(subject)} is below its record is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return
    gap = level.value / record.level - 1.0
    holds = gap <= DEPTHS[item.tag]
    text = "" if holds else f"{scene.name(subject)} is {-gap:.1%} below its record close."
    verdict: Verdict = "supported" if holds else "wrong"
    scene.find(item, "superlative", verdict, text[:1].upper() + text[1:], fact=record.fact)
