"""The Fed paragraph: the last decision when it is news, else where the range stands; the bills."""

from generator.context.selection import FRESH_DAYS
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.market.as_of import NEW_YORK
from generator.writing.narrator.scene import Scene

WEEKDAY_DAYS = 6
"""Within this many days a weekday names one day only."""


def policy(scene: Scene) -> list[Sentence]:
    """The last decision when it is news, else the standing range; plans; bill purchases."""
    said = [_decision(scene)] if is_fresh(scene) else _standing(scene)
    bills = scene.fact("fed.bill_purchases")
    plans = [f for f in claims(scene) if f.flags.get("kind") == "official"]
    told = [sentence for sentence in said if sentence is not None]
    if is_fresh(scene):
        told += [*_year_total(scene), *_next(scene)]
    told.extend(scene.say(scene.t(plan, "text")) for plan in plans)
    if bills is not None and days_since(scene, bills, "last") <= FRESH_DAYS:
        told.append(_bills(scene, bills))
    return told


def decision_fact(scene: Scene) -> Fact | None:
    """The latest known decision: a change, or a hold where the meetings are known."""
    meeting, change = scene.fact("fed.last_meeting"), scene.fact("fed.last_change")
    held = meeting is not None and meeting.flags.get("decision") == "hold"
    return meeting if held else change


def is_fresh(scene: Scene) -> bool:
    """Whether the latest decision is news."""
    return _age(scene) <= FRESH_DAYS


def is_overnight(scene: Scene) -> bool:
    """Whether the latest decision came on the note's session or after it."""
    fact = decision_fact(scene)
    day = fact.day(_day_of(fact)) if fact is not None else None
    return day is not None and day >= scene.context.session


def is_hold(fact: Fact) -> bool:
    """Whether a decision left the range where it was."""
    return fact.measure == "last_meeting"


def _age(scene: Scene) -> int:
    fact = decision_fact(scene)
    return FRESH_DAYS + 1 if fact is None else days_since(scene, fact, _day_of(fact))


def _day_of(fact: Fact) -> str:
    return "decision" if is_hold(fact) else "decided"


def _decision(scene: Scene) -> Sentence | None:
    fact = decision_fact(scene)
    if fact is None:
        return None
    day = f"{_day_of(fact)}_{'weekday' if _age(scene) <= WEEKDAY_DAYS else 'day'}"
    when = scene.t(fact, day)
    return _held(scene, fact, when) if is_hold(fact) else _changed(scene, fact, when)


def _held(scene: Scene, meeting: Fact, when: str) -> Sentence:
    current = scene.fact("fed.target_range")
    at = f" at {scene.t(current, 'range')}" if current is not None else ""
    wording = scene.choice("hold", ("left its target range unchanged", "held its target range"))
    text = f"The Federal Reserve {wording}{at} on {when}"
    if meeting.value("holds_in_a_row") > 1:
        text += f", its {scene.t(meeting, 'holds_in_a_row')} hold in a row"
    return scene.say(f"{text}.", meeting)


def _changed(scene: Scene, change: Fact, when: str) -> Sentence:
    up = change.value("change_bp") > 0
    verb = "raised" if up else scene.choice("cut", ("lowered", "cut"))
    step = (
        f"its target range by {scene.t(change, 'step')} to {scene.t(change, 'range')}, the "
        f"{scene.t(change, 'nth_this_year')} {'increase' if up else 'cut'} of the year"
    )
    opening = scene.choice("on", (f"On {when} the Federal Reserve {verb}", ""))
    if opening:
        return scene.say(f"{opening} {step}.")
    text = step.replace(", the ", f" on {when}, its ")
    return scene.say(f"The Federal Reserve {verb} {text}.")


def _standing(scene: Scene) -> list[Sentence | None]:
    """Where the range stands, since when, and when it may move: a line for any day."""
    current, meeting = scene.fact("fed.target_range"), scene.fact("fed.next_meeting")
    change = scene.fact("fed.last_change")
    if current is None or scene.brief:
        return []
    stands = scene.t(current, "range")
    since = f" since {scene.t(change, 'decided_month')}" if change is not None else ""
    if meeting is None:
        text = f"The Federal Reserve's target range has stood at {stands}{since}"
        return [scene.say(f"{text}.")] if since else []
    day = scene.t(meeting, "decision_day")
    if not since:
        text = f"The Federal Reserve, whose target range is {stands}, next decides on {day}"
        return [scene.say(f"{text}.")]
    if scene.choice("standing", ("one", "two")) == "one":
        whose = f"whose target range has been {stands}{since},"
        return [scene.say(f"The Federal Reserve, {whose} next decides on {day}.")]
    text = f"The Federal Reserve's target range has stood at {stands}{since}"
    return [scene.say(f"{text}."), scene.say(f"Its next scheduled decision is on {day}.")]


def _year_total(scene: Scene) -> list[Sentence]:
    """What a year's second change and later ones add up to, where all went one way."""
    change = scene.fact("fed.last_change")
    if change is None or change is not decision_fact(scene) or scene.brief:
        return []
    step, total = change.value("change_bp"), change.value("total_bp_this_year")
    decided = change.day("decided")
    several = change.value("nth_this_year") > 1 and abs(total) > abs(step) and step * total > 0
    if not several or decided is None or not scene.is_this_year(decided):
        return []
    noun = "increases" if step > 0 else "cuts"
    total_token = scene.t(change, "total_bp_this_year")
    return [scene.say(f"The Fed's {noun} this year add up to {total_token}.")]


def _next(scene: Scene) -> list[Sentence]:
    """The coming decision, after the one just told."""
    meeting = scene.fact("fed.next_meeting")
    if meeting is None or meeting.value("days") <= 0 or scene.brief:
        return []
    day = scene.t(meeting, "decision_day")
    wording = scene.choice(
        "next", (f"Its next scheduled decision is on {day}", f"It next decides on {day}")
    )
    return [scene.say(f"{wording}.")]


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


def claims(scene: Scene) -> list[Fact]:
    """Attributed statements known this morning."""
    return [fact for fact in scene.context.facts.values() if fact.measure == "claim"]


def days_since(scene: Scene, fact: Fact, name: str) -> int:
    """Calendar days from a fact's date to the as-of day; beyond fresh when it has none."""
    day = fact.day(name)
    today = scene.context.as_of.astimezone(NEW_YORK).date()
    return (today - day).days if day is not None else FRESH_DAYS + 1
