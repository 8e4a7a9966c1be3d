"""Bills: the New York Fed's purchases of Treasury bills, done and planned."""

from collections.abc import Iterable

from generator.facts.fact import Fact
from generator.verification.amount import Amount
from generator.verification.context import nearest
from generator.verification.lexeme import Lexeme
from generator.verification.say import say_day, say_like
from generator.verification.scene import Scene


def check_bills(scene: Scene) -> None:
    """Judge the dollar amounts, counts and dates of a clause about bill purchases."""
    for place, item in enumerate(scene.items):
        if place in scene.used or item.amount is None:
            continue
        if item.amount.unit == "usd" and item.amount.scaled:
            _check_amount(scene, place)
        elif item.amount.unit in ("none", "days") and not item.amount.ordinal:
            _check_count(scene, place)
    _check_dates(scene)
    _check_programme(scene)


def _check_programme(scene: Scene) -> None:
    """`initiates its bill purchase program`: the plan, or a purchase, shows that there is one."""
    cue = next((x for x in scene.items if x.text in ("program", "programme")), None)
    if cue is None:
        return
    plan, done = next(iter(plan_facts(scene)), None), scene.ledger.facts.get("fed.bill_purchases")
    fact = plan or done
    if fact is None:
        scene.find(cue, "forecast", "unsupported", "No purchase program is among the facts.")
        return
    named = "desk" in {x.tag for x in scene.lexemes if x.kind == "entity"}
    text = "" if named or plan is None else f"Name the source: {plan.attribution}."
    scene.find(cue, "forecast", "supported", text, fact=fact.id, warning=bool(text))


def plan_facts(scene: Scene) -> Iterable[Fact]:
    """Official claims about the Fed that name an amount in billions."""
    return (
        fact
        for fact in scene.ledger.facts.values()
        if fact.measure == "claim" and any(q.unit == "usd_bn" for q in fact.quantities.values())
    )


def _check_amount(scene: Scene, place: int) -> None:
    item = scene.items[place]
    scene.mark(place)
    if _is_planned(scene, place):
        _check_plan(scene, place)
        return
    fact = scene.ledger.facts.get("fed.bill_purchases")
    if fact is None:
        text = "No completed bill purchase is known at this time."
        scene.find(item, "quantity", "unsupported", text)
        return
    name = _meant(scene, fact)
    holds = any(_holds(item.amount, fact.value(n)) for n in name)
    actual = _say(item, fact.value(name[0]))
    text = "" if holds else f"The text says {item.shown}; the figure is {actual}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _is_planned(scene: Scene, place: int) -> bool:
    """Whether the amount belongs to a plan: the nearest cue around it decides."""
    if not scene.clause.has("plan"):
        return False
    cue = nearest(scene, place, ("first", "plan", "total"), forward=False, stop=("amount",))
    if cue is not None:
        return scene.items[cue].kind == "plan"
    return nearest(scene, place, ("plan",), forward=True) is not None


def _meant(scene: Scene, fact: Fact) -> tuple[str, ...]:
    """Which figure the words ask for: first, last, or total."""
    if scene.clause.has("first"):
        return ("first_bn",)
    spoken = _clause_words(scene)
    if {"latest", "last", "recent"} & spoken:
        return ("last_bn",)
    if scene.clause.has("total"):
        return ("total_bn",)
    days = [x.when for x in scene.items if x.when is not None]
    if "since" in spoken:
        return ("total_bn",)
    found = [
        name
        for name, key in (("last_bn", "last"), ("first_bn", "first"))
        if any((d := fact.day(key)) is not None and when.covers(d) for when in days)
    ]
    return tuple(found) or ("last_bn", "total_bn")


def _clause_words(scene: Scene) -> set[str]:
    first, last = scene.items[0].start, scene.items[-1].end
    return {word.text for word in scene.words if first <= word.start < last}


def _holds(amount: Amount | None, billions: float) -> bool:
    return amount is not None and amount.holds(billions * 1e9)


def _say(item: Lexeme, billions: float) -> str:
    assert item.amount is not None
    return say_like(item.amount, billions * 1e9)


def _check_plan(scene: Scene, place: int) -> None:
    item = scene.items[place]
    facts = list(plan_facts(scene))
    if not facts:
        scene.find(
            item, "quantity", "unsupported", "No plan for bill purchases is among the facts."
        )
        return
    fact = facts[0]
    sizes = [q.number for q in fact.quantities.values() if q.unit == "usd_bn"]
    holds = any(_holds(item.amount, size) for size in sizes)
    actual = _say(item, sizes[0])
    named = "desk" in {x.tag for x in scene.lexemes if x.kind == "entity"}
    text = "" if holds else f"The text says {item.shown}; the plan is {actual}."
    if holds and not named:
        text = f"Name the source: {fact.attribution}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
        replacement=None if holds else actual,
        warning=holds and not named,
    )


def _check_count(scene: Scene, place: int) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    for fact in plan_facts(scene):
        words = (fact.claim_text or "").replace("-", " ").split()
        if amount.unit == "days" and f"{amount.value:.0f}" in words:
            scene.mark(place)
            scene.find(item, "quantity", "supported", fact=fact.id)
            return
    done = scene.ledger.facts.get("fed.bill_purchases")
    if (
        done is not None
        and amount.unit == "none"
        and "operation" in " ".join(w.text for w in scene.words)
    ):
        scene.mark(place)
        holds = amount.holds(done.value("operations"))
        actual = f"{done.value('operations'):.0f}"
        text = "" if holds else f"The text says {item.shown}; there were {actual} operations."
        scene.find(item, "quantity", "supported" if holds else "wrong", text, fact=done.id)


def _check_dates(scene: Scene) -> None:
    done = scene.ledger.facts.get("fed.bill_purchases")
    days = [] if done is None else [d for k in ("first", "last", "next") if (d := done.day(k))]
    for fact in plan_facts(scene):
        days += [d for key in fact.dates if (d := fact.day(key)) is not None]
    for place, item in enumerate(scene.items):
        when = item.when
        if when is None or place in scene.used:
            continue
        scene.mark(place)
        if not days:
            scene.find(item, "date", "unsupported", "No bill purchase is known for that date.")
            continue
        if when.word:
            continue
        holds = any(when.covers(day) for day in days)
        text = (
            ""
            if holds
            else f"The text says {item.shown}; it is {say_day(days[0], scene.ledger.today)}."
        )
        scene.find(
            item,
            "date",
            "supported" if holds else "wrong",
            text,
            expected=None if holds else say_day(days[0], scene.ledger.today),
        )
