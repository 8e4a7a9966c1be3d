"""Spreads: the distance between two yields."""

from generator.verification.checks.moves import period_move
from generator.verification.checks.own_period import own_period
from generator.verification.context import after
from generator.verification.say import say_like
from generator.verification.scene import DAY, Scene


def check_spread(scene: Scene, place: int) -> bool:
    """`The spread between two- and 10-year yields stood at 97 basis points`."""
    item = scene.items[place]
    amount = item.amount
    ids = [s for e in (*scene.clause.subjects, *scene.clause.objects) for s in e.ids]
    if amount is None or not scene.clause.has("spread") or scene.clause.has("record"):
        return False
    if amount.unit == "none" and not amount.digits:
        scene.mark(place)
        return True
    ids = ids or scene.memory.mentioned[-2:]
    scene.mark(place)
    levels = [scene.ledger.level(s, scene.day(s)) for s in ids[:2]]
    known = [level for level in levels if level is not None]
    if len(ids) >= 2 and not any(scene.ledger.is_yield(s) for s in ids[:2]):
        _check_apart_moves(scene, place, ids[0], ids[1])
        return True
    if len(known) != 2 or not all(scene.ledger.is_yield(s) for s in ids[:2]):
        scene.find(
            item, "quantity", "unsupported", "That spread cannot be computed from the facts."
        )
        return True
    bp = abs(known[1].value - known[0].value) * 100.0
    raw = bp if amount.unit == "bp" else bp / 100.0
    holds = amount.unit in ("bp", "pp", "percent", "points", "share") and amount.holds(raw)
    text = (
        ""
        if holds
        else f"The text says {item.shown}; the two yields are {bp:.0f} basis points apart."
    )
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=known[0].fact,
        expected=None if holds else f"{bp:.0f} basis points",
    )
    return True


def _check_apart_moves(scene: Scene, place: int, first: str, second: str) -> None:
    """`the gap between the Dow and the S&P 500 over the past year was 2 percentage points`."""
    item = scene.items[place]
    period = own_period(scene, place) or scene.memory.period or DAY
    moves = [period_move(scene, s, period, place) for s in (first, second)]
    known = [move for move in moves if move is not None]
    if len(known) != 2 or item.amount is None or not item.amount.is_relative:
        text = "That distance cannot be computed from the facts."
        scene.find(item, "quantity", "unsupported", text)
        return
    raw = abs(known[0].fraction - known[1].fraction) * (1e4 if item.amount.unit == "bp" else 100.0)
    holds = item.amount.holds(raw)
    actual = say_like(item.amount, raw)
    text = "" if holds else f"The text says {item.shown}; the two moves are {actual} apart."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=known[0].fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def check_apart(scene: Scene, place: int, subject: str) -> bool:
    """`46 basis points above the two-year yield`: the distance of two yields."""
    item = scene.items[place]
    nxt = after(scene, place)
    others = [s for o in scene.clause.objects for s in o.ids if o.start > item.end]
    if scene.ledger.is_yield(subject) and _exceeds(scene, place):
        _check_excess(scene, place, subject)
        return True
    if nxt is None or scene.items[nxt].kind not in ("above", "below") or not others:
        return False
    target = after(scene, nxt)
    if target is None or scene.items[target].kind != "entity" or item.amount is None:
        return False
    _judge_excess(scene, place, subject, others[0], scene.items[nxt].sign)
    return True


def _exceeds(scene: Scene, place: int) -> bool:
    """`exceeded the two-year yield by 52 basis points`."""
    named = any(
        o.tag == "subject" and o.start < scene.items[place].start for o in scene.clause.objects
    )
    return named and scene.clause.has("cross") and scene.items[place - 1].text == "by"


def _check_excess(scene: Scene, place: int, subject: str) -> None:
    other = next(s for o in scene.clause.objects for s in o.ids)
    cue = next(x for x in scene.items if x.kind == "cross")
    _judge_excess(scene, place, subject, other, cue.sign)


def _judge_excess(scene: Scene, place: int, subject: str, other_id: str, sign: int) -> None:
    item = scene.items[place]
    scene.mark(place)
    mine, other = scene.ledger.level(subject), scene.ledger.level(other_id)
    if mine is None or other is None or item.amount is None or not scene.ledger.is_yield(subject):
        scene.find(item, "quantity", "unsupported", "Those two levels cannot be compared.")
        return
    bp = (mine.value - other.value) * 100.0
    raw = abs(bp) if item.amount.unit == "bp" else abs(bp) / 100.0
    holds = item.amount.holds(raw) and bp * sign > 0
    text = "" if holds else f"The text says {item.shown}; the two are {bp:+.0f} basis points apart."
    scene.find(item, "quantity", "supported" if holds else "wrong", text, fact=mine.fact)
