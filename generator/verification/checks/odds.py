"""Odds: what fed funds futures price for the Fed's coming decisions."""

import math
from collections.abc import Mapping, Sequence
from datetime import date

from generator.facts.fact import Fact
from generator.verification.ledger import Ledger
from generator.verification.lexeme import Lexeme
from generator.verification.report import Finding, Verdict
from generator.verification.say import say_day
from generator.verification.when import When
from generator.verification.words import Word

_PRICING = frozenset(
    (
        "futures",
        "odds",
        "chance",
        "chances",
        "probability",
        "likelihood",
        "traders",
        "markets",
        "investors",
        "priced",
        "pricing",
        "price",
        "prices",
        "imply",
        "implied",
        "bet",
        "betting",
    )
)
_OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "hike": ("hike", "hikes", "increase", "raise", "higher", "increases", "tightening"),
    "cut": ("cut", "cuts", "reduction", "easing", "lower", "reductions"),
    "hold": ("unchanged", "hold", "pause", "steady", "change"),
}
_ODDS = ("chance", "chances", "probability", "odds", "likelihood")
_ODDS_WORDS = frozenset(_ODDS)
_SAME = {"hike": "above", "cut": "below", "hold": "same"}


def odds_findings(
    ledger: Ledger, words: Sequence[Word], lexemes: Sequence[Lexeme]
) -> list[Finding] | None:
    """Findings of a sentence about market pricing of the policy rate; None for any other.

    Args:
        ledger: Facts; without futures there are none to compare with.
        words: Words of the sentence.
        lexemes: Its lexemes.
    """
    if not _PRICING & {word.text for word in words} or not _about_rates(lexemes, words):
        return None
    priced = _meeting(ledger, lexemes)
    found = [
        finding
        for x in lexemes
        if x.amount is not None
        and (finding := _judge(ledger, priced, x, words, lexemes)) is not None
    ]
    if not found or priced is None:
        return found or None
    return found + _dates(ledger, priced, lexemes)


def _about_rates(lexemes: Sequence[Lexeme], words: Sequence[Word]) -> bool:
    fed = any(x.kind == "policy" or (x.kind == "entity" and "fed" in x.ids) for x in lexemes)
    other = any(x.kind == "entity" and x.ids and x.ids != ("fed",) for x in lexemes)
    sized = any(x.amount is not None and x.amount.unit == "bp" for x in lexemes)
    said = bool({"rate", "rates", "decision", "meeting"} & {word.text for word in words})
    return (fed or said or sized) and not other


def _meeting(ledger: Ledger, lexemes: Sequence[Lexeme]) -> Fact | None:
    """Odds of the decision the sentence names, else of the next one."""
    following = ledger.facts.get("fed.next_meeting_odds")
    for x in lexemes:
        for fact in ledger.facts.values():
            if fact.measure.startswith("range_odds.") and _names(x.when, fact.day("decision")):
                return fact
    return following


def _names(when: When | None, day: date | None) -> bool:
    """Dates to come are read as past ones, so only day and month count."""
    if when is None or when.first is None or day is None:
        return False
    same_month = when.first.month == day.month
    return same_month and (when.grain == "month" or when.first.day == day.day)


def _judge(
    ledger: Ledger,
    priced: Fact | None,
    item: Lexeme,
    words: Sequence[Word],
    lexemes: Sequence[Lexeme],
) -> Finding | None:
    assert item.amount is not None
    if item.amount.upper is not None:
        return _range(priced, item)
    if item.amount.unit in ("percent", "share"):
        return _chance(priced, item, _outcome(item, words))
    if item.amount.unit in ("pp", "bp") and _ODDS_WORDS & {word.text for word in words}:
        return _step(priced, item)
    ahead = any(x.period is not None and x.period.forward for x in lexemes)
    if item.amount.unit == "bp" and (ahead or "months" in {word.text for word in words}):
        return _path(ledger, item, words)
    return None


