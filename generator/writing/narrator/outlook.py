"""The outlook: attributed views as their sources stated them."""

from generator.draft import Sentence
from generator.writing.narrator.policy import claims
from generator.writing.narrator.scene import Scene

MOST_VIEWS = 3


def outlook(scene: Scene) -> list[Sentence]:
    """At most three views, the most recent first."""
    views = [f for f in claims(scene) if f.flags.get("kind") != "official"]
    ranked = sorted(views, key=lambda fact: -fact.salience)
    return [scene.say(scene.t(view, "text")) for view in ranked[:MOST_VIEWS]]
