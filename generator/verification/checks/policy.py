"""Policy: the Fed's target range, its changes, their count and dates."""

import math

from generator.facts.fact import Fact
from generator.verification.checks.holds import check_holds
from generator.verification.checks.policy_dates import change_fact, check_dates
from generator.verification.context import after, before, kind_at, nearest
from generator.verification.say import ordinal
from generator.verification.scene import Scene


def check_policy(scene: Scene) -> None:
    """Judge every amount, direction and date of a clause about the Fed's rate."""
    check_holds(scene)
    for place, item in enumerate(scene.items):
        if place in scene.used or item.amount is None:
            continue
        _check_amount(scene, place)
    for place, item in enumerate(scene.items):
        if item.kind == "policy" and item.sign and place not in scene.used:
            _check_action(scene, place)
    check_dates(scene)


def _range_fact(scene: Scene) -> Fact | None:
    return scene.ledger.facts.get("fed.target_range")


def _check_amount(scene: Scene, place: int) -> None:
    amount = scene.items[place].amount
    assert amount is not None
    if amount.ordinal or (amount.unit in ("none", "times") and not amount.is_relative):
        _check_count(scene, place)
    elif amount.unit == "percent" and (amount.upper is not None or _is_rate(scene, place)):
        _check_rate(scene, place)
    elif amount.is_relative or amount.unit == "points":
        _check_change(scene, place)


def _is_rate(scene: Scene, place: int) -> bool:
    """A percentage after "to", "at" or "is" is a rate, after "by" a change."""
    if scene.clause.has("policy") and any(
        item.tag in ("top", "bottom") for item in scene.items if item.kind == "policy"
    ):
        return True
    previous = scene.items[place - 1] if place else None
    if previous is None:
        return False
    return previous.text in ("to", "at", "from", "of") or previous.kind in ("reach", "entity")


def _check_rate(scene: Scene, place: int) -> None:
    item = scene.items[place]
    amount = item.amount
    fact = _range_fact(scene)
    scene.mark(place)
    assert amount is not None
    if fact is None:
        scene.find(item, "quantity", "unsupported", "The target range is not among the facts.")
        return
    lower, upper = fact.value("lower"), fact.value("upper")
    if place and scene.items[place - 1].text == "from":
        change = change_fact(scene)
        shift = change.value("change_bp") / 100.0 if change else math.nan
        lower, upper = lower - shift, upper - shift
    if amount.upper is not None:
        holds = abs(amount.value - lower) < 0.005 and abs(amount.upper - upper) < 0.005
    else:
        holds = any(amount.holds(bound) for bound in _bounds(scene, lower, upper))
    actual = f"{lower:.2f}%–{upper:.2f}%"
    text = "" if holds else f"The text says {item.shown}; the target range is {actual}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _bounds(scene: Scene, lower: float, upper: float) -> tuple[float, ...]:
    tags = {item.tag for item in scene.items if item.kind == "policy"}
    if "top" in tags:
        return (upper,)
    return (lower,) if "bottom" in tags else (lower, upper)


def _check_change(scene: Scene, place: int) -> None:
    """A size in basis points or points: the last change, or the cycle's total."""
    item = scene.items[place]
    amount, fact = item.amount, change_fact(scene)
    scene.mark(place)
    assert amount is not None
    if fact is None:
        scene.find(item, "quantity", "unsupported", "The last change is not among the facts.")
        return
    sign, cue = _sign(scene, place)
    change, total = fact.value("change_bp"), fact.value("cumulative_bp_cycle")
    size = amount.value if amount.unit == "bp" else amount.value * 100.0
    tolerance = 0.6 if amount.unit == "bp" else min(0.6 * max(amount.step, 0.01) * 100.0, 10.0)
    words = " ".join(w.text for w in scene.words)
    cumulative = (
        scene.clause.has("total")
        or "since" in words
        or ("this year" in words and (" has " in words or " have " in words))
    )
    targets = (total, change) if cumulative else (change,)
    this_year = fact.value("total_bp_this_year")
    if cumulative and "this year" in words and not math.isnan(this_year):
        targets = (this_year, change)
    holds = any(abs(size - abs(t)) <= tolerance and t * (sign or t) > 0 for t in targets)
    if cue is not None:
        scene.mark(cue)
    actual = f"{'a cut' if change < 0 else 'an increase'} of {abs(change):.0f} basis points"
    text = "" if holds else f"The text says {item.shown}; the last change was {actual}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
    )


