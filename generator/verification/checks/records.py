"""Records: whether one was set, at which level, when, and how many there were."""

from datetime import date

from generator.market.lookup import Basis
from generator.verification.checks.gaps import BASES, basis_of, level_of
from generator.verification.context import after, before, kind_at, nearest
from generator.verification.ledger import Record
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital, ordinal, say_day, say_level
from generator.verification.scene import Scene
from generator.verification.when import When

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
    owner = before(scene, place, skip=("when",))
    if owner is None or scene.items[owner].kind != "entity":
        return False
    stop = scene.items[owner].stop
    return stop < len(scene.words) and scene.words[stop].text in ("'s", "'")


def _previous_word(scene: Scene, place: int) -> bool:
    return any(
        item.text in _PREVIOUS
        for item in scene.items[max(place - 2, 0) : place]
        if item.kind == "prep"
    )


def _was_set_later(scene: Scene, place: int) -> bool:
    """`Its record close, $5, was set on May 1` names the standing record."""
    set_at = nearest(scene, place, ("reach",), forward=True)
    if set_at is None:
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
            return True
        if item.kind == "reach" or (
            item.kind == "prep" and item.text in ("a", "an", "another", "new", "fresh")
        ):
            return False
    return False


def previous_is_meant(scene: Scene, place: int) -> bool:
    """Whether the words point at the record before the latest one."""
    if any(item.text in ("previous", "prior") for item in scene.items[max(place - 3, 0) : place]):
        return True
    return kind_at(scene, before(scene, place, skip=("when",))) == "cross"


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
            _check_reference(scene, place, subject)
        return
    if not _claims_record(scene, place):
        return
    _check_set(scene, place)


def _claims_record(scene: Scene, place: int) -> bool:
    """A record is claimed by a verb, a level printed for it, or an ordinal."""
    if scene.clause.has("modal", "forecast"):
        return False
    return scene.clause.has(
        "reach", "close", "move", "quote", "first", "amount", "range52", "cross"
    )


def _negated(scene: Scene, place: int) -> bool:
    return any(item.kind == "neg" for item in scene.items[:place])


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
    for i in _own_dates(scene, place):
        scene.mark(i)
    value = level_of(scene, place)
    if record is not None and value is not None and value not in scene.used:
        _judge_record_level(scene, place, value, scene.subjects[0], record, was_set=True)


def _limited(scene: Scene) -> bool:
    return any(lexeme.kind == "coverage" for lexeme in scene.lexemes)


def _beyond_coverage(scene: Scene, item: Lexeme, subject: str, record: Record) -> None:
    start = say_day(record.coverage_start, scene.ledger.today)
    text = f"The data for {scene.name(subject)} begin on {start}; an earlier peak may be higher."
    scene.find(item, "superlative", "unsupported", text, fact=record.fact)


def _is_set(scene: Scene, place: int, subject: str) -> Record | None:
    """The record of the first basis that was set, else of the first basis known."""
    named = basis_of(scene, place)
    bases: tuple[Basis, ...] = (named,) if named else BASES
    day = _record_day(scene, place, subject)
    found = [r for b in bases if (r := scene.ledger.record(subject, b, day)) is not None]
    matching = [r for r in found if _level_matches(scene, place, r)]
    return next((r for r in matching or found if r.is_record), found[0] if found else None)


def _record_day(scene: Scene, place: int, subject: str) -> date | None:
    """The session the record is claimed for: a full date beside it, else the clause's session."""
    for i in _own_dates(scene, place):
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


def _check_reference(scene: Scene, place: int, subject: str) -> None:
    """The level and date printed for a standing record must belong to one record."""
    named = basis_of(scene, place)
    bases: tuple[Basis, ...] = (named,) if named else BASES
    records = [r for b in bases if (r := scene.ledger.record(subject, b, scene.day(subject)))]
    value, dates = level_of(scene, place), _own_dates(scene, place)
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
        _judge_record_level(scene, place, value, subject, best)
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


def _judge_record_level(
    scene: Scene, place: int, value: int, subject: str, record: Record, *, was_set: bool = False
) -> None:
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
    dates = _own_dates(scene, place)
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
    return kind_at(scene, before(scene, place, skip=("when",))) in ("below", "measured")


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


def _own_dates(scene: Scene, place: int) -> list[int]:
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
        if item.amount is not None and not item.amount.is_level_like:
            break
    return found


# Counts


def check_count(scene: Scene, place: int) -> bool:
    """`its ninth record close of 2025`, `has set 19 record closes`, `for the 4th time`."""
    item = scene.items[place]
    amount = item.amount
    record = _counted_record(scene, place)
    if amount is None or record is None or not scene.subjects:
        return False
    subject = scene.subjects[0]
    scene.mark(place)
    if not amount.ordinal and record >= 0:
        scene.mark(record)
    standing = _count_basis(scene, record, subject)
    if standing is None or standing.nth_this_year is None:
        text = f"The count of {scene.name(subject)}'s records is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return True
    _mark_year(scene, place)
    claimed, actual = round(amount.value), standing.nth_this_year
    is_now = standing.is_record or not amount.ordinal
    holds = amount.holds(float(actual)) and is_now
    shown = ordinal(actual) if amount.ordinal else str(actual)
    text = f"The text says {claimed}; it is {scene.name(subject)}'s {ordinal(actual)} of the year."
    scene.find(
        item,
        "superlative",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=standing.fact,
        expected=None if holds else shown,
        replacement=None if holds else shown,
    )
    return True


def _count_basis(scene: Scene, record: int, subject: str) -> Record | None:
    named = basis_of(scene, record) if record >= 0 else None
    return scene.ledger.record(subject, named or scene.memory.basis or "close", scene.day(subject))


def _counted_record(scene: Scene, place: int) -> int | None:
    """The record that the number counts; -1 when it stands in the clause before."""
    amount = scene.items[place].amount
    if amount is None or amount.unit not in ("none", "times") or amount.grouped:
        return None
    if not _names_year(scene, place):
        return None
    nxt = after(scene, place)
    if kind_at(scene, nxt) == "record":
        return nxt
    if not amount.ordinal and not _times(scene, place):
        return None
    back = nearest(scene, place, ("record",), forward=False)
    if back is not None:
        return back
    return -1 if scene.memory.predicate == "record" and amount.ordinal else None


def _times(scene: Scene, place: int) -> bool:
    return scene.items[place].amount is not None and (
        kind_at(scene, after(scene, place)) == "times_year"
        or scene.items[place].amount.unit == "times"  # type: ignore[union-attr]
    )


def _names_year(scene: Scene, place: int) -> bool:
    amount = scene.items[place].amount
    counts = amount is not None and not amount.ordinal
    words = scene.words if counts else scene.words[scene.items[place].stop :][:14]
    text = " ".join(word.text for word in words)
    year = str(scene.ledger.today.year)
    session = max((scene.ledger.latest(s) or date.min for s in scene.subjects), default=date.min)
    marks = (
        "this year",
        "of the year",
        "so far in",
        "for the year",
        "year to date",
        f"of {year}",
        f"in {year}",
        f"of {session.year}",
        f"in {session.year}",
        "year - to - date",
        "year so far",
    )
    return any(mark in text for mark in marks)


def _mark_year(scene: Scene, place: int) -> None:
    for i in range(place + 1, len(scene.items)):
        item = scene.items[i]
        if (item.period is not None and item.period.window == "ytd") or (
            item.when is not None and item.when.grain == "year"
        ):
            scene.mark(i)
            return


def check_wait(scene: Scene, place: int) -> bool:
    """`26 sessions after the one before`: sessions between two records."""
    item = scene.items[place]
    amount = item.amount
    if (
        amount is None
        or amount.unit not in ("sessions", "days")
        or not scene.clause.has("after_one")
    ):
        return False
    if not scene.subjects or not (scene.clause.has("record") or scene.memory.predicate == "record"):
        return False
    scene.mark(place)
    subject = scene.subjects[0]
    record_at = next((i for i, x in enumerate(scene.items) if x.kind == "record"), -1)
    standing = _count_basis(scene, record_at, subject)
    if standing is None or standing.wait is None or amount.unit == "days":
        scene.find(item, "superlative", "unsupported", "The wait between records is not known.")
        return True
    holds = amount.holds(float(standing.wait)) and standing.is_record
    text = "" if holds else f"The text says {item.shown}; it was {standing.wait} sessions."
    scene.find(
        item,
        "superlative",
        "supported" if holds else "wrong",
        text,
        fact=standing.fact,
        expected=None if holds else f"{standing.wait} sessions",
    )
    return True


def check_passed_record(scene: Scene, place: int, subject: str) -> bool:
    """`a record close of 5,020, past the 5,010 of May 1`: the level is the record before."""
    amount = scene.items[place].amount
    if amount is None or not (scene.clause.has("record") or scene.memory.predicate == "record"):
        return False
    for basis in BASES:
        record = scene.ledger.record(subject, basis, scene.day(subject))
        if record is None or not record.is_record or not amount.holds(record.previous, level=True):
            continue
        scene.mark(place)
        scene.find(scene.items[place], "quantity", "supported", fact=record.fact)
        _judge_passed_date(scene, place, subject, record)
        return True
    return False


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
