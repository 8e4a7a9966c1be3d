"""The outlook: what futures price, and attributed views as their sources stated them."""

from generator.draft import Sentence
from generator.writing.narrator.policy import claims
from generator.writing.narrator.pricing import pricing
from generator.writing.narrator.scene import Scene

MOST_VIEWS = 3


def outlook(scene: Scene) -> list[Sentence]:
    """The odds of the coming decision, then at most three views, the most salient first."""
    views = [f for f in claims(scene) if f.flags.get("kind") != "official"]
    ranked = sorted(views, key=lambda fact: -fact.salience)
    told = [scene.say(scene.t(view, "text")) for view in ranked[:MOST_VIEWS]]
    return [*pricing(scene), *told]
