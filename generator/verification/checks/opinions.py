"""Opinions: forecasts, general patterns, and what a named source says."""

import re
from collections.abc import Sequence

from generator.facts.fact import Fact
from generator.verification.checks.claims import claim_amount, names_source, restated_span
from generator.verification.ledger import Ledger
from generator.verification.lexeme import Lexeme
from generator.verification.normalise import lowered
from generator.verification.report import Finding, MentionKind, Verdict
from generator.verification.words import Word

_MARKET = frozenset(("move", "record", "multiple", "amount", "cross", "range52"))


def _finding(
    item: Lexeme,
    kind: MentionKind,
    verdict: Verdict,
    text: str,
    fact: str | None = None,
    *,
    warning: bool = False,
    expected: str | None = None,
) -> Finding:
    return Finding(
        item.shown,
        item.start,
        item.end,
        kind,
        verdict,
        fact=fact,
        explanation=text,
        warning=warning,
        expected=expected,
    )


def forecast_findings(lexemes: Sequence[Lexeme]) -> list[Finding]:
    """A statement about the future of an instrument needs a source."""
    patterns = [x for x in lexemes if x.kind == "pattern"]
    if patterns and any(x.kind == "entity" for x in lexemes):
        text = "A general pattern needs figures or a source among the facts."
        return [_finding(patterns[0], "forecast", "unsupported", text)]
    ahead = [x for x in lexemes if _looks_ahead(x)]
    if ahead and any(x.kind in _MARKET for x in lexemes) and _names_instrument(lexemes):
        text = "A forecast needs a source among the facts."
        return [_finding(ahead[0], "forecast", "unsupported", text)]
    cues = [x for x in lexemes if x.kind == "forecast" or x.text in ("could", "might")]
    if not cues or not any(x.kind in (*_MARKET, "policy") for x in lexemes):
        return []
    if not any(x.kind == "entity" for x in lexemes):
        return []
    after_cue = [x for x in lexemes if x.kind in _MARKET and x.start > cues[0].start]
    after_cue += [x for x in lexemes if x.kind == "policy" and x.sign and x.start > cues[0].start]
    if not after_cue:
        return []
    text = "A forecast needs a source among the facts."
    return [_finding(cues[0], "forecast", "unsupported", text)]


def _looks_ahead(item: Lexeme) -> bool:
    """`next year`, `over the next two months`; days after past episodes are counted elsewhere."""
    period = item.period
    if period is None or not period.forward or "next" not in item.text:
        return False
    return period.measure in ("weeks", "months", "years")


def _names_instrument(lexemes: Sequence[Lexeme]) -> bool:
    return any(x.kind == "entity" and x.tag == "subject" for x in lexemes)


def without_policy_targets(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """`the target for the federal funds rate` is the range in force, not a forecast."""
    if not any(x.kind == "entity" and x.tag == "fed" for x in lexemes):
        return list(lexemes)
    return [x for x in lexemes if not (x.kind == "forecast" and x.text.startswith("target"))]


def restated(ledger: Ledger, text: str, words: Sequence[Word]) -> list[Finding]:
    """`the reinvestment of maturing agency securities`: an official plan in its own words."""
    low = lowered(text)
    for fact in ledger.claims:
        span = restated_span(fact, words) if fact.flags.get("kind") == "official" else None
        if span is None:
            continue
        first, last = words[span[0]], words[span[1]]
        note = "" if names_source(fact, low) else f"Name the source: {fact.attribution}."
        return [
            Finding(
                "",
                first.start,
                last.end,
                "forecast",
                "supported",
                fact=fact.id,
                explanation=note,
                warning=bool(note),
            )
        ]
    return []


def claim_findings(fact: Fact, text: str, lexemes: Sequence[Lexeme]) -> list[Finding]:
    """Judge a sentence that restates a sourced claim."""
    low = lowered(text)
    named = names_source(fact, low)
    official = fact.flags.get("kind", "analyst") != "analyst"
    if not named and not official:
        note = f"Name the source: {fact.attribution}."
        return [_finding(x, "forecast", "unsupported", note, fact.id) for x in lexemes[:1]]
    found = [f for x in lexemes if (f := _claimed(fact, x, named)) is not None]
    if found:
        found += [f for x in lexemes if (f := _another_year(fact, x)) is not None]
        found += _another_subject(fact, lexemes)
        return found
    first = next(
        (x for x in lexemes if x.kind in ("said", "forecast", "plan", "entity")), lexemes[0]
    )
    return [_finding(first, "forecast", "supported", "", fact.id, warning=not named)]


def _another_year(fact: Fact, item: Lexeme) -> Finding | None:
    """`will grow 49% in 2025`, where the source spoke of 2026."""
    if item.when is None or item.when.grain != "year" or item.when.first is None:
        return None
    said, stated = str(item.when.first.year), _YEAR.findall(fact.claim_text or "")
    if not stated or said in stated:
        return None
    note = f"The text says {item.shown}; {fact.attribution} spoke of {stated[0]}."
    return _finding(item, "date", "wrong", note, fact.id, expected=stated[0])


def _another_subject(fact: Fact, lexemes: Sequence[Lexeme]) -> list[Finding]:
    """`earnings of the S&P 500`, where the source spoke of the Russell 2000."""
    named = [x for x in lexemes if x.kind == "entity" and x.tag == "subject" and x.ids]
    if fact.subject == "fed" or not named or any(fact.subject in x.ids for x in named):
        return []
    note = f"{fact.attribution} did not speak of {named[0].shown}."
    return [_finding(named[0], "quantity", "wrong", note, fact.id)]


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _claimed(fact: Fact, item: Lexeme, named: bool) -> Finding | None:
    if item.amount is None:
        return None
    holds = claim_amount(fact, item.amount)
    if holds is None:
        return None
    if holds:
        note = "" if named else f"Name the source: {fact.attribution}."
        return _finding(item, "quantity", "supported", note, fact.id, warning=not named)
    expected = _expected(fact)
    note = f"The text says {item.shown}; {fact.attribution} says {expected}."
    return _finding(item, "quantity", "wrong", note, fact.id, expected=expected)


def _expected(fact: Fact) -> str:
    tails = {"percent": "%", "bp": " basis points", "usd_bn": " billion dollars"}
    return ", ".join(f"{q.number:g}{tails.get(q.unit, '')}" for q in fact.quantities.values())