def _outcome(item: Lexeme, words: Sequence[Word]) -> str | None:
    """`a 67% chance of a hike` looks ahead, `the chance of a hike at 67%` back."""
    behind = [word.text for word in words[item.stop :][:9]]
    before = [word.text for word in reversed(words[max(item.word - 9, 0) : item.word])]
    ordered = behind + before if behind[:1] and behind[0] in _ODDS else before + behind
    for text in ordered:
        for outcome, names in _OUTCOMES.items():
            if text in names:
                return outcome
    return None


def _chance(priced: Fact | None, item: Lexeme, outcome: str | None) -> Finding | None:
    if priced is None:
        return None
    outcome = outcome or "likely"
    value = priced.value(outcome)
    if math.isnan(value):
        value = priced.value(_SAME[outcome])
    assert item.amount is not None
    holds = item.amount.holds(value * 100.0)
    actual = f"{value:.1%}"
    what = "the likeliest outcome" if outcome == "likely" else f"a {outcome}"
    text = f"The text says {item.shown}; futures put the chance of {what} at {actual}."
    return _finding(item, holds, text, priced.id, actual)


def _step(priced: Fact | None, item: Lexeme) -> Finding | None:
    """`the chance of a quarter-point hike`: the size of the move the odds are of."""
    if priced is None or item.amount is None:
        return None
    size = abs(priced.value("likely_bp"))
    size = 25.0 if math.isnan(size) or not size else size
    said = item.amount.value * (100.0 if item.amount.unit == "pp" else 1.0)
    actual = f"{size:.0f} basis points"
    text = f"The text says {item.shown}; futures price a move of {actual}."
    return _finding(item, abs(said - size) < 0.5, text, priced.id, actual)


def _range(priced: Fact | None, item: Lexeme) -> Finding | None:
    if priced is None or item.amount is None or item.amount.upper is None:
        return None
    lower, upper = priced.value("likely_lower"), priced.value("likely_upper")
    if math.isnan(lower) or math.isnan(upper):
        return None
    holds = abs(item.amount.value - lower) < 0.005 and abs(item.amount.upper - upper) < 0.005
    actual = f"{lower:.2f}%–{upper:.2f}%"
    text = f"The text says {item.shown}; futures make {actual} the likeliest range."
    return _finding(item, holds, text, priced.id, actual)


def _path(ledger: Ledger, item: Lexeme, words: Sequence[Word]) -> Finding | None:
    fact = ledger.facts.get("fed.expected_change.12m")
    if fact is None or item.amount is None:
        return None
    change = fact.value("change_bp")
    outcome = _outcome(item, words)
    sign = {"hike": 1, "cut": -1}.get(outcome or "", 0)
    holds = item.amount.holds(abs(change)) and change * (sign or change) >= 0
    actual = f"{abs(change):.0f} basis points {'higher' if change > 0 else 'lower'}"
    text = f"The text says {item.shown}; futures imply a rate {actual} in 12 months."
    return _finding(item, holds, text, fact.id, actual)


def _dates(ledger: Ledger, priced: Fact, lexemes: Sequence[Lexeme]) -> list[Finding]:
    known = {name: priced.day(name) for name in ("settled", "decision")}
    found = []
    for x in lexemes:
        if x.when is None or x.when.first is None or x.when.grain not in ("day", "month"):
            continue
        holds = any(_names(x.when, day) for day in known.values())
        day = say_day(known["decision"], ledger.today)
        text = f"The text says {x.shown}; the odds are those of the decision on {day}."
        found.append(_finding(x, holds, text, priced.id, day, "date"))
    return found


def _finding(
    item: Lexeme, holds: bool, text: str, fact: str, expected: str, kind: str = "quantity"
) -> Finding:
    verdict: Verdict = "supported" if holds else "wrong"
    return Finding(
        item.shown,
        item.start,
        item.end,
        "date" if kind == "date" else "quantity",
        verdict,
        fact=fact,
        explanation="" if holds else text,
        expected=None if holds else expected,
    )
