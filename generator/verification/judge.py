"""Judge: run the checks on one clause, in the order in which words bind."""

from generator.verification.amount import DURATIONS
from generator.verification.checks.bills import check_bills
from generator.verification.checks.comparisons import (
    check_all,
    check_apart,
    check_comparison,
    check_counted,
    check_only,
    check_rank,
    check_some,
    check_spread,
)
from generator.verification.checks.episodes import (
    check_divergence,
    check_episodes,
    speaks_of_episodes,
)
from generator.verification.checks.extremes import check_best, check_first, check_range52
from generator.verification.checks.gaps import check_gap, gap_role, level_of
from generator.verification.checks.levels import (
    check_crossing,
    check_level,
    check_peak,
    check_reached,
    previous_move_sign,
)
from generator.verification.checks.moves import (
    check_direction,
    check_flat,
    check_move,
    check_multiple,
)
from generator.verification.checks.policy import check_policy
from generator.verification.checks.records import (
    check_count,
    check_passed_record,
    check_record,
    check_wait,
)
from generator.verification.checks.runs import check_run
from generator.verification.context import after, before, kind_at, nearest
from generator.verification.lexeme import Lexeme
from generator.verification.scene import Scene

_FED = frozenset(("fed", "desk", "bills"))


def judge(scene: Scene) -> None:
    """Judge every mention of a clause; findings are left on the scene."""
    tags = {e.tag for e in (*scene.clause.subjects, *scene.clause.objects)}
    _others(scene)
    if scene.clause.is_foreign or (not scene.clause.subjects and scene.memory.foreign):
        _judge_foreign(scene)
        return
    if not scene.subjects:
        _leftovers(scene)
        return
    if scene.subjects == ("fed",):
        inherited = not scene.clause.subjects and scene.memory.is_bills
        bills = inherited or bool(tags & {"bills", "desk"}) or scene.clause.has("bills", "plan")
        scene.memory.is_bills = bills
        (check_bills if bills else check_policy)(scene)
        _leftovers(scene)
        return
    if speaks_of_episodes(scene) and check_episodes(scene):
        return
    _judge_market(scene)


def _others(scene: Scene) -> None:
    """Figures behind a measure no fact holds: volume, payrolls, odds, earnings."""
    other: Lexeme | None = None
    for place, item in enumerate(scene.items):
        if item.kind == "other":
            other = item
        elif other is not None and item.amount is not None:
            scene.mark(place)
            text = f"The facts hold nothing about {other.shown}."
            scene.find(item, "quantity", "unsupported", text)
        elif other is not None and item.kind == "move":
            scene.mark(place)
    _forecasts(scene)


def _forecasts(scene: Scene) -> None:
    """Figures behind a forecast are the forecaster's; no fact can hold them."""
    cue = next((x for x in scene.items if x.kind == "forecast"), None)
    if cue is None or scene.clause.has("plan"):
        return
    for place, item in enumerate(scene.items):
        if item.amount is not None and item.start > cue.start and place not in scene.used:
            scene.mark(place)
            scene.find(item, "quantity", "unsupported", "A forecast needs a source.")


def _judge_foreign(scene: Scene) -> None:
    names = [e for e in scene.clause.subjects if e.tag == "foreign"]
    name = names[0].shown if names else "the subject"
    text = f"The facts do not cover {name}."
    claims = [
        x for x in scene.items if x.amount or x.kind in ("move", "record", "multiple", "range52")
    ]
    for item in claims:
        scene.find(item, "quantity" if item.amount else "direction", "unsupported", text)
    if claims:
        for lexeme in names:
            scene.find(lexeme, "entity", "unsupported", text)


