"""Comparisons: outperformance, spreads of yields, leaders and laggards, counts over a set."""

import math

from generator.verification.checks.moves import own_period, period_move
from generator.verification.context import after, nearest
from generator.verification.ledger import Move
from generator.verification.lexeme import Lexeme
from generator.verification.period import Period
from generator.verification.say import capital, say_like
from generator.verification.scene import DAY, Scene


def compared_pair(scene: Scene) -> tuple[str, str] | None:
    """The two subjects of a comparison, in order."""
    others = [s for o in scene.clause.objects if o.tag == "subject" for s in o.ids]
    if len(scene.subjects) == 1 and len(others) == 1:
        return scene.subjects[0], others[0]
    return None


def _period(scene: Scene, place: int) -> Period:
    own = own_period(scene, place)
    if own is not None:
        return own
    for item in scene.items:
        if item.period is not None and not item.period.forward:
            return item.period
    return (scene.memory.period if scene.session is None else None) or DAY


def check_comparison(scene: Scene, place: int) -> bool:
    """`X outperformed Y by 1.2 points`, `X lagged Y, -1.6% against +7.5%`."""
    pair = compared_pair(scene)
    cue = scene.items[place]
    if pair is None:
        return False
    period = _period(scene, place)
    a, b = (period_move(scene, subject, period, place) for subject in pair)
    scene.mark(place)
    if a is None or b is None:
        scene.find(cue, "ranking", "unsupported", "One of the two moves is not among the facts.")
        return True
    ahead = a.fraction - b.fraction
    holds = ahead * cue.sign > 0
    text = (
        ""
        if holds
        else (
            f"{capital(scene.name(pair[0]))} moved {a.fraction * 100:+.2f}%, "
            f"{scene.name(pair[1])} {b.fraction * 100:+.2f}%."
        )
    )
    scene.find(cue, "ranking", "supported" if holds else "wrong", text, fact=a.fact)
    _check_difference(scene, place, pair, a, b)
    return True


def _check_difference(scene: Scene, place: int, pair: tuple[str, str], a: Move, b: Move) -> None:
    """The amount after "by" is the distance; two amounts beside "against" are the moves."""
    amounts = [i for i in range(place + 1, len(scene.items)) if scene.items[i].amount is not None]
    sides = len(amounts) == 2 and not any(_follows_by(scene, i) for i in amounts)
    if sides and all(_is_relative(scene, i) for i in amounts):
        _check_side(scene, amounts[0], pair[0], a)
        _check_side(scene, amounts[1], pair[1], b)
        return
    for i in amounts:
        if _follows_by(scene, i) and i not in scene.used:
            _check_by(scene, i, pair, a, b)
            return


def _is_relative(scene: Scene, place: int) -> bool:
    amount = scene.items[place].amount
    return amount is not None and amount.is_relative


def _follows_by(scene: Scene, place: int) -> bool:
    return place > 0 and scene.items[place - 1].text == "by"


def _check_side(scene: Scene, place: int, subject: str, move: Move) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    scene.mark(place)
    verb = nearest(scene, place, ("move",), forward=False)
    sign = amount.sign or (scene.items[verb].sign if verb is not None else 0)
    if verb is not None:
        scene.mark(verb)
    raw = move.fraction * 100.0
    holds = (
        amount.is_relative
        and _holds(amount.unit, amount.holds, raw)
        and (sign == 0 or raw * sign >= 0)
    )
    text = "" if holds else f"The text says {item.shown}; {scene.name(subject)} moved {raw:+.2f}%."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=move.fact,
        expected=None if holds else f"{raw:+.2f}%",
    )


def _holds(unit: str, holds: object, raw: float) -> bool:
    assert callable(holds)
    return bool(holds(abs(raw) * (100.0 if unit == "bp" else 1.0)))


