"""Records: whether one was set, at which level, when, and how many there were."""

from datetime import date

from generator.market.lookup import Basis
from generator.verification.checks.gaps import BASES, basis_of, level_of
from generator.verification.checks.standing_records import (
    check_reference,
    judge_record_level,
    own_dates,
)
from generator.verification.context import after, before, kind_at, nearest
from generator.verification.known import Record
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital, say_day, say_level
from generator.verification.scene import Scene

_REFERENCE = frozenset(("below", "measured", "regain", "cross"))


_PREVIOUS = frozenset(("previous", "prior", "last", "standing", "earlier"))


def is_reference(scene: Scene, place: int) -> bool:
    """Whether a record is spoken of as standing (rather than set) at `place`."""
    if scene.items[place].text == "standing mark" or _previous_word(scene, place):
        return True
    ahead = before(scene, place, skip=("when", "comma"))
    if kind_at(scene, ahead) in _REFERENCE:
        return True
    if ahead is not None and scene.items[ahead].text in ("from", "since", "than"):
        return True
    if _was_set_later(scene, place) or _is_distance_base(scene, place):
        return True
    return _is_possessed(scene, place)


def _is_distance_base(scene: Scene, place: int) -> bool:
    """`its record is 3% above the close`, `the Dow's March record`: the standing one."""
    nxt = after(scene, place, skip=("reach",))
    if nxt is not None and scene.items[nxt].amount is not None:
        behind = after(scene, nxt)
        if kind_at(scene, behind) == "above":
            return True
    if _belongs_to_entity(scene, place):
        return True
    owner = before(scene, place, skip=("when",))
    if owner is None or scene.items[owner].kind != "entity":
        return False
    stop = scene.items[owner].stop
    return stop < len(scene.words) and scene.words[stop].text in ("'s", "'")


def _belongs_to_entity(scene: Scene, place: int) -> bool:
    """`the record close of the Dow is 3% above it`, not `a record close of the Dow`."""
    item = scene.items[place]
    words = [w.text for w in scene.words_before(item)[-3:]]
    nxt = after(scene, place)
    linked = scene.words[item.stop].text if item.stop < len(scene.words) else ""
    return "the" in words and linked in ("of", "for", "in") and kind_at(scene, nxt) == "entity"


def _previous_word(scene: Scene, place: int) -> bool:
    return any(
        item.text in _PREVIOUS
        for item in scene.items[max(place - 3, 0) : place]
        if item.kind == "prep"
    )


def _was_set_later(scene: Scene, place: int) -> bool:
    """`Its record close, $5, was set on May 1` names the standing record."""
    set_at = nearest(scene, place, ("reach",), forward=True)
    article = scene.items[place - 1].text if place else ""
    if set_at is None or article in ("a", "an", "another", "new", "fresh"):
        return False
    return any(
        item.text in ("set", "reached", "hit") and item.kind == "reach"
        for item in scene.items[place + 1 :]
    )


def _is_possessed(scene: Scene, place: int) -> bool:
    """`its record close` without an ordinal; `its first record` is a new one."""
    for item in reversed(scene.items[max(place - 4, 0) : place]):
        if item.kind in ("amount", "first", "straight"):
            return False
        if item.kind == "pronoun" and item.text in ("its", "their"):
            return not _is_there_now(scene, place)
        if item.kind == "reach" or (
            item.kind == "prep" and item.text in ("a", "an", "another", "new", "fresh")
        ):
            return False
    return False


def _is_there_now(scene: Scene, place: int) -> bool:
    """`is at its highest level ever` claims a record; `its record` names one."""
    words = [word.text for word in scene.words_before(scene.items[place])[-2:]]
    return words in (["at", "its"], ["at", "their"]) and not own_dates(scene, place)


def check_record(scene: Scene, place: int) -> None:
    """Judge the record at `place` for every subject of the clause."""
    item = scene.items[place]
    if place in scene.used:
        return
    scene.mark(place)
    if item.tag == "low":
        return
    if nearest(scene, place, ("near",), forward=False, stop=("amount", "record")) is not None:
        _check_near(scene, place)
        return
    reference = is_reference(scene, place)
    if reference:
        for subject in scene.subjects[:1]:
            check_reference(scene, place, subject)
            _check_under(scene, place, subject)
        return
    if not _claims_record(scene, place):
        return
    _check_set(scene, place)


def _check_under(scene: Scene, place: int, subject: str) -> None:
    """`ended below its record close`, without a size."""
    link = before(scene, place, skip=("when",))
    if kind_at(scene, link) != "below" or link is None or scene.items[link - 1].amount is not None:
        return
    record = scene.ledger.record(subject, basis_of(scene, place) or "close", scene.day(subject))
    if record is not None and record.is_record and not scene.clause.has("neg", "modal", "amount"):
        _wrong_record(scene, scene.items[place], subject, record, negated=True)


def _claims_record(scene: Scene, place: int) -> bool:
    """A record is claimed by a verb, a level printed for it, or an ordinal."""
    if scene.clause.has("modal", "forecast"):
        return False
    if any(item.text in ("missed", "misses") for item in scene.items):
        return True
    return scene.clause.has(
        "reach", "close", "move", "quote", "first", "amount", "range52", "cross"
    )


def _negated(scene: Scene, place: int) -> bool:
    return any(
        item.kind == "neg" or (item.kind == "quant" and item.tag == "none")
        for item in scene.items[:place]
    )


def _check_set(scene: Scene, place: int) -> None:
    item = scene.items[place]
    negated = _negated(scene, place)
    outcomes = [_is_set(scene, place, subject) for subject in scene.subjects]
    for subject, record in zip(scene.subjects, outcomes, strict=True):
        if record is None:
            text = (
                f"Whether {scene.name(subject)} set a record on that basis is not among the facts."
            )
            scene.find(item, "superlative", "unsupported", text)
            return
        if record.is_record == negated:
            _wrong_record(scene, item, subject, record, negated)
            return
        if record.is_record and not record.all_time and not _limited(scene):
            _beyond_coverage(scene, item, subject, record)
            return
    _supported_record(scene, place, outcomes)


def _supported_record(scene: Scene, place: int, outcomes: list[Record | None]) -> None:
    item = scene.items[place]
    record = outcomes[0] if outcomes else None
    note = ""
    if record is not None and item.tag == "any":
        note = f"A record on the {'closing' if record.basis == 'close' else 'intraday'} basis."
    scene.find(item, "superlative", "supported", note, fact=record.fact if record else None)
    scene.memory.predicate = "record"
    if record is not None:
        scene.memory.basis = record.basis
    for entity in scene.clause.subjects if len(scene.subjects) > 1 else ():
        if entity.tag == "subject":
            text = f"One of the {len(scene.subjects)} that set a record."
            scene.find(entity, "entity", "supported", text, fact=record.fact if record else None)
    for i in own_dates(scene, place):
        scene.mark(i)
    value = level_of(scene, place)
    if record is not None and value is not None and value not in scene.used:
        judge_record_level(scene, place, value, scene.subjects[0], record, was_set=True)


def _limited(scene: Scene) -> bool:
    return any(lexeme.kind == "coverage" for lexeme in scene.lexemes)


def _beyond_coverage(scene: Scene, item: Lexeme, subject: str, record: Record) -> None:
    start = say_day(record.coverage_start, scene.ledger.today)
    text = f"The data for {scene.name(subject)} begin on {start}; an earlier peak may be higher."
    scene.find(item, "superlative", "unsupported", text, fact=record.fact)


def _is_set(scene: Scene, place: int, subject: str) -> Record | None:
    """The record of the first basis that was set, else of the first basis known."""
    named = basis_of(scene, place) or _closing_verb(scene, place)
    bases: tuple[Basis, ...] = (named,) if named else BASES
    day = _record_day(scene, place, subject)
    found = [r for b in bases if (r := scene.ledger.record(subject, b, day)) is not None]
    matching = [r for r in found if _level_matches(scene, place, r)]
    return next((r for r in matching or found if r.is_record), found[0] if found else None)


def _closing_verb(scene: Scene, place: int) -> Basis | None:
    """`closed at a record`, `did not finish at a record` speak of closes."""
    previous = before(scene, place, skip=("when", "reach", "period", "prep"))
    return "close" if kind_at(scene, previous) == "close" else None


def _record_day(scene: Scene, place: int, subject: str) -> date | None:
    """The session the record is claimed for: a full date beside it, else the clause's session."""
    for i in own_dates(scene, place):
        when = scene.items[i].when
        if when is not None and when.grain == "day":
            return when.first
    return scene.day(subject)


def _level_matches(scene: Scene, place: int, record: Record) -> bool:
    value = level_of(scene, place)
    if value is None:
        return True
    amount = scene.items[value].amount
    return amount is not None and amount.holds(record.level, level=True)


def _wrong_record(scene: Scene, item: Lexeme, subject: str, record: Record, negated: bool) -> None:
    basis = "close" if record.basis == "close" else "intraday high"
    level = say_level(record.level, scene.unit(subject))
    day = say_day(record.day, scene.ledger.today)
    name = capital(scene.name(subject))
    text = f"{name} did not set a record {basis}; the standing one is {level} of {day}."
    if negated:
        text = f"{name} did set a record {basis} of {level} on {day}."
    scene.find(item, "superlative", "wrong", text, fact=record.fact, expected=f"{level} on {day}")


def _check_near(scene: Scene, place: int) -> None:
    item = scene.items[place]
    named = basis_of(scene, place)
    bases: tuple[Basis, ...] = (named,) if named else BASES
    for subject in scene.subjects[:1]:
        gaps = [
            gap
            for basis in bases
            if (gap := scene.ledger.gap(subject, basis, closing=False, day=scene.day(subject)))
        ]
        if not gaps:
            text = f"No record of {scene.name(subject)} is among the facts."
            scene.find(item, "superlative", "unsupported", text)
            return
        holds = any(gap.value >= -0.02 for gap in gaps)
        distance = f"{-gaps[0].value * 100:.1f}%"
        text = f"{capital(scene.name(subject))} is {distance} below its record close."
        scene.find(
            item,
            "superlative",
            "supported" if holds else "wrong",
            "" if holds else text,
            fact=gaps[0].fact,
            expected=None if holds else distance,
        )
