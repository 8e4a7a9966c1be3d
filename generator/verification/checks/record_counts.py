"""Record counts: the nth of the year, and the sessions between two of them."""

from datetime import date

from generator.verification.checks.gaps import basis_of
from generator.verification.context import after, kind_at, nearest
from generator.verification.known import Record
from generator.verification.say import ordinal
from generator.verification.scene import Scene


def check_count(scene: Scene, place: int) -> bool:
    """`its ninth record close of 2025`, `has set 19 record closes`, `for the 4th time`."""
    item = scene.items[place]
    amount = item.amount
    if _is_of_another_year(scene, place):
        return True
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


def _is_of_another_year(scene: Scene, place: int) -> bool:
    """`its ninth record close of 2024`, said of a session of 2025."""
    item = scene.items[place]
    behind = scene.items[place + 1 : place + 4]
    if item.amount is None or not item.amount.ordinal or not scene.subjects:
        return False
    if [x.kind for x in behind] != ["record", "prep", "when"] or behind[2].when is None:
        return False
    year, day = behind[2].when, scene.day(scene.subjects[0])
    if year.grain != "year" or year.first is None or day is None or year.first.year == day.year:
        return False
    scene.mark(place, place + 3)
    text = f"The text says {behind[2].shown}; the session it speaks of is of {day.year}."
    scene.find(behind[2], "date", "wrong", text, expected=str(day.year), replacement=str(day.year))
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


def _took(scene: Scene) -> bool:
    """`It took 26 sessions to set another record`."""
    words = [word.text for word in scene.words]
    return "took" in words and bool({"another", "next", "new"} & set(words))


def check_wait(scene: Scene, place: int) -> bool:
    """`26 sessions after the one before`: sessions between two records."""
    item = scene.items[place]
    amount = item.amount
    if (
        amount is None
        or amount.unit not in ("sessions", "days")
        or not (scene.clause.has("after_one") or _took(scene))
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
