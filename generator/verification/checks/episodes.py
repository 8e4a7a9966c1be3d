"""Episodes: what one instrument did after another's earlier records, and divergence."""

import math

from generator.facts.fact import Episode, Fact
from generator.verification.scene import Scene


def episode_fact(scene: Scene) -> Fact | None:
    """The episodes fact that the sentence's subjects are about."""
    named = {s for x in scene.lexemes if x.kind == "entity" for s in x.ids} | set(scene.subjects)
    for fact in scene.ledger.facts.values():
        if fact.episodes and set(fact.subject.split(".after.")) & named:
            return fact
    return None


def speaks_of_episodes(scene: Scene) -> bool:
    """Whether the sentence looks forward from past days ("over the next 30 days")."""
    return any(x.period is not None and x.period.forward for x in scene.lexemes)


def check_episodes(scene: Scene) -> bool:
    """Judge every amount of a clause about past episodes."""
    fact = episode_fact(scene)
    if fact is None:
        return False
    days = next((x.period.count for x in scene.lexemes if x.period and x.period.forward), 30)
    for place, item in enumerate(scene.items):
        if item.amount is None or place in scene.used:
            continue
        scene.mark(place)
        if item.amount.is_relative:
            _check_move(scene, place, fact, days)
        else:
            _check_count(scene, place, fact)
    for place, item in enumerate(scene.items):
        if item.when is not None and place not in scene.used:
            scene.mark(place)
            holds = any(item.when.covers(e.day) for e in fact.episodes)
            text = "" if holds else "No such episode is among the facts."
            scene.find(item, "date", "supported" if holds else "wrong", text, fact=fact.id)
    scene.mark(
        *(i for i, x in enumerate(scene.items) if x.kind in ("move", "record", "first", "period"))
    )
    return True


def _after(episode: Episode, days: int) -> float | None:
    return episode.move_90d if days == 90 else episode.move_30d


def _check_move(scene: Scene, place: int, fact: Fact, days: int) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    from generator.verification.checks.moves import move_sign

    sign, _ = move_sign(scene, place)
    values = [v for e in fact.episodes if (v := _after(e, days)) is not None]
    values += [fact.value(f"median_{days}d")]
    known = [v for v in values if not math.isnan(v)]
    holds = any(amount.holds(abs(v) * 100.0) and (sign == 0 or v * sign > 0) for v in known)
    listed = ", ".join(f"{v * 100:+.1f}%" for v in known[:-1])
    text = "" if holds else f"The text says {item.shown}; the episodes gave {listed}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else listed,
    )


def _check_count(scene: Scene, place: int, fact: Fact) -> None:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    over = [e.move_30d for e in fact.episodes if e.move_30d is not None]
    counts = {
        float(len(fact.episodes)),
        float(len(over)),
        float(sum(v > 0 for v in over)),
        float(sum(v < 0 for v in over)),
        30.0,
        90.0,
    }
    later = [e.move_90d for e in fact.episodes if e.move_90d is not None]
    counts |= {
        float(len(later)),
        float(sum(v > 0 for v in later)),
        float(sum(v < 0 for v in later)),
    }
    holds = any(amount.holds(count) for count in counts)
    text = "" if holds else f"The facts hold {len(fact.episodes)} episodes."
    scene.find(item, "quantity", "supported" if holds else "wrong", text, fact=fact.id)


def check_divergence(scene: Scene, place: int) -> None:
    """`has diverged`, `has not followed`."""
    item = scene.items[place]
    scene.mark(place)
    named = {s for x in scene.lexemes if x.kind == "entity" for s in x.ids} | set(scene.subjects)
    for fact in scene.ledger.facts.values():
        if fact.measure == "divergence" and set(fact.subject.split(".vs.")) & named:
            scene.find(item, "ranking", "supported", fact=fact.id)
            return
