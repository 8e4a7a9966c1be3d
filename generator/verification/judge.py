"""Judge: run the checks on one clause, in the order in which words bind."""

from generator.verification.checks.bills import check_bills
from generator.verification.checks.comparisons import check_comparison
from generator.verification.checks.directions import check_direction, check_flat
from generator.verification.checks.episodes import (
    check_divergence,
    check_episodes,
    speaks_of_episodes,
)
from generator.verification.checks.extremes import check_best, check_range52
from generator.verification.checks.firsts import check_first
from generator.verification.checks.gaps import level_of
from generator.verification.checks.levels import check_level, previous_move_sign
from generator.verification.checks.past_extremes import check_past_extremes
from generator.verification.checks.policy import check_policy
from generator.verification.checks.quantifiers import (
    check_all,
    check_counted,
    check_group,
    check_only,
    check_some,
)
from generator.verification.checks.rankings import check_rank
from generator.verification.checks.record_counts import check_count, check_wait
from generator.verification.checks.records import check_record, is_reference
from generator.verification.checks.runs import check_run
from generator.verification.checks.spreads import check_spread
from generator.verification.checks.standing_records import own_dates
from generator.verification.checks.territory import check_territory
from generator.verification.context import after
from generator.verification.leftovers import judge_foreign, leftovers, others
from generator.verification.lexeme import Lexeme
from generator.verification.roles import amounts
from generator.verification.scene import Scene

_FED = frozenset(("fed", "desk", "bills"))


def judge(scene: Scene) -> None:
    """Judge every mention of a clause; findings are left on the scene."""
    tags = {e.tag for e in (*scene.clause.subjects, *scene.clause.objects)}
    others(scene)
    if scene.clause.is_foreign or (not scene.clause.subjects and scene.memory.foreign):
        judge_foreign(scene)
        return
    if not scene.subjects:
        leftovers(scene)
        return
    if scene.subjects == ("fed",):
        inherited = not scene.clause.subjects and scene.memory.is_bills
        bills = inherited or bool(tags & {"bills", "desk"}) or scene.clause.has("bills", "plan")
        scene.memory.is_bills = bills
        (check_bills if bills else check_policy)(scene)
        leftovers(scene)
        return
    if speaks_of_episodes(scene) and check_episodes(scene):
        return
    _judge_market(scene)


def _judge_market(scene: Scene) -> None:
    for place, item in enumerate(scene.items):
        if item.kind == "record" and is_reference(scene, place):
            scene.claimed.update(own_dates(scene, place))
    for check in (
        check_past_extremes,
        check_territory,
        _counts,
        _superlatives,
        _comparisons,
        amounts,
        _records,
        _directions,
        leftovers,
    ):
        check(scene)


_COUNTERS = (check_all, check_run, check_wait, check_count, check_some, check_counted)


def _counts(scene: Scene) -> None:
    for place, item in enumerate(scene.items):
        if item.amount is None or place in scene.used:
            continue
        for check in _COUNTERS:
            if check(scene, place):
                break


def _superlatives(scene: Scene) -> None:
    for place, item in enumerate(scene.items):
        if place in scene.used:
            continue
        if item.kind == "first" and not scene.clause.has("cross"):
            check_first(scene, place)
        elif item.kind == "best":
            check_best(scene, place)
        elif item.kind == "range52":
            check_range52(scene, place)


def _comparisons(scene: Scene) -> None:
    for place, item in enumerate(scene.items):
        if place in scene.used:
            continue
        if item.kind == "compare":
            check_comparison(scene, place)
        elif item.kind == "rank":
            check_rank(scene, place)
        elif item.kind == "diverge":
            check_divergence(scene, place)
        elif item.amount is not None and scene.clause.has("spread"):
            check_spread(scene, place)


def _records(scene: Scene) -> None:
    for place, item in enumerate(scene.items):
        if item.kind == "record":
            _finish_record(scene, place)


def _finish_record(scene: Scene, place: int) -> None:
    check_record(scene, place)
    value = level_of(scene, place)
    if value is None or value in scene.used or not scene.subjects:
        return
    check_level(scene, value, scene.subjects[0])


def _directions(scene: Scene) -> None:
    if scene.clause.has("forecast", "modal", "cause", "neg") or _is_general(scene):
        return
    for place, item in enumerate(scene.items):
        if place in scene.used:
            continue
        if item.kind == "flat":
            for subject in scene.subjects:
                check_flat(scene, place, subject)
        elif item.kind == "move" and _asserts_move(scene, place) and not check_group(scene, place):
            _check_move_word(scene, place, item)
            check_only(scene, place)


_GENERAL = frozenset(
    ("when", "whenever", "if", "usually", "often", "typically", "generally", "tend")
)
_BASE_FORMS = frozenset(
    ("rise", "fall", "gain", "climb", "drop", "decline", "lose", "increase", "decrease", "go up")
)


def _is_general(scene: Scene) -> bool:
    """`Bond prices fall when yields rise` says how things work, not what happened."""
    if not any(word.text in _GENERAL for word in scene.words):
        return False
    moves = [x for x in scene.lexemes if x.kind == "move"]
    if any(
        x.amount is not None or x.when is not None or x.period is not None for x in scene.lexemes
    ):
        return False
    return all(x.text.removesuffix("s") in _BASE_FORMS for x in moves)


def _check_move_word(scene: Scene, place: int, item: Lexeme) -> None:
    scene.mark(place)
    if scene.clause.lead == "after":
        sign = previous_move_sign(scene, scene.subjects[0])
        if sign is not None:
            holds = sign == item.sign
            text = "" if holds else "The session before went the other way."
            scene.find(item, "direction", "supported" if holds else "wrong", text)
        return
    for subject in scene.subjects:
        if not check_direction(scene, place, subject):
            return


def _asserts_move(scene: Scene, place: int) -> bool:
    item = scene.items[place]
    if item.tag == "run" or scene.clause.has("run"):
        return False
    if place and scene.items[place - 1].text in ("to", "of", "for", "by") and item.tag != "word":
        return scene.items[place - 1].text == "to" and _is_the_only(scene, place)
    if _is_noun_phrase(scene, item):
        return False
    return not (scene.clause.has("best") and item.tag == "verb" and after(scene, place) is None)


def _is_the_only(scene: Scene, place: int) -> bool:
    """`was the only one of the four indexes to fall`."""
    return any(x.kind == "quant" and x.text.startswith("the only") for x in scene.items[:place])


def _is_noun_phrase(scene: Scene, item: Lexeme) -> bool:
    """`a notable surge` names something; `surged` says it happened."""
    words = [word.text for word in scene.words_before(item)[-2:]]
    named = any(x.stop == item.word and x.kind in ("entity", "when") for x in scene.lexemes)
    articles = {"a", "an", "the", "this", "recent"}
    return item.tag == "verb" and not named and bool(articles & set(words))
