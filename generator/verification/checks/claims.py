"""Claims: statements that only a named source supports."""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.facts.fact import Fact
from generator.verification.amount import Amount
from generator.verification.ledger import Ledger
from generator.verification.lexeme import Lexeme
from generator.verification.normalise import lowered
from generator.verification.words import Word

_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "will",
        "about",
        "more",
        "than",
        "their",
        "which",
        "over",
        "into",
        "have",
        "been",
        "were",
        "says",
        "market",
        "markets",
        "year",
        "estimates",
        "estimate",
        "according",
        "federal",
        "reserve",
        "index",
        "companies",
        "russell",
        "bitcoin",
        "basis",
        "point",
        "points",
        "treasur",
    ]
)


def claim_for(ledger: Ledger, text: str, lexemes: Sequence[Lexeme]) -> Fact | None:
    """The claim a sentence restates: its source is named, or its words and figures agree.

    Args:
        ledger: Facts, claims among them.
        text: The sentence.
        lexemes: Its lexemes.
    """
    low = lowered(text)
    subjects = {name for x in lexemes if x.kind == "entity" for name in x.ids}
    if any(x.kind == "policy" for x in lexemes):
        subjects.add("fed")
    best: tuple[float, Fact] | None = None
    for fact in ledger.claims:
        if fact.claim_text is None:
            continue
        if _is_plan(fact) and any(x.amount is not None for x in lexemes):
            continue
        if fact.subject not in subjects and not names_source(fact, low):
            continue
        if not names_source(fact, low) and _tells_the_past(fact, low):
            continue
        score = _score(fact, low, lexemes)
        if score > 0 and (best is None or score > best[0]):
            best = (score, fact)
    return best[1] if best else None


_AHEAD = frozenset(
    [
        *("another", "further", "more", "next", "coming", "ahead", "priced", "pricing", "price"),
        *("expect", "expects", "expected", "anticipate", "anticipates", "anticipating"),
        *("expecting", "bet", "betting", "see", "sees", "forecast", "remaining"),
    ]
)


def _tells_the_past(fact: Fact, low: str) -> bool:
    """`cut rates by 25 basis points on Wednesday` restates no pricing of what is to come."""
    pricing = fact.flags.get("kind") == "market_pricing"
    return pricing and not _AHEAD.intersection(re.findall(r"[a-z]+", low))


def _is_plan(fact: Fact) -> bool:
    """Purchase plans are judged beside the purchases, not by their words."""
    return any(q.unit == "usd_bn" for q in fact.quantities.values())


def _score(fact: Fact, low: str, lexemes: Sequence[Lexeme]) -> float:
    named = names_source(fact, low)
    mine, claimed = _words(low), _claim_words(fact.claim_text or "")
    shared = len(mine & claimed) / max(len(claimed), 1)
    figures = any(
        x.amount is not None and claim_amount(fact, x.amount) is not None for x in lexemes
    )
    if named and (shared > 0.15 or figures):
        return 1.0 + shared + figures
    if fact.flags.get("kind", "analyst") != "analyst" and shared >= 0.25 and figures:
        return shared + figures
    return 0.0


@lru_cache(maxsize=256)
def _claim_words(text: str) -> set[str]:
    return _words(lowered(text))


def _words(text: str) -> set[str]:
    return {word.rstrip("s")[:7] for word in _WORD.findall(text)} - _COMMON


_WINDOW = 6
"""How many words a restated phrase may span."""


def restated_span(fact: Fact, words: Sequence[Word]) -> tuple[int, int] | None:
    """First and last of three words or more, close together, that a claim uses as well."""
    claimed = _claim_words(fact.claim_text or "") - {"treasur", "bill"}
    stems = [word.text.rstrip("s")[:7] for word in words]
    places = [i for i, stem in enumerate(stems) if stem in claimed]
    for at, first in enumerate(places):
        near = [i for i in places[at:] if i - first < _WINDOW]
        if len({stems[i] for i in near}) >= 3:
            return near[0], near[-1]
    return None


def names_source(fact: Fact, low: str) -> bool:
    """Whether the text names who said it."""
    source = lowered(fact.attribution or "").split(",")[0].strip()
    if not source:
        return False
    if source in low:
        return True
    if source == "federal reserve bank of new york":
        return "new york fed" in low or "ny fed" in low
    if source.startswith("market"):
        return any(
            word in low for word in ("market pricing", "futures", "markets", "traders", "priced")
        )
    return False


def claim_amount(fact: Fact, amount: Amount) -> bool | None:
    """Whether a claim holds the amount; None when it has none of that dimension."""
    sizes = [
        s for q in fact.quantities.values() if (s := _size(q.unit, q.number, amount)) is not None
    ]
    if not sizes:
        return None
    return any(amount.holds(size) for size in sizes)


def _size(unit: str, value: float, amount: Amount) -> float | None:
    """The claim's value in the amount's unit."""
    if amount.unit in ("percent", "share") and unit == "percent":
        return abs(value)
    if amount.unit in ("bp", "pp", "points") and unit == "bp":
        return abs(value) / (1.0 if amount.unit == "bp" else 100.0)
    if amount.unit == "usd" and unit == "usd_bn":
        return value * 1e9
    if amount.unit == "usd" and unit == "usd":
        return value
    if amount.unit in ("points", "none") and unit in ("points", "count"):
        return value
    return None
