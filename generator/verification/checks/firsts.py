"""Firsts: first since a date, first in years, first of the year."""

from generator.verification.checks.extremes import holds_since, limit_after
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital, say_day
from generator.verification.scene import Scene


def check_first(scene: Scene, place: int) -> bool:
    """`its first record close since early 2000`, `for the first time in five years`."""
    item = scene.items[place]
    if not scene.subjects or not _speaks_of_record(scene):
        return False
    limit = limit_after(scene, place)
    if limit is None:
        return _check_first_of_year(scene, place)
    scene.mark(place, limit)
    named = scene.items[limit]
    for subject in scene.subjects:
        if not _judge_first(scene, item, named, subject):
            return True
    scene.find(item, "superlative", "supported", fact=f"{scene.subjects[0]}.record_close")
    scene.find(named, "date", "supported", fact=f"{scene.subjects[0]}.record_close")
    return True


def _speaks_of_record(scene: Scene) -> bool:
    return (
        scene.clause.has("record")
        or scene.memory.predicate == "record"
        or any(lexeme.kind == "record" for lexeme in scene.lexemes)
    )


def _judge_first(scene: Scene, item: Lexeme, named: Lexeme, subject: str) -> bool:
    record_at = next((x for x in scene.items if x.kind == "record"), None)
    basis = "high" if record_at is not None and record_at.tag == "high" else "close"
    record = scene.ledger.record(subject, basis, scene.day(subject))  # type: ignore[arg-type]
    session = scene.day(subject)
    if record is None or session is None:
        text = f"{capital(scene.name(subject))}'s earlier records are not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return False
    holds = holds_since(named, record.previous_day, session)
    if holds and record.is_record:
        return True
    day = say_day(record.previous_day if record.is_record else record.day, scene.ledger.today)
    name = scene.name(subject)
    text = f"The text says first {_limit_text(named)}; {name} last set a record on {day}."
    scene.find(item, "superlative", "wrong", text, fact=record.fact, expected=f"first since {day}")
    scene.find(named, "date", "wrong", text, fact=record.fact, expected=day, replacement=day)
    return False


def _limit_text(named: Lexeme) -> str:
    return f"since {named.shown}" if named.when is not None else named.text


def _check_first_of_year(scene: Scene, place: int) -> bool:
    words = " ".join(w.text for w in scene.words[scene.items[place].stop :][:8])
    if "of the year" not in words and "this year" not in words:
        return False
    subject = scene.subjects[0]
    record = scene.ledger.record(subject, "close", scene.day(subject))
    item = scene.items[place]
    scene.mark(place)
    if record is None or record.nth_this_year is None:
        scene.find(item, "superlative", "unsupported", "The count of records is not known.")
        return True
    holds = record.is_record and record.nth_this_year == 1
    text = f"It is number {record.nth_this_year} of the year for {scene.name(subject)}."
    scene.find(
        item,
        "superlative",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=record.fact,
    )
    return True
