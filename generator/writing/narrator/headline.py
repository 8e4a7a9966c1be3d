"""Headline and preheader: the rarest story first, joined to the next; figures only by token."""

from generator.context.selection import FRESH_DAYS
from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.writing.narrator.dek import dek
from generator.writing.narrator.metals import lead_metal
from generator.writing.narrator.policy import days_since
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.stock_stories import stock_stories
from generator.writing.narrator.stories import bare, other_stories, present
from generator.writing.narrator.story import Story
from generator.writing.narrator.verbs import moved, size_of

Headline = tuple[str, tuple[Fact | None, ...]]
"""Token text, and facts it rests on beyond its tokens."""

LEAST_CONTRAST = 0.5
"""Of a usual day."""

LONGEST = 79
"""Characters a headline may have as printed."""


def ranked_stories(scene: Scene) -> list[Story]:
    """The morning's stories, the most unusual first."""
    return sorted((*stock_stories(scene), *other_stories(scene)), key=lambda story: -story.bits)


def headline(scene: Scene, stories: list[Story]) -> Sentence:
    """A headline under 80 characters."""
    if not stories:
        return _without_stories(scene)
    first, *others = stories
    for text, facts in _joined(scene, first, others):
        if len(scene.printed(text)) <= LONGEST:
            return scene.say(text, *first.facts, *facts)
    return scene.say(first.tail or first.main, *first.facts)


def _joined(scene: Scene, first: Story, others: list[Story]) -> list[Headline]:
    """The first story with every tail it can have, the best first, then alone."""
    found: list[Headline] = []
    apart = divergence(scene)
    if apart is not None and first.section == "equities":
        b = apart.subject.split(".vs.")[1]
        found.append((f"{first.main} as {bare(b)} lags", (apart,)))
    found += [
        (f"{first.main}{_tail(first, story)}", story.facts)
        for story in others
        if story.tail and story.section != first.section
    ]
    if first.section == "equities" and not apart:
        found = _with_opponent(scene, first, others, found)
    return [*found, (first.main, ())]


def _with_opponent(
    scene: Scene, first: Story, others: list[Story], found: list[Headline]
) -> list[Headline]:
    """The tails with a disagreement added: ahead of them among indexes, else after them."""
    other = _opponent(scene, first.subject)
    if other is None:
        return found
    main = first.main
    if first.is_shared and first.tail and scene.choice("shared", ("two", "one", "two")) == "two":
        main = first.tail
    elif first.is_shared:
        return found
    line = (f"{main} as {bare(other)} {present(scene, other)}", (scene.move(other),))
    ahead = other in scene.members("equities") and not _outranked(others)
    return [line, *found] if ahead else [*found, line]


def _tail(first: Story, story: Story) -> str:
    """`, as does gold` where both tell of records, else `as gold slides`."""
    if story.too and "record" in first.main and "since" not in first.main:
        return story.too
    return f" as {story.tail}"


def _outranked(others: list[Story]) -> bool:
    """Whether another theme is rarer than a disagreement among indexes."""
    return bool(others) and others[0].bits >= 5.0


def _opponent(scene: Scene, lead: str) -> str | None:
    """Who moved most against the lead: another index, else a metal, else bitcoin."""
    if scene.at_record(lead):
        return None
    for group in ("equities", "metals", "crypto"):
        against = [m for m in scene.members(group) if _opposed(scene, lead, m)]
        if group != "equities":
            against = [m for m in against if _tells(scene, m)]
        if against:
            return max(against, key=lambda m: abs(scene.move(m).value("fraction")))
    return None


def _tells(scene: Scene, other: str) -> bool:
    """Whether a move outside stocks is large enough to set against them."""
    move = scene.move(other)
    return abs(move.value("fraction")) >= LEAST_CONTRAST * (move.value("usual_day") or 0.0)


def _opposed(scene: Scene, one: str, other: str) -> bool:
    """Whether the other moved the other way, by more than one would call little changed."""
    if size_of(scene.move(other)) == "flat":
        return False
    return scene.move(one).value("fraction") * scene.move(other).value("fraction") < 0


def _without_stories(scene: Scene) -> Sentence:
    for group in ("metals", "crypto"):
        for member in scene.members(group)[:1]:
            text = f"{bare(member)} {present(scene, member)}"
            return scene.say(text, scene.move(member))
    return scene.say("The morning's market note")


def divergence(scene: Scene) -> Fact | None:
    """A declared pair of which one is at a record and the other far below its own."""
    for pair in scene.context.universe.pairs:
        fact = scene.fact(f"{pair.a}.vs.{pair.b}.divergence")
        if fact is not None and scene.at_record(pair.a):
            return fact
    return None


def preheader(scene: Scene, stories: list[Story]) -> Sentence:
    """What else the note holds: metals, the Fed after a decision, yields; two items at most."""
    lead = stories[0].section if stories else ""
    found = {
        "metals": _metal_item(scene),
        "policy": _fed_item(scene),
        "rates": _rates_item(scene),
    }
    items = [item for section, item in found.items() if item and section != lead]
    if not items:
        return dek(scene, stories, divergence(scene))
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
