"""Headline, dek, mail subject and preheader: the rarest thing first, no figure in the headline."""

from generator.context.display import join_words
from generator.context.selection import FRESH_DAYS
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import (
    big_day,
    gap_fact,
    record_clause,
    streak_clause,
)
from generator.writing.narrator.equities import BENCHMARK, by_salience, lead_of
from generator.writing.narrator.metals import lead_metal
from generator.writing.narrator.policy import days_since
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved, moved_to, size_of

_PRESENT_UP = {"small": "edges up", "plain": "rises", "big": "jumps", "huge": "soars"}
_PRESENT_DOWN = {"small": "slips", "plain": "falls", "big": "slides", "huge": "plunges"}


def headline(scene: Scene) -> Sentence:
    """A headline under 80 characters without a figure."""
    members = scene.members("equities")
    if not members:
        return _without_stocks(scene)
    records = by_salience(scene, [m for m in members if scene.at_record(m)])
    if len(records) > 1:
        names = join_words([_bare(m) for m in records])
        apart = _apart(scene)
        tail = f" as {_bare(apart)} lags" if apart else ""
        facts = [scene.fact(f"{m}.record_close") for m in records]
        return scene.say(f"{names} close at records{tail}", *facts, _divergence(scene))
    if records:
        return _one_record(scene, records[0])
    return _session(scene, members)


def _one_record(scene: Scene, subject: str) -> Sentence:
    record = scene.context.facts[f"{subject}.record_close"]
    if record.dates.get("first_since"):
        since = scene.t(record, "first_since_day")
        return scene.say(f"{_bare(subject)} closes at its first record since {since}", record)
    if record.value("streak") > 1:
        text = f"{_bare(subject)} closes at a record for {scene.nth(record, 'streak')} straight day"
        return scene.say(text, record)
    apart = _apart(scene)
    if apart:
        text = f"{_bare(subject)} closes at a record as {_bare(apart)} lags"
        return scene.say(text, record, _divergence(scene))
    return scene.say(f"{_bare(subject)} closes at a record", record)


def _session(scene: Scene, members: list[str]) -> Sentence:
    lead = lead_of(scene, members)
    for subject in (lead, BENCHMARK):
        since = big_day(scene, subject) if subject in members else None
        if since and "in data" not in since:
            return scene.say(f"{_bare(subject)} has its {since}", scene.move(subject))
    text = f"{_bare(lead)} {_present(scene, lead)}"
    streak = scene.fact(f"{lead}.streak")
    if streak is not None and streak_clause(scene, lead):
        text += f" for {scene.nth(streak, 'nth')} straight day"
    elsewhere = _record_elsewhere(scene)
    if elsewhere:
        facts = scene.move(lead), scene.fact(f"{elsewhere}.record_close")
        return scene.say(f"{text} as {_bare(elsewhere)} closes at a record", *facts)
    other = _opponent(scene, lead)
    if other:
        text = f"{text} as {_bare(other)} {_present(scene, other)}"
        return scene.say(text, scene.move(lead), scene.move(other))
    return _together(scene, members, text, lead)


def _record_elsewhere(scene: Scene) -> str | None:
    """The metal or the coin whose record close is the rarest of the day's."""
    others = [m for group in ("metals", "crypto") for m in scene.members(group)]
    return next(iter(by_salience(scene, [m for m in others if scene.at_record(m)])), None)


def _opponent(scene: Scene, lead: str) -> str | None:
    """Who moved most against the lead: another index, else a metal, else bitcoin."""
    for group in ("equities", "metals", "crypto"):
        against = [m for m in scene.members(group) if _opposed(scene, lead, m)]
        if against:
            return max(against, key=lambda m: abs(scene.move(m).value("fraction")))
    return None


def _together(scene: Scene, members: list[str], text: str, lead: str) -> Sentence:
    """Everything moved one way: say it of the indexes by name."""
    if len(members) < 2 or any(size_of(scene.move(m)) == "flat" for m in members):
        return scene.say(text, scene.move(lead))
    word = "rise" if scene.move(lead).value("fraction") > 0 else "fall"
    ordered = [lead, *(m for m in members if m != lead)]
    names = join_words([_bare(m) for m in ordered])
    return scene.say(f"{names} all {word}", *(scene.move(m) for m in ordered))