def _sign(scene: Scene, place: int) -> tuple[int, int | None]:
    nxt = after(scene, place)
    if kind_at(scene, nxt) in ("policy", "move") and nxt is not None and scene.items[nxt].sign:
        return scene.items[nxt].sign, nxt
    for kinds in (("policy", "move"),):
        found = nearest(scene, place, kinds, forward=False)
        while found is not None:
            if scene.items[found].sign:
                return scene.items[found].sign, found
            found = nearest(scene, found, kinds, forward=False)
    return 0, None


def _check_count(scene: Scene, place: int) -> None:
    """`its third cut of the year`, `after seven increases this year`, `its second of the year`."""
    item = scene.items[place]
    amount, fact = item.amount, change_fact(scene)
    assert amount is not None
    nxt = after(scene, place)
    counts = kind_at(scene, nxt) in ("policy", "move")
    spoken = scene.words if amount.unit == "times" else scene.words[item.stop :][:10]
    words = " ".join(w.text for w in spoken)
    in_year = any(
        mark in words
        for mark in ("year", f"of {scene.ledger.today.year}", f"in {scene.ledger.today.year}")
    )
    if not (in_year and (counts or amount.ordinal or _times_acted(scene, place))):
        if amount.ordinal and counts:
            scene.mark(place)
            text = "How many changes there were before this year is not among the facts."
            scene.find(item, "quantity", "unsupported", text)
        return
    scene.mark(place)
    if fact is None:
        scene.find(item, "quantity", "unsupported", "The last change is not among the facts.")
        return
    if amount.unit == "times":
        nxt = nearest(scene, place, ("policy",), forward=False)
        counts = nxt is not None
    sign = scene.items[nxt].sign if counts and nxt is not None else 0
    if counts and nxt is not None:
        scene.mark(nxt)
    actual = round(fact.value("nth_this_year"))
    this_year = fact.day("decided")
    holds = (
        amount.holds(float(actual))
        and (sign == 0 or fact.value("change_bp") * sign > 0)
        and this_year is not None
        and this_year.year == scene.ledger.today.year
    )
    shown = ordinal(actual) if amount.ordinal else str(actual)
    text = (
        ""
        if holds
        else f"The text says {item.shown}; the last change was number {actual} of its year."
    )
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else shown,
    )


def _times_acted(scene: Scene, place: int) -> bool:
    """`has raised rates four times`; not `meets eight times a year`."""
    amount = scene.items[place].amount
    assert amount is not None
    verb = nearest(scene, place, ("policy",), forward=False)
    return amount.unit == "times" and verb is not None and scene.items[verb].sign != 0


def _check_action(scene: Scene, place: int) -> None:
    """`cut rates on Wednesday` without a size."""
    item, fact = scene.items[place], change_fact(scene)
    scene.mark(place)
    if fact is None or not _asserts(scene, place):
        return
    holds = fact.value("change_bp") * item.sign > 0
    actual = "lowered" if fact.value("change_bp") < 0 else "raised"
    text = "" if holds else f"The Fed last {actual} its target range."
    scene.find(
        item,
        "direction",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
    )


def _asserts(scene: Scene, place: int) -> bool:
    if scene.clause.has("modal", "forecast", "neg"):
        return False
    if kind_at(scene, before(scene, place)) == "other":
        return False
    return scene.items[place].text.split()[-1] not in (
        "hikes",
        "hike",
        "increases",
    ) or scene.clause.has("reach")
