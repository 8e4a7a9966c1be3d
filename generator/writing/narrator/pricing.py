"""What fed funds futures price: the odds of the coming decision and the rate a year ahead."""

from generator.context.display import join_words
from generator.draft import Sentence
from generator.writing.narrator.policy import claims
from generator.writing.narrator.scene import Scene

OUTCOMES = {"hold": "no change", "cut": "a cut", "hike": "a hike"}

LEAST_CHANCE = 0.0005
"""A smaller chance prints as zero."""

LEAST_BP = 0.5
"""A smaller change prints as zero basis points."""


def pricing(scene: Scene) -> list[Sentence]:
    """At most two sentences; none without fresh settlements."""
    said = _odds(scene)
    # A claim on what markets price tells the same in its source's words.
    claimed = any(claim.flags.get("kind") == "market_pricing" for claim in claims(scene))
    if said and not claimed and not scene.brief:
        said += _year_ahead(scene)
    return said


def _odds(scene: Scene) -> list[Sentence]:
    odds = scene.fact("fed.next_meeting_odds")
    if odds is None:
        return []
    priced = [name for name in OUTCOMES if odds.value(name) >= LEAST_CHANCE]
    priced.sort(key=lambda name: -odds.value(name))
    first, *others = priced
    text = (
        f"Fed funds futures put the chance of {OUTCOMES[first]} on "
        f"{scene.t(odds, 'decision_day')} at {scene.t(odds, first)}"
    )
    rest = [f"of {OUTCOMES[name]} at {scene.t(odds, name)}" for name in others]
    return [scene.say(f"{join_words([text, *rest])}.")]


def _year_ahead(scene: Scene) -> list[Sentence]:
    change = scene.fact("fed.expected_change.12m")
    if change is None or abs(change.value("change_bp")) < LEAST_BP:
        return []
    way = "higher" if change.value("change_bp") > 0 else "lower"
    size = scene.t(change, "change_bp")
    return [scene.say(f"They price a policy rate {size} {way} in 12 months.")]