def _without_stocks(scene: Scene) -> Sentence:
    for group in ("metals", "crypto"):
        members = scene.members(group)
        if members:
            lead = lead_of(scene, members)
            return scene.say(f"{_bare(lead)} {_present(scene, lead)}", scene.move(lead))
    return scene.say("The morning's market note")


def dek(scene: Scene) -> Sentence:
    """The one number a hurried reader needs."""
    apart = _apart(scene)
    if apart and (gap := gap_fact(scene, apart)):
        return scene.say(_gap_sentence(scene, apart, gap))
    members = scene.members("equities")
    records = by_salience(scene, [m for m in members if scene.at_record(m)])
    if records:
        said = _closing(scene, records[0])
        return scene.say(f"{said.text.removesuffix('.')}, {record_clause(scene, records[0])}.")
    for subject in sorted(members, key=lambda m: m != BENCHMARK):
        gap = gap_fact(scene, subject)
        if gap is not None:
            return scene.say(_gap_sentence(scene, subject, gap))
    for group in ("equities", "metals", "crypto"):
        for subject in scene.members(group)[:1]:
            return _closing(scene, subject)
    return scene.say("No instrument has a completed session to report.")


def _closing(scene: Scene, subject: str) -> Sentence:
    level = scene.t(f"{subject}.close", "level")
    return scene.say(f"{_named(subject)} {moved_to(scene, subject, level)}.")


def _gap_sentence(scene: Scene, subject: str, gap: Fact) -> str:
    kind = "record close" if gap.measure.endswith("close") else "record high"
    is_are = "are" if scene.instrument(subject).plural else "is"
    its = "their" if is_are == "are" else "its"
    return (
        f"{_named(subject)} {is_are} {scene.t(gap, 'fraction')} below {its} {kind} of "
        f"{scene.t(gap, 'record_day')}."
    )


def preheader(scene: Scene) -> Sentence:
    """What else the note holds: metals, the Fed after a decision, yields; two items at most."""
    items = [item for item in (_metal_item(scene), _fed_item(scene), _rates_item(scene)) if item]
    if not items:
        return dek(scene)
    return scene.say(f"{'; '.join(items[:2])}.")


def _metal_item(scene: Scene) -> str | None:
    metals = scene.members("metals")
    if not metals:
        return None
    lead = lead_metal(scene, metals)
    name, record = f"{{{lead}.name}}", scene.at_record(lead)
    if size_of(scene.move(lead)) == "flat":
        return f"{name} closed at a record" if record else None
    return f"{name} {moved(scene, lead)}{' to a record close' if record else ''}"


def _fed_item(scene: Scene) -> str | None:
    change = scene.fact("fed.last_change")
    if change is None or days_since(scene, change, "decided") > FRESH_DAYS:
        return None
    return f"the Fed's target range is now {scene.t(change, 'range')}"


def _rates_item(scene: Scene) -> str | None:
    fact = scene.fact("yield.ust10y.move.1d")
    return f"{{yield.ust10y.name}} is {scene.t(fact, 'level')}" if fact else None


def _apart(scene: Scene) -> str | None:
    fact = _divergence(scene)
    return fact.subject.split(".vs.")[1] if fact else None


def _divergence(scene: Scene) -> Fact | None:
    for pair in scene.context.universe.pairs:
        fact = scene.fact(f"{pair.a}.vs.{pair.b}.divergence")
        if fact is not None and scene.at_record(pair.a):
            return fact
    return None


def _opposed(scene: Scene, one: str, other: str) -> bool:
    """Whether the other moved the other way, by more than one would call little changed."""
    if size_of(scene.move(other)) == "flat":
        return False
    return scene.move(one).value("fraction") * scene.move(other).value("fraction") < 0


def _present(scene: Scene, subject: str) -> str:
    move = scene.move(subject)
    size = size_of(move)
    if size == "flat":
        return "is little changed"
    return (_PRESENT_UP if move.value("fraction") > 0 else _PRESENT_DOWN)[size]


def _bare(subject: str) -> str:
    return f"{{{subject}.bare}}"


def _named(subject: str) -> str:
    return f"{{{subject}.short}}"
