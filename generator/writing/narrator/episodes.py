"""Earlier cases of a pair, every one or the medians, with the sample named."""

from generator.context.display import join_words
from generator.draft import Sentence
from generator.facts.fact import Episode, Fact
from generator.writing.narrator.scene import Scene

MOST_LISTED = 4
"""With more episodes than this, medians say more than a list."""


def episodes(scene: Scene, b: str, a: str) -> list[Sentence]:
    """What B did after A's earlier first records; none before one of them is over."""
    fact = scene.fact(f"{b}.after.{a}.record")
    if fact is None or not any(e.move_30d is not None for e in fact.episodes):
        return []
    measured = [e for e in fact.episodes if e.move_30d is not None]
    every = len(measured) > 1 and all(_rose(e) for e in measured)
    often = "each time" if every else f"in {scene.t(fact, 'hits')} of {scene.t(fact, 'measured')}"
    cases = "case" if len(fact.episodes) == 1 else "cases"
    opening = (
        f"In {scene.t(fact, 'episodes')} earlier {cases} of {scene.short(a)} setting its first "
        f"record close in about a year or more, {scene.short(b)} was higher 30 days later {often}"
    )
    listed = _listed(scene, fact)
    said = [scene.say(f"{opening}{f': {listed}' if listed else ''}.")]
    if len(fact.episodes) < 5:
        few = f"{scene.t(fact, 'episodes')} {cases} {'is' if cases == 'case' else 'are'}"
        said.append(scene.say(f"{few} too few to call a pattern.", role="interpretation"))
    return said


def _listed(scene: Scene, fact: Fact) -> str | None:
    cases = [(n, e) for n, e in enumerate(fact.episodes, 1) if e.move_30d is not None]
    if not cases or len(cases) > MOST_LISTED:
        return None
    cases.sort(key=lambda case: not _rose(case[1]))
    told = [
        _case(scene, fact, n, "the record" if not at else "that") for at, (n, _) in enumerate(cases)
    ]
    rises = sum(_rose(e) for _, e in cases)
    ups, downs = told[:rises], told[rises:]
    rose = f"it rose {join_words(ups)}" if ups else ""
    fell = f"{'' if ups else 'it '}fell {join_words(downs)}" if downs else ""
    return ", but ".join(part for part in (rose, fell) if part)


def _case(scene: Scene, fact: Fact, number: int, what: str) -> str:
    move, month = scene.t(fact, f"e{number}_30d"), scene.t(fact, f"e{number}_month")
    return f"{move} after {what} of {month}"


def _rose(episode: Episode) -> bool:
    return (episode.move_30d or 0.0) > 0
