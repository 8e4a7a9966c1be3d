"""Treasuries, the Fed and what to watch: three short paragraphs."""

from generator.context.selection import FRESH_DAYS
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.market.as_of import NEW_YORK
from generator.writing.narrator.scene import Scene

SOON_DAYS = 21
"""A decision this close is worth saying when nothing else happened."""

WEEKDAY_DAYS = 6
"""Within this many days a weekday names one day only."""


def rates(scene: Scene) -> list[Sentence]:
    """Yields of the day in basis points, the 10-year first, and its year so far."""
    ten, two = _yield(scene, "yield.ust10y"), _yield(scene, "yield.ust2y")
    known = [fact for fact in (ten, two) if fact is not None]
    if not known:
        return []
    clauses = [_yield_clause(scene, fact) for fact in known]
    said = [scene.say(f"{', and '.join(clauses)}{scene.on_day(known[0])}.")]
    year = scene.fact(f"{known[0].subject}.move.ytd")
    if year is not None and abs(year.value("change")) >= 0.5:
        way = "up" if year.value("change") > 0 else "down"
        name = scene.short(known[0].subject)
        said.append(scene.say(f"{name} is {way} {scene.t(year, 'change')} so far this year."))
    return said


def _yield(scene: Scene, subject: str) -> Fact | None:
    fact = scene.fact(f"{subject}.move.1d")
    return fact if fact is not None and fact.as_of >= scene.context.session else None


def _yield_clause(scene: Scene, fact: Fact) -> str:
    name, level = scene.name(fact.subject), scene.t(fact, "level")
    if abs(fact.value("change")) < 0.5:
        return f"{name} was unchanged at {level}"
    verb = "rose" if fact.value("change") > 0 else "fell"
    return f"{name} {verb} {scene.t(fact, 'change')} to {level}"


def policy(scene: Scene) -> list[Sentence]:
    """The last change when it is news, else the range before a near meeting; then the bills."""
    said: list[Sentence] = []
    change = scene.fact("fed.last_change")
    if change is not None and days_since(scene, change, "decided") <= FRESH_DAYS:
        said.append(_change(scene, change))
    else:
        said.extend(_standing(scene))
    bills = scene.fact("fed.bill_purchases")
    plans = [f for f in _claims(scene) if f.flags.get("kind") == "official"]
    said.extend(scene.say(scene.t(plan, "text")) for plan in plans)
    if bills is not None and days_since(scene, bills, "last") <= FRESH_DAYS:
        said.append(_bills(scene, bills))
    return said


def _change(scene: Scene, change: Fact) -> Sentence:
    up = change.value("change_bp") > 0
    recent = days_since(scene, change, "decided") <= WEEKDAY_DAYS
    day = "decided_weekday" if recent else "decided_day"
    return scene.say(
        f"On {scene.t(change, day)} the Federal Reserve {'raised' if up else 'lowered'} its target "
        f"range by {scene.t(change, 'step')} to {scene.t(change, 'range')}, the "
        f"{scene.t(change, 'nth_this_year')} {'increase' if up else 'cut'} of the year."
    )


def _standing(scene: Scene) -> list[Sentence]:
    current, meeting = scene.fact("fed.target_range"), scene.fact("fed.next_meeting")
    if current is None or meeting is None or meeting.value("days") > SOON_DAYS:
        return []
    return [
        scene.say(
            f"The Federal Reserve, whose target range is {scene.t(current, 'range')}, next decides "
            f"on {scene.t(meeting, 'decision_day')}."
        )
    ]


def _bills(scene: Scene, bills: Fact) -> Sentence:
    if bills.value("operations") == 1:
        return scene.say(
            f"The New York Fed bought {scene.t(bills, 'first_bn')} of Treasury bills in its first "
            f"operation, on {scene.t(bills, 'first_day')}."
        )
    return scene.say(
        f"The New York Fed has bought {scene.t(bills, 'total_bn')} of Treasury bills in "
        f"{scene.t(bills, 'operations')} operations since {scene.t(bills, 'first_day')}; "
        f"the last, on {scene.t(bills, 'last_day')}, took {scene.t(bills, 'last_bn')}."
    )


def outlook(scene: Scene) -> list[Sentence]:
    """Attributed views as their sources stated them, and the next decision after fresh news."""
    views = [f for f in _claims(scene) if f.flags.get("kind") != "official"]
    ranked = sorted(views, key=lambda fact: -fact.salience)[:3]
    said = [scene.say(scene.t(view, "text")) for view in ranked]
    change, meeting = scene.fact("fed.last_change"), scene.fact("fed.next_meeting")
    fresh = change is not None and days_since(scene, change, "decided") <= FRESH_DAYS
    if meeting is not None and (fresh or said) and meeting.value("days") > 0:
        said.append(
            scene.say(
                f"The Fed's next scheduled decision is on {scene.t(meeting, 'decision_day')}."
            )
        )
    return said


def _claims(scene: Scene) -> list[Fact]:
    return [fact for fact in scene.context.facts.values() if fact.measure == "claim"]


def days_since(scene: Scene, fact: Fact, name: str) -> int:
    """Calendar days from a fact's date to the as-of day; beyond fresh when it has none."""
    day = fact.day(name)
    today = scene.context.as_of.astimezone(NEW_YORK).date()
    return (today - day).days if day is not None else FRESH_DAYS + 1