def _check_by(scene: Scene, place: int, pair: tuple[str, str], a: Move, b: Move) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    scene.mark(place)
    points = abs(a.fraction - b.fraction) * 100.0
    raw = points * (100.0 if amount.unit == "bp" else 1.0)
    holds = amount.unit in ("pp", "points", "percent", "bp", "share") and amount.holds(raw)
    actual = say_like(amount, raw) if amount.unit != "points" else f"{raw:.1f} percentage points"
    text = (
        ""
        if holds
        else (
            f"The text says {item.shown}; {scene.name(pair[0])} and {scene.name(pair[1])} "
            f"were {actual} apart."
        )
    )
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=a.fact,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def check_spread(scene: Scene, place: int) -> bool:
    """`The spread between two- and 10-year yields stood at 97 basis points`."""
    item = scene.items[place]
    amount = item.amount
    ids = [s for e in (*scene.clause.subjects, *scene.clause.objects) for s in e.ids]
    if amount is None or not scene.clause.has("spread"):
        return False
    scene.mark(place)
    levels = [scene.ledger.level(s, scene.day(s)) for s in ids[:2]]
    known = [level for level in levels if level is not None]
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


def check_apart(scene: Scene, place: int, subject: str) -> bool:
    """`46 basis points above the two-year yield`: the distance of two yields."""
    item = scene.items[place]
    nxt = after(scene, place)
    others = [s for o in scene.clause.objects for s in o.ids if o.start > item.end]
    if nxt is None or scene.items[nxt].kind not in ("above", "below") or not others:
        return False
    target = after(scene, nxt)
    if target is None or scene.items[target].kind != "entity" or item.amount is None:
        return False
    scene.mark(place)
    mine, other = scene.ledger.level(subject), scene.ledger.level(others[0])
    if mine is None or other is None or not scene.ledger.is_yield(subject):
        scene.find(item, "quantity", "unsupported", "Those two levels cannot be compared.")
        return True
    bp = (mine.value - other.value) * 100.0
    raw = abs(bp) if item.amount.unit == "bp" else abs(bp) / 100.0
    holds = item.amount.holds(raw) and bp * scene.items[nxt].sign > 0
    text = "" if holds else f"The text says {item.shown}; the two are {bp:+.0f} basis points apart."
    scene.find(item, "quantity", "supported" if holds else "wrong", text, fact=mine.fact)
    return True


def check_only(scene: Scene, place: int) -> None:
    """`only the Dow fell`: every other member of its group went the other way."""
    quant = next((x for x in scene.items if x.kind == "quant" and x.tag == "only"), None)
    instrument = scene.ledger.instrument(scene.subjects[0]) if len(scene.subjects) == 1 else None
    if quant is None or instrument is None:
        return
    sign = scene.items[place].sign
    others = [(s, m) for s, m in ranked(scene, instrument.group) if s != instrument.id]
    also = [s for s, m in others if m.fraction * sign > 0]
    names = ", ".join(scene.name(s) for s in also)
    text = f"The same holds for {names}." if also else ""
    scene.find(quant, "quantifier", "wrong" if also else "supported", text)


def check_counted(scene: Scene, place: int) -> bool:
    """`Two indexes closed at records: A and B`: the count of the names that follow."""
    item = scene.items[place]
    words = [w.text for w in scene.words[item.stop : item.stop + 3]]
    if item.amount is None or item.amount.unit != "none" or item.amount.ordinal:
        return False
    if not _COUNTED & set(words) or item.amount.value > 20:
        return False
    listed = [x for x in scene.lexemes if x.kind == "entity" and x.tag == "subject"]
    if len(listed) < 2:
        return False
    scene.mark(place)
    size = sum(len(x.ids) for x in listed)
    holds = item.amount.holds(float(size))
    text = "" if holds else f"The text says {item.shown}; it names {size}."
    scene.find(item, "quantifier", "supported" if holds else "wrong", text)
    return True


_COUNTED = frozenset(
    ("indexes", "indices", "benchmarks", "metals", "gauges", "averages", "yields", "measures")
)


def ranked(scene: Scene, group: str) -> list[tuple[str, Move]]:
    """Members of a group with a move that day, best first."""
    found = []
    for instrument in scene.ledger.universe.group(group):
        move = scene.ledger.move(instrument.id, DAY, scene.day(instrument.id))
        if move is not None and not math.isnan(move.fraction):
            found.append((instrument.id, move))
    return sorted(found, key=lambda row: -row[1].fraction)


