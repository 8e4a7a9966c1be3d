"""Runs: streaks of gains, losses and records."""

from generator.market.lookup import Basis
from generator.verification.amount import DURATIONS, Amount
from generator.verification.context import nearest
from generator.verification.report import Verdict
from generator.verification.say import capital
from generator.verification.scene import Scene


def check_run(scene: Scene, place: int) -> bool:
    """`fourth straight gain`, `seven-session losing run`, `second straight record close`."""
    item = scene.items[place]
    amount = item.amount
    if amount is None or not scene.subjects:
        return False
    straight = _straight_near(scene, place)
    run = nearest(scene, place, ("run",), forward=True, stop=("amount",))
    if run is None:
        run = nearest(scene, place, ("run",), forward=False, stop=("amount", "entity", "comma"))
    if straight is None and (run is None or not _is_count(amount)):
        return False
    if scene.subjects[0] == "fed":
        return False
    scene.mark(place, *(i for i in (straight, run) if i is not None))
    if _ends_run(scene, place):
        _check_ended(scene, place, scene.subjects[0], run)
        return True
    if _counts_records(scene, place):
        _check_record_run(scene, place, scene.subjects[0])
        return True
    for subject in scene.subjects:
        _check_streak(scene, place, subject, _run_sign(scene, place, run), ordinal=amount.ordinal)
    return True


def _is_count(amount: Amount) -> bool:
    """A run is so many sessions long, never so many dollars or percent."""
    return amount.ordinal or amount.unit in ("none", "times", *DURATIONS)


def _straight_near(scene: Scene, place: int) -> int | None:
    amount = scene.items[place].amount
    assert amount is not None
    if "straight" in scene.items[place].text or "consecutive" in scene.items[place].text:
        return place
    if amount.ordinal and _is_nth_day(scene, place):
        return place
    found = nearest(scene, place, ("straight",), forward=True, stop=("amount",))
    if found is None:
        return None
    near = scene.items[found].word - scene.items[place].stop <= 3
    return (
        found if near and (amount.ordinal or amount.unit in ("none", "sessions", "days")) else None
    )


def _is_nth_day(scene: Scene, place: int) -> bool:
    """`for a third day` counts a run; `the third day of trading` does not."""
    item = scene.items[place]
    before = [word.text for word in scene.words_before(item)[-2:]]
    behind = [word.text for word in scene.words[item.stop : item.stop + 1]]
    return before == ["for", "a"] and behind in (["day"], ["session"])


def _counts_records(scene: Scene, place: int) -> bool:
    record = nearest(scene, place, ("record",), forward=True, stop=("amount", "move"))
    if record is not None:
        return True
    back = nearest(scene, place, ("record", "move"), forward=False)
    noun = nearest(scene, place, ("move",), forward=True, stop=("amount",))
    if back is not None and scene.items[back].kind == "record" and noun is None:
        return True
    return back is None and noun is None and scene.memory.predicate == "record"


def _run_sign(scene: Scene, place: int, run: int | None) -> int:
    if run is not None and scene.items[run].sign:
        return scene.items[run].sign
    noun = nearest(scene, place, ("move",), forward=True, stop=("amount",))
    if noun is not None:
        scene.mark(noun)
        return scene.items[noun].sign
    verb = nearest(scene, place, ("move",), forward=False)
    if verb is not None:
        scene.mark(verb)
        return scene.items[verb].sign
    return scene.memory.sign


def _check_streak(scene: Scene, place: int, subject: str, sign: int, *, ordinal: bool) -> None:
    del ordinal
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    streak = scene.ledger.streak(subject, scene.day(subject))
    if streak is None or _in_weeks(scene, place):
        text = f"{capital(scene.name(subject))}'s streak is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return
    right_way = sign == 0 or streak.value * sign > 0
    holds = right_way and amount.holds(abs(streak.value))
    kind = "gain" if streak.value > 0 else "loss"
    actual = f"{abs(streak.value):.0f} straight sessions of {kind}"
    text = f"The text says {item.shown}; {scene.name(subject)} has {actual}."
    scene.find(
        item,
        "superlative",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=streak.fact,
        expected=None if holds else actual,
    )


_ENDS = frozenset(
    ("snapped", "snapping", "broke", "breaking", "halted", "halting", "stopped", "snaps", "ended")
)


def _ends_run(scene: Scene, place: int) -> bool:
    """`snapped a three-session winning streak`: the run was the day before's."""
    words = [word.text for word in scene.words_before(scene.items[place])[-4:]]
    return bool(_ENDS & set(words))


def _check_ended(scene: Scene, place: int, subject: str, run: int | None) -> None:
    item = scene.items[place]
    amount, day, history = item.amount, scene.day(subject), scene.ledger.history
    now = scene.ledger.streak(subject, day)
    sign = scene.items[run].sign if run is not None else 0
    if amount is None or now is None or day is None:
        text = f"{capital(scene.name(subject))}'s streak is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return
    point = history.level_before(subject, day, 1) if history is not None else None
    before = scene.ledger.streak(subject, point.day) if point is not None else None
    turned = abs(now.value) == 1 and (sign == 0 or now.value * sign < 0)
    if before is None and turned:
        text = "How long the run before lasted needs a price history."
        scene.find(item, "superlative", "unsupported", text)
        return
    holds = turned and before is not None and amount.holds(abs(before.value))
    actual = f"{abs(before.value if before else now.value):.0f} straight sessions"
    text = "" if holds else f"The text says {item.shown}; {scene.name(subject)} had {actual}."
    verdict: Verdict = "supported" if holds else "wrong"
    scene.find(item, "superlative", verdict, text, expected=None if holds else actual)


def _in_weeks(scene: Scene, place: int) -> bool:
    words = " ".join(word.text for word in scene.words[scene.items[place].word :][:8])
    return any(
        unit in words.split() for unit in ("week", "weekly", "weeks", "month", "monthly", "months")
    )


def _check_record_run(scene: Scene, place: int, subject: str) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    spoken = {x.tag for x in scene.items if x.kind == "record"}
    named: Basis | None = "high" if spoken == {"high"} else "close" if spoken == {"close"} else None
    basis = named or scene.memory.basis or "close"
    record = scene.ledger.record(subject, basis, scene.day(subject))
    if record is None or record.run is None:
        text = f"How many records in a row {scene.name(subject)} set is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return
    holds = record.is_record and amount.holds(float(record.run))
    text = f"The text says {item.shown}; {scene.name(subject)} has set {record.run} in a row."
    scene.find(
        item,
        "superlative",
        "supported" if holds else "wrong",
        "" if holds else text,
        fact=record.fact,
        expected=None if holds else str(record.run),
    )
