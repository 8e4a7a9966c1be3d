"""Policy dates: when the Fed decided, and when it decides next."""

from datetime import date

from generator.facts.fact import Fact
from generator.verification.lexeme import Lexeme
from generator.verification.say import say_day
from generator.verification.scene import Scene
from generator.verification.when import When


def change_fact(scene: Scene) -> Fact | None:
    """The last change of the target range."""
    return scene.ledger.facts.get("fed.last_change")


def check_dates(scene: Scene) -> None:
    """Judge every date of a clause about the Fed's rate."""
    fact = change_fact(scene)
    if fact is None or scene.clause.has("forecast", "modal"):
        return
    for place, item in enumerate(scene.items):
        when = item.when
        if when is None or place in scene.used or _follows_since(scene, item):
            continue
        if _is_ahead(scene, item, when):
            scene.mark(place)
            _check_next(scene, item, when)
        elif scene.clause.has("policy", "move", "amount"):
            scene.mark(place)
            _check_decided(scene, item, when, fact)


def _follows_since(scene: Scene, item: Lexeme) -> bool:
    """`since it began in 2015` names where a count starts, not a decision."""
    return any(word.text == "since" for word in scene.words_before(item)[-6:])


def _check_decided(scene: Scene, item: Lexeme, when: When, fact: Fact) -> None:
    decided = fact.day("decided")
    if when.weekday is not None and when.first is None:
        holds = _is_recent_weekday(when.weekday, decided, scene.ledger.today)
    elif when.word:
        holds = _is_relative(when.word, decided, scene.ledger.today)
    else:
        holds = decided is not None and when.covers(decided)
        holds = holds or _is_effective(scene, item, fact.day("effective"))
    if any(x.kind == "policy" and x.tag == "hold" for x in scene.items):
        if holds:
            _contradict_hold(scene, item, fact)
        return
    actual = say_day(decided, scene.ledger.today)
    text = "" if holds else f"The text says {item.shown}; the Fed decided on {actual}."
    scene.find(
        item,
        "date",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _contradict_hold(scene: Scene, item: Lexeme, fact: Fact) -> None:
    change = fact.value("change_bp")
    actual = f"{'lowered' if change < 0 else 'raised'} its range by {abs(change):.0f} basis points"
    text = f"The Fed {actual} on {say_day(fact.day('decided'), scene.ledger.today)}."
    scene.find(item, "date", "wrong", text, fact=fact.id, expected=actual)


def _is_ahead(scene: Scene, item: Lexeme, when: When) -> bool:
    """`next decides on July 29`, `its next meeting, on December 18`."""
    words = {word.text for word in scene.words_before(item)}
    if "next" in words or "upcoming" in words:
        return True
    return when.first is not None and when.first > scene.ledger.today


def _check_next(scene: Scene, item: Lexeme, when: When) -> None:
    fact = scene.ledger.facts.get("fed.next_meeting")
    decision = fact.day("decision") if fact else None
    if fact is None or decision is None:
        scene.find(item, "date", "unsupported", "The next meeting is not among the facts.")
        return
    holds = _same_day_any_year(when, decision)
    if not holds and (when.weekday == scene.ledger.today.weekday() or when.word):
        text = "Whether the Fed decides on the day of this note is not among the facts."
        scene.find(item, "date", "unsupported", text)
        return
    actual = say_day(decision, scene.ledger.today)
    text = "" if holds else f"The text says {item.shown}; the next decision is on {actual}."
    scene.find(
        item,
        "date",
        "supported" if holds else "wrong",
        text,
        fact=fact.id,
        expected=None if holds else actual,
        replacement=None if holds else actual,
    )


def _same_day_any_year(when: When, day: date) -> bool:
    """A coming date without a year was read as the past one."""
    if when.covers(day) or when.weekday == day.weekday():
        return True
    if when.first is None or when.last is None or when.first.year == day.year:
        return False
    return (
        (when.first.month, when.first.day)
        <= (day.month, day.day)
        <= (when.last.month, when.last.day)
    )


def _is_recent_weekday(weekday: int, decided: date | None, today: date) -> bool:
    return decided is not None and decided.weekday() == weekday and (today - decided).days <= 7


def _is_relative(word: str, decided: date | None, today: date) -> bool:
    return decided is not None and (today - decided).days == (0 if word == "today" else 1)


def _is_effective(scene: Scene, item: Lexeme, effective: date | None) -> bool:
    words = {w.text for w in scene.words}
    named = bool(words & {"effective", "force", "effect"})
    return named and effective is not None and item.when is not None and item.when.covers(effective)
