"""Extremes: first since, largest since, highest since, 52-week highs and lows."""

from datetime import date, timedelta

from generator.verification.checks.ever import check_ever
from generator.verification.checks.own_day import own_day
from generator.verification.context import nearest
from generator.verification.lexeme import Lexeme
from generator.verification.period import Period
from generator.verification.say import capital, say_day, say_level
from generator.verification.scene import Scene
from generator.verification.when import When


def limit_after(scene: Scene, place: int) -> int | None:
    """The date or period a superlative reaches back to: `since March`, `in five years`."""
    found = nearest(scene, place, ("when", "period", "coverage"), forward=True, stop=("best",))
    if found is None or found in scene.used:
        return None
    item = scene.items[found]
    if item.when is not None:
        linked = any(x.text.endswith(("since", "from")) for x in scene.items[place:found])
        return found if linked and item.when.grain not in ("relative",) else None
    return found


def holds_since(limit: Lexeme, previous: date | None, session: date) -> bool | None:
    """Whether nothing as extreme happened between the limit and `session`.

    Args:
        limit: The date or period the text names.
        previous: The latest earlier session that was as extreme; None when the data hold none.
        session: The session spoken of.

    Returns:
        None when the limit cannot be read. A limit later than `previous` is loose but true.
    """
    if previous is None:
        return True
    if limit.when is not None:
        return _since_when(limit.when, previous, session)
    if limit.period is not None:
        return _in_period(limit.period, previous, session)
    return None


def _since_when(when: When, previous: date, session: date) -> bool:
    if when.weekday is not None and when.first is None:
        back = (session.weekday() - when.weekday) % 7 or 7
        return previous <= session - timedelta(days=back)
    return when.last is not None and previous <= when.last


def _in_period(period: Period, previous: date, session: date) -> bool:
    base = period.base_day(session)
    if base is None:
        return period.measure == "sessions"
    if period.window in ("wtd", "mtd", "qtd", "ytd"):
        return previous <= base
    slack = timedelta(days=max(3, (session - base).days // 40))
    if period.hedge == "nearly":
        return previous <= base + (session - base) / 8
    if period.hedge == "more":
        return previous < base
    return previous <= base + slack


def check_best(scene: Scene, place: int) -> bool:
    """`best day since D`, `largest loss since D`, `highest close since D`."""
    item = scene.items[place]
    if not scene.subjects:
        return False
    if item.tag == "level":
        return _check_extreme_level(scene, place)
    limit = limit_after(scene, place)
    if limit is not None and _is_weekly(scene, place):
        scene.mark(place, limit)
        text = "How weeks and longer stretches rank is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return True
    if limit is None:
        return check_ever(scene, place)
    scene.mark(place, limit)
    for subject in scene.subjects[:1]:
        _judge_best(scene, place, limit, subject)
    return True


def check_not_since(scene: Scene, place: int) -> bool:
    """`Not since May 2012 had silver risen as much`: a largest move, said the other way round."""
    limit = limit_after(scene, place)
    if limit is None or not scene.subjects or not scene.clause.has("move"):
        return False
    scene.mark(place, limit)
    _judge_best(scene, place, limit, scene.subjects[0])
    return True


def _is_weekly(scene: Scene, place: int) -> bool:
    words = [w.text for w in scene.words[scene.items[place].stop :][:2]]
    if words[:1] in (["this"], ["of"], ["in"], ["so"], ["since"]):
        return False
    return bool({"week", "weekly", "month", "monthly", "quarter", "quarterly", "year"} & set(words))


def _best_sign(scene: Scene, place: int) -> int:
    item = scene.items[place]
    if item.sign:
        return item.sign
    if item.text in ("best", "worst"):
        return 1 if item.text == "best" else -1
    noun = nearest(scene, place, ("move",), forward=True, stop=("amount", "when"))
    if noun is not None:
        scene.mark(noun)
        return scene.items[noun].sign
    back = nearest(scene, place, ("move",), forward=False)
    return scene.items[back].sign if back is not None else 0


def _judge_best(scene: Scene, place: int, limit: int, subject: str) -> None:
    item, named = scene.items[place], scene.items[limit]
    session = own_day(scene, place, subject)
    found = scene.ledger.largest_since(subject, session)
    if found is None or session is None:
        text = (
            f"How {scene.name(subject)}'s move ranks against earlier days is not among the facts."
        )
        scene.find(item, "superlative", "unsupported", text)
        scene.find(named, "date", "unsupported", text)
        return
    since = found.since
    sign = _best_sign(scene, place)
    right_way = sign == 0 or found.fraction * sign > 0
    if named.kind == "coverage":
        _judge_in_data(scene, item, named, right_way and since is None, found.fact, since)
        return
    holds = holds_since(named, since, session)
    reaches = since is not None or _within_coverage(named, found.coverage_start)
    if holds and not reaches:
        text = "The data do not reach back that far."
        scene.find(item, "superlative", "unsupported", text, fact=found.fact)
        return
    ok = bool(holds) and right_way
    text = "" if ok else _best_text(scene, subject, found.fraction, since)
    day = say_day(since, scene.ledger.today)
    scene.find(
        item,
        "superlative",
        "supported" if ok else "wrong",
        text,
        fact=found.fact,
        expected=None if ok else f"since {day}",
    )
    scene.find(
        named,
        "date",
        "supported" if ok else "wrong",
        text,
        fact=found.fact,
        expected=None if ok else day,
        replacement=day if not ok and right_way else None,
    )


def _best_text(scene: Scene, subject: str, fraction: float, since: date | None) -> str:
    size = f"{fraction * 100:+.2f}%"
    day = say_day(since, scene.ledger.today)
    return f"{capital(scene.name(subject))} moved {size}, the most in that direction since {day}."


def _judge_in_data(
    scene: Scene, item: Lexeme, named: Lexeme, holds: bool, fact: str | None, since: date | None
) -> None:
    text = "" if holds else f"A larger one came on {say_day(since, scene.ledger.today)}."
    scene.find(item, "superlative", "supported" if holds else "wrong", text, fact=fact)
    scene.find(named, "date", "supported" if holds else "wrong", text, fact=fact)


def _within_coverage(named: Lexeme, start: date | None) -> bool:
    if start is None or named.when is None or named.when.first is None:
        return True
    return named.when.last is None or named.when.last >= start


def _check_extreme_level(scene: Scene, place: int) -> bool:
    """`highest close since D`: no close beyond today's between D and today."""
    limit = limit_after(scene, place)
    if limit is None:
        return False
    item, named = scene.items[place], scene.items[limit]
    subject = scene.subjects[0]
    session = scene.day(subject)
    level = scene.ledger.level(subject, session)
    start = _limit_start(named, session)
    scene.mark(place, limit)
    if level is None or session is None or start is None:
        text = f"{capital(scene.name(subject))}'s level at that time is not among the facts."
        scene.find(item, "superlative", "unsupported", text)
        return True
    highest = item.sign > 0
    point = scene.ledger.extreme(
        subject, start, session - timedelta(days=1), "close", highest=highest
    )
    record = scene.ledger.record(subject, "close", session) if highest else None
    if point is None:
        verdict = "supported" if record is not None and record.is_record else "unsupported"
        scene.find(item, "superlative", verdict, "Needs a price history.")  # type: ignore[arg-type]
        return True
    holds = level.value > point.level if highest else level.value < point.level
    actual = say_level(point.level, scene.unit(subject))
    day = say_day(point.day, scene.ledger.today)
    text = "" if holds else f"{capital(scene.name(subject))} closed at {actual} on {day}."
    scene.find(item, "superlative", "supported" if holds else "wrong", text)
    scene.find(named, "date", "supported" if holds else "wrong", text)
    return True


def _limit_start(named: Lexeme, session: date | None) -> date | None:
    """First day after the limit: a close on the limit itself may be higher."""
    if named.when is not None and named.when.last is not None:
        return named.when.last + timedelta(days=1)
    if named.period is not None and session is not None:
        return named.period.base_day(session)
    return None


def check_range52(scene: Scene, place: int) -> None:
    """`ended at a 52-week closing high`."""
    item = scene.items[place]
    scene.mark(place)
    negated = any(x.kind == "neg" for x in scene.items[:place])
    for subject in scene.subjects:
        fact = scene.ledger.facts.get(f"{subject}.range_52w")
        level = scene.ledger.level(subject, scene.day(subject))
        edge = _edge(scene, subject, item.sign)
        if level is None or edge is None:
            text = f"{capital(scene.name(subject))}'s 52-week range is not among the facts."
            scene.find(item, "superlative", "unsupported", text)
            return
        at_edge = level.value >= edge if item.sign > 0 else level.value <= edge
        holds = at_edge != negated
        word = "high" if item.sign > 0 else "low"
        level_text = say_level(edge, scene.unit(subject))
        text = f"The 52-week closing {word} of {scene.name(subject)} is {level_text}."
        scene.find(
            item,
            "superlative",
            "supported" if holds else "wrong",
            "" if holds else text,
            fact=fact.id if fact else None,
        )
        if not holds:
            return


def _edge(scene: Scene, subject: str, sign: int) -> float | None:
    fact = scene.ledger.facts.get(f"{subject}.range_52w")
    day = scene.day(subject)
    if fact is not None and day == fact.as_of:
        return fact.value("high" if sign > 0 else "low")
    if day is None:
        return None
    point = scene.ledger.extreme(subject, day - timedelta(days=364), day, "close", highest=sign > 0)
    return point.level if point else None
