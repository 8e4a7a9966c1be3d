"""Standing records: the level and the date printed for a record spoken of in passing."""

from datetime import date

from generator.market.lookup import Basis
from generator.verification.amount import DURATIONS
from generator.verification.checks.gaps import BASES, basis_of, level_of
from generator.verification.context import before, kind_at, nearest
from generator.verification.known import Record
from generator.verification.say import say_day, say_level
from generator.verification.scene import Scene
from generator.verification.when import When


def previous_is_meant(scene: Scene, place: int) -> bool:
    """Whether the words point at the record before the latest one."""
    if any(item.text in ("previous", "prior") for item in scene.items[max(place - 3, 0) : place]):
        return True
    return kind_at(scene, before(scene, place, skip=("when",))) == "cross"


def check_reference(scene: Scene, place: int, subject: str) -> None:
    """The level and date printed for a standing record must belong to one record."""
    named = basis_of(scene, place)
    bases: tuple[Basis, ...] = (named,) if named else BASES
    records = [r for b in bases if (r := scene.ledger.record(subject, b, scene.day(subject)))]
    value, dates = level_of(scene, place), own_dates(scene, place)
    if value is not None and value in scene.used:
        value = None
    if not records:
        for i in (*([value] if value is not None else []), *dates):
            text = f"No such record of {scene.name(subject)} is among the facts."
            scene.find(scene.items[i], "quantity", "unsupported", text)
            scene.mark(i)
        return
    best = max(records, key=lambda r: _agreement(scene, place, value, dates, r))
    if value is not None:
        judge_record_level(scene, place, value, subject, best)
    for i in dates:
        _judge_record_date(scene, place, i, subject, best)
    scene.memory.basis = best.basis


def _targets(scene: Scene, place: int, record: Record) -> list[tuple[float, date | None]]:
    """Levels and days the words may point at: the standing record, or the one before it."""
    previous = (record.previous, record.previous_day)
    if previous_is_meant(scene, place) and record.is_record:
        return [previous]
    standing: tuple[float, date | None] = (record.level, record.day)
    return [standing, previous] if record.is_record else [standing]


def _agreement(
    scene: Scene, place: int, value: int | None, dates: list[int], record: Record
) -> int:
    score = 0
    for level, day in _targets(scene, place, record):
        amount = scene.items[value].amount if value is not None else None
        hit = int(amount is not None and amount.holds(level, level=True)) * 2
        hit += sum(int(_covers(scene.items[i].when, day)) for i in dates)
        score = max(score, hit)
    return score


def _covers(when: When | None, day: date | None) -> bool:
    return when is not None and day is not None and when.covers(day)


def judge_record_level(
    scene: Scene, place: int, value: int, subject: str, record: Record, *, was_set: bool = False
) -> None:
    """Judge the level printed for a record."""
    item = scene.items[value]
    amount = item.amount
    assert amount is not None
    scene.mark(value)
    targets = _targets(scene, place, record)[: 1 if was_set else None]
    holds = any(amount.holds(level, level=True) for level, _ in targets) and amount.unit in (
        "none",
        scene.unit(subject),
    )
    if not holds and _is_dated_elsewhere(scene, place, value, subject):
        return
    actual = say_level(targets[0][0], scene.unit(subject))
    basis = "close" if record.basis == "close" else "high"
    text = f"The text says {item.shown}; the record {basis} of {scene.name(subject)} is {actual}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=record.fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _is_dated_elsewhere(scene: Scene, place: int, value: int, subject: str) -> bool:
    """`its November 2021 peak of $69,000`: a peak of another time, asked of the history."""
    dates = own_dates(scene, place)
    item, amount = scene.items[value], scene.items[value].amount
    when = scene.items[dates[0]].when if dates else None
    if amount is None or when is None or when.first is None or when.last is None:
        return False
    latest = scene.ledger.latest(subject)
    if when.grain == "day" or latest is None or when.last >= latest:
        return False
    for basis in BASES:
        point = scene.ledger.extreme(subject, when.first, when.last, basis, highest=True)
        if point is not None and amount.holds(point.level, level=True):
            scene.find(item, "quantity", "supported")
            scene.find(scene.items[dates[0]], "date", "supported")
            scene.mark(*dates)
            return True
    return False