def check_rank(scene: Scene, place: int) -> bool:
    """`led the four indexes`, `the day's weakest`, `metals, led by silver`."""
    cue = scene.items[place]
    subject = _ranked_subject(scene, cue)
    instrument = scene.ledger.instrument(subject) if subject else None
    if subject is None or instrument is None:
        return False
    scene.mark(place)
    order = ranked(scene, instrument.group)
    if len(order) < 2:
        scene.find(cue, "ranking", "unsupported", "The group's moves are not among the facts.")
        return True
    place_in = 0 if cue.sign > 0 else -1
    leader, move = order[place_in]
    own = next((m for s, m in order if s == subject), None)
    holds = own is not None and own.fraction == move.fraction
    text = (
        ""
        if holds
        else (
            f"{capital(scene.name(leader))} was {'first' if cue.sign > 0 else 'last'} of them, "
            f"at {move.fraction * 100:+.2f}%."
        )
    )
    fact = f"{instrument.group}.leader.1d"
    scene.find(
        cue,
        "ranking",
        "supported" if holds else "wrong",
        text,
        fact=fact if fact in scene.ledger.facts else None,
        expected=None if holds else scene.name(leader),
    )
    return True


def _ranked_subject(scene: Scene, cue: Lexeme) -> str | None:
    if cue.text == "led by":
        named = [o for o in scene.clause.objects if o.tag == "subject" and o.start > cue.end]
        return named[0].ids[0] if named else None
    return scene.subjects[0] if len(scene.subjects) == 1 else None


def set_members(scene: Scene) -> tuple[str, ...]:
    """Members of the group that a set noun in the clause names."""
    for entity in (*scene.clause.subjects, *scene.clause.objects):
        if entity.tag in ("set", "scope"):
            return tuple(i.id for i in scene.ledger.universe.group(entity.ids[0]))
    return ()


def check_all(scene: Scene, place: int) -> bool:
    """`all three fell`, `all four indexes`: the count must be the size of the named set."""
    item = scene.items[place]
    amount = item.amount
    quant = scene.items[place - 1] if place else None
    if amount is None or quant is None or quant.kind != "quant" or amount.unit != "none":
        return False
    scene.mark(place)
    listed = sum(len(x.ids) for x in scene.lexemes if x.kind == "entity" and x.tag == "subject")
    size = listed if listed > 1 else len(set_members(scene)) or len(scene.subjects)
    holds = amount.holds(float(size))
    text = "" if holds else f"The text says {item.shown}; it names {size}."
    scene.find(item, "quantifier", "supported" if holds else "wrong", text)
    return True


def check_some(scene: Scene, place: int) -> bool:
    """`three of the four indexes rose`: a count over a named group."""
    item = scene.items[place]
    amount = item.amount
    members = set_members(scene)
    nxt = scene.items[place + 1] if place + 1 < len(scene.items) else None
    if amount is None or not members or nxt is None or nxt.text != "of" or amount.unit != "none":
        return False
    cue = nearest(scene, place, ("move", "record"), forward=True)
    if cue is None:
        return False
    scene.mark(place, cue)
    count = _count_true(scene, members, scene.items[cue])
    holds = count is not None and amount.holds(float(count))
    verdict = "unsupported" if count is None else "supported" if holds else "wrong"
    text = "" if holds else f"The text says {item.shown}; it holds for {count}."
    scene.find(item, "quantifier", verdict, text, expected=None if holds else str(count))  # type: ignore[arg-type]
    return True


def _count_true(scene: Scene, members: tuple[str, ...], cue: Lexeme) -> int | None:
    count = 0
    for subject in members:
        if cue.kind == "record":
            record = scene.ledger.record(subject, "close", scene.day(subject))
            if record is None:
                return None
            count += record.is_record
            continue
        move = scene.ledger.move(subject, DAY, scene.day(subject))
        if move is None:
            return None
        count += move.fraction * cue.sign > 0
    return count