def _judge_market(scene: Scene) -> None:
    for check in (
        _counts,
        _superlatives,
        _comparisons,
        _amounts,
        _records,
        _directions,
        _leftovers,
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


def _amounts(scene: Scene) -> None:
    groups = _distribution(scene)
    for place, item in enumerate(scene.items):
        if item.amount is None or place in scene.used or item.amount.ordinal:
            continue
        if item.amount.unit in (*DURATIONS, "other", "times"):
            continue
        subjects = groups.get(place) or _bracketed(scene, place) or scene.subjects
        _check_each(scene, place, subjects)
    for place, item in enumerate(scene.items):
        if item.kind == "multiple" and place not in scene.used:
            for subject in scene.subjects:
                check_multiple(scene, place, subject)


def _check_each(scene: Scene, place: int, subjects: tuple[str, ...]) -> None:
    """One figure said of several subjects must hold for each; the first failure is enough."""
    earlier = len(scene.findings)
    for subject in subjects:
        check_amount(scene, place, subject)
        if any(f.verdict in ("wrong", "unsupported") for f in scene.findings[earlier:]):
            return


def _distribution(scene: Scene) -> dict[int, tuple[str, ...]]:
    """`A, B and C rose 1%, 2% and 3%`: one figure a subject, in order."""
    count = len(scene.subjects)
    if count < 2:
        return {}
    run: list[int] = []
    for place, item in enumerate(scene.items):
        if item.amount is not None and not item.amount.ordinal and place not in scene.used:
            run.append(place)
        elif item.kind not in ("comma", "join", "move", "prep") and run:
            if len(run) == count:
                break
            run = []
    if len(run) != count:
        return {}
    return {place: (scene.subjects[i],) for i, place in enumerate(run)}


def _bracketed(scene: Scene, place: int) -> tuple[str, ...]:
    """`the Dow (+1.67%)`: the figure belongs to the name before the bracket."""
    previous = place - 1
    if previous < 1 or scene.items[previous].kind != "bracket" or scene.items[previous].tag != "(":
        return ()
    entity = scene.items[previous - 1]
    return entity.ids if entity.kind == "entity" and entity.tag == "subject" else ()


def check_amount(scene: Scene, place: int, subject: str) -> None:
    """Decide what an amount measures, and judge it."""
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    if check_apart(scene, place, subject):
        return
    role = gap_role(scene, place)
    if role is not None:
        check_gap(scene, place, subject, *role)
        scene.memory.role = "gap"
        return
    cross = before(scene, place)
    if amount.is_level_like and kind_at(scene, cross) == "cross" and cross is not None:
        if check_passed_record(scene, place, subject):
            return
        check_crossing(scene, place, subject, cross)
        return
    peak = nearest(scene, place, ("peak",), forward=False, stop=("amount",))
    if peak is not None and amount.is_level_like:
        check_peak(scene, place, subject, peak)
        return
    _check_plain(scene, place, subject)


def _check_plain(scene: Scene, place: int, subject: str) -> None:
    if _is_record_level(scene, place):
        return
    if _is_level(scene, place, subject):
        if _past_stretch(scene, place):
            check_reached(scene, place, subject)
        else:
            check_level(scene, place, subject)
        return
    if _is_parallel_gap(scene, place, subject):
        check_gap(scene, place, subject, "below", None)
        return
    check_move(scene, place, subject)


def _is_record_level(scene: Scene, place: int) -> bool:
    """Left to the record check: `record close of 983`, `a record $63.93`."""
    amount = scene.items[place].amount
    if amount is None or not amount.is_level_like:
        return False
    return any(
        x.kind == "record" and level_of(scene, i) == place for i, x in enumerate(scene.items)
    )


def _is_level(scene: Scene, place: int, subject: str) -> bool:
    item = scene.items[place]
    amount = item.amount
    assert amount is not None
    is_yield = scene.ledger.is_yield(subject)
    if amount.unit in ("percent", "none") and is_yield:
        return _after_level_word(scene, place)
    if not amount.is_level_like:
        return False
    if _after_level_word(scene, place):
        return True
    if amount.unit == "points" or amount.sign:
        return False
    previous = before(scene, place)
    if kind_at(scene, previous) == "move":
        return False
    return amount.unit == "usd" or amount.grouped or amount.value >= 100


def _after_level_word(scene: Scene, place: int) -> bool:
    previous = scene.items[place - 1] if place else None
    if previous is None:
        return False
    if previous.kind == "prep" and previous.text in ("to", "at", "near", "around", "from"):
        return True
    return previous.kind in ("quote", "close", "above", "below", "reach", "near", "total")


def _past_stretch(scene: Scene, place: int) -> bool:
    """Whether a past month or part of one, rather than a session, is named for the level."""
    found = nearest(
        scene, place, ("when",), forward=True, stop=("amount", "record", "best", "first")
    )
    when = scene.items[found].when if found is not None else None
    if (
        when is None
        or found is None
        or found in scene.used
        or scene.items[found - 1].text == "since"
    ):
        return False
    return when.grain in ("part", "month", "quarter", "season", "year")


def _is_parallel_gap(scene: Scene, place: int, subject: str) -> bool:
    """`the Russell 2000, at 21.4%, ...` after a distance continues it."""
    amount = scene.items[place].amount
    assert amount is not None
    at = place > 0 and scene.items[place - 1].text == "at"
    return (
        at
        and amount.is_relative
        and not scene.ledger.is_yield(subject)
        and scene.memory.role == "gap"
    )


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
    if scene.clause.has("forecast", "modal", "cause", "neg"):
        return
    for place, item in enumerate(scene.items):
        if place in scene.used:
            continue
        if item.kind == "flat":
            for subject in scene.subjects:
                check_flat(scene, place, subject)
        elif item.kind == "move" and _asserts_move(scene, place):
            _check_move_word(scene, place, item)
            check_only(scene, place)


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
        return False
    if _is_noun_phrase(scene, item):
        return False
    return not (scene.clause.has("best") and item.tag == "verb" and after(scene, place) is None)


def _is_noun_phrase(scene: Scene, item: Lexeme) -> bool:
    """`a notable surge` names something; `surged` says it happened."""
    words = [word.text for word in scene.words_before(item)[-2:]]
    named = any(x.stop == item.word and x.kind in ("entity", "when") for x in scene.lexemes)
    articles = {"a", "an", "the", "this", "recent"}
    return item.tag == "verb" and not named and bool(articles & set(words))


def _leftovers(scene: Scene) -> None:
    for place, item in enumerate(scene.items):
        if item.amount is None or place in scene.used:
            continue
        if item.amount.ordinal or (item.amount.unit in DURATIONS and not item.amount.digits):
            continue
        if _is_harmless(scene, item):
            scene.find(item, "quantity", "no_claim", "A count that states nothing about a market.")
            continue
        text = f"The text says {item.shown}, but nothing in the facts can be compared with it."
        scene.find(item, "quantity", "unsupported", text)


def _is_harmless(scene: Scene, item: Lexeme) -> bool:
    amount = item.amount
    assert amount is not None
    if amount.unit == "none" and amount.value <= 12 and not amount.digits:
        return True
    return (
        not scene.subjects
        and not scene.clause.has("move", "record", "other")
        and (amount.unit == "none" and amount.value <= 12)
    )