def _judge_record_date(
    scene: Scene, place: int, when_at: int, subject: str, record: Record
) -> None:
    item = scene.items[when_at]
    if when_at in scene.used or item.when is None:
        return
    scene.mark(when_at)
    targets = [day for _, day in _targets(scene, place, record)]
    holds = any(_covers(item.when, day) for day in targets)
    if not holds and _was_record_then(scene, subject, item.when):
        holds = level_of(scene, place) is None and not _is_gap_base(scene, place)
    actual = say_day(targets[0], scene.ledger.today)
    basis = "close" if record.basis == "close" else "high"
    text = f"The text says {item.shown}; {scene.name(subject)} set its record {basis} on {actual}."
    scene.find(
        item,
        "date",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=record.fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _is_gap_base(scene: Scene, place: int) -> bool:
    """Whether a distance is measured from this record, so that no other will do."""
    if kind_at(scene, before(scene, place, skip=("when",))) in ("below", "measured"):
        return True
    return any(x.amount is not None and x.amount.is_relative for x in scene.items)


def _was_record_then(scene: Scene, subject: str, when: When) -> bool:
    """Whether some record was set inside the named stretch."""
    history = scene.ledger.history
    if history is None or when.first is None or when.last is None:
        return False
    for basis in BASES:
        point = history.record_standing_on(subject, when.last, basis)
        if point is not None and when.covers(point.day):
            return True
    return False


def own_dates(scene: Scene, place: int) -> list[int]:
    """Dates that belong to the record: `set on May 1`, `of Oct. 29`, `its January 2022 record`."""
    found = []
    ahead = place - 1
    if ahead >= 0 and scene.items[ahead].when is not None:
        found.append(ahead)
    for i in range(place + 1, len(scene.items)):
        item = scene.items[i]
        if item.when is not None:
            if item.when.grain in ("weekday", "relative") or scene.items[i - 1].text == "since":
                break
            found.append(i)
            break
        if item.kind in ("move", "compare", "first", "best", "period", "against", "record", "near"):
            break
        amount = item.amount
        if amount and not amount.is_level_like and amount.unit not in DURATIONS:
            break
    return found


def check_passed_record(scene: Scene, place: int, subject: str) -> bool:
    """`a record close of 5,020, past the 5,010 of May 1`: the level is the record before."""
    amount = scene.items[place].amount
    if amount is None or not (scene.clause.has("record") or scene.memory.predicate == "record"):
        return False
    known = [
        record
        for basis in BASES
        if (record := scene.ledger.record(subject, basis, scene.day(subject))) and record.is_record
    ]
    fitting = [record for record in known if amount.holds(record.previous, level=True)]
    if not fitting and not (known and _names_earlier(scene, place)):
        return False
    record = (fitting or known)[0]
    _judge_passed(scene, place, subject, record, holds=bool(fitting))
    _judge_passed_date(scene, place, subject, record)
    return True


def _names_earlier(scene: Scene, place: int) -> bool:
    """`the 5,010 of May 1` names one earlier level, not a round threshold."""
    nxt = scene.items[place + 1 : place + 3]
    return len(nxt) == 2 and nxt[0].text == "of" and nxt[1].when is not None


def _judge_passed(scene: Scene, place: int, subject: str, record: Record, *, holds: bool) -> None:
    item = scene.items[place]
    scene.mark(place)
    actual = say_level(record.previous, scene.unit(subject))
    text = f"The text says {item.shown}; the earlier record of {scene.name(subject)} was {actual}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=record.fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _judge_passed_date(scene: Scene, place: int, subject: str, record: Record) -> None:
    when_at = nearest(scene, place, ("when",), forward=True, stop=("amount", "move", "record"))
    if when_at is None or scene.items[when_at].when is None or when_at in scene.used:
        return
    item = scene.items[when_at]
    scene.mark(when_at)
    holds = _covers(item.when, record.previous_day)
    actual = say_day(record.previous_day, scene.ledger.today)
    text = f"The text says {item.shown}; {scene.name(subject)} set the earlier record on {actual}."
    scene.find(
        item,
        "date",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=record.fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )
