"""Ever: superlatives over the whole history of an instrument."""

from generator.verification.checks.own_day import own_day
from generator.verification.report import Verdict
from generator.verification.say import capital, say_day
from generator.verification.scene import Scene

_MARKS = ("ever", "on record", "in history", "of all time")


def check_ever(scene: Scene, place: int) -> bool:
    """`its best day ever`, `the largest loss on record`.

    Counts in points rank otherwise than moves in percent and are left alone, and so is `one of
    the largest`, which names no rank.
    """
    item = scene.items[place]
    behind = [word.text for word in scene.words[item.stop :][:5]]
    if {"point", "points"} & set(behind) or not _is_said(behind):
        return False
    if "one of" in " ".join(word.text for word in scene.words_before(item)[-4:]):
        return False
    subject = scene.subjects[0]
    found = scene.ledger.largest_since(subject, own_day(scene, place, subject))
    instrument = scene.ledger.instrument(subject)
    scene.mark(place)
    if found is None or instrument is None:
        text = f"How {scene.name(subject)}'s move ranks in its history is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return True
    verdict: Verdict = "supported"
    text = ""
    if found.since is not None:
        verdict = "wrong"
        day = say_day(found.since, scene.ledger.today)
        text = f"{capital(scene.name(subject))} had a larger one on {day}."
    elif not _reaches_back(found.coverage_start, instrument.complete_from):
        verdict, text = "unsupported", "The data do not reach back to its beginning."
    scene.find(item, "superlative", verdict, text, fact=found.fact)
    return True


def _is_said(behind: list[str]) -> bool:
    words = " ".join(behind)
    return any(words.startswith(mark) or f" {mark}" in words for mark in _MARKS)


def _reaches_back(start: object, beginning: object) -> bool:
    return start is not None and beginning is not None and str(start) <= str(beginning)
