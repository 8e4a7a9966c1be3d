"""Firsts: first since a date, first in years, first of the year."""

from datetime import date

from generator.verification.checks.extremes import check_not_since, holds_since, limit_after
from generator.verification.context import nearest
from generator.verification.lexeme import Lexeme
from generator.verification.report import Verdict
from generator.verification.say import capital, say_day
from generator.verification.scene import DAY, Scene


def check_first_move(scene: Scene, place: int) -> bool:
    """`its first gain in five sessions`, `the first monthly decline since April`."""
    noun = nearest(scene, place, ("move",), forward=True, stop=("amount", "record", "when"))
    if noun is None or noun - place > 2 or not scene.subjects:
        return False
    limit = limit_after(scene, place)
    if limit is None:
        return False
    scene.mark(place, noun, limit)
    item, sign = scene.items[place], scene.items[noun].sign
    subject = scene.subjects[0]
    session = scene.day(subject)
    words = {w.text for w in scene.words[item.stop : item.stop + 3]}
    previous = scene.ledger.last_move_like(subject, session, sign)
    if session is None or previous is None or words & _LONGER:
        text = "The earlier moves this is compared with are not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return True
    move = scene.ledger.move(subject, DAY, session)
    reaches = _sessions_hold(scene, scene.items[limit], subject, previous, session)
    holds = move is not None and move.change * sign > 0 and reaches
    day = say_day(previous, scene.ledger.today)
    text = "" if holds else f"The one before came on {day}."
    verdict: Verdict = "supported" if holds else "wrong"
    scene.find(item, "superlative", verdict, text)
    scene.find(scene.items[limit], "date", verdict, text, expected=None if holds else day)
    return True


_LONGER = frozenset(("weekly", "monthly", "quarterly", "annual", "yearly"))


def _sessions_hold(
    scene: Scene, limit: Lexeme, subject: str, previous: date, session: date
) -> bool:
    period = limit.period
    history = scene.ledger.history
    if period is not None and period.measure in ("sessions", "days") and history is not None:
        base = history.level_before(subject, session, period.count)
        return base is not None and previous <= base.day
    return bool(holds_since(limit, previous, session))


def check_first(scene: Scene, place: int) -> bool:
    """`its first record close since early 2000`, `for the first time in five years`."""
    item = scene.items[place]
    if check_first_move(scene, place):
        return True
    if item.text == "not since" and not scene.clause.has("record"):
        return check_not_since(scene, place)
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
    year = scene.ledger.today.year
    marks = ("of the year", "this year", f"of {year}", f"in {year}")
    if not any(mark in words for mark in marks):
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
