"""Prompt inputs: what a template may see of a context, as plain cleaned text.

Statements are data, some of it from outside (attributed claims). They are stripped of control
characters and markup, capped in length, and cannot bring a token that the request does not have.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from generator.context.context import Context, ContextFact
from generator.context.token import TOKEN_PATTERN, Token, TokenSet
from generator.draft import Draft

MAX_STATEMENT = 400
"""Longest statement a prompt carries, in characters."""

MAX_SENTENCE = 900
"""Longest finished sentence a prompt carries; its tokens are longer than what they print."""

LEADING = 10
"""How many facts count as those that a note should not miss."""

_NEW_YORK = ZoneInfo("America/New_York")
_WEIGHTY = re.compile(r"%|basis point|^[^0-9]+$")
"""Prints that say how remarkable a fact is: moves, gaps, ranks and counts; no levels, no dates."""

_PLAIN_ROLES = frozenset({"weekday", "when"})

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MARKUP = str.maketrans({"<": "‹", ">": "›", "`": "'"})
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as the model reads it."""

    id: str
    statement: str
    """A sentence in tokens."""
    prints: tuple[str, ...]
    """What its moves, ranks and quoted sentences print, so that a writer can weigh the fact."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one section, most salient first."""

    id: str
    title: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A token for a name, and what it prints."""

    token: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One sentence of a finished note, as a prompt that heads it shows it."""

    facts: tuple[str, ...]
    text: str
    """Token text."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One text that failed its check, as the repair part shows it."""

    id: str
    text: str
    problem: str


def briefing_inputs(context: Context) -> dict[str, object]:
    """Inputs of a note: `groups`, `leading`, `names`, `session_day`, `reading_day`."""
    groups = tuple(
        FactGroup(s.id, s.title, tuple(_line(fact, context.tokens) for fact in s.facts))
        for s in context.sections
        if s.facts
    )
    return {
        "groups": groups,
        "leading": leading_ids(context),
        "names": _names(context),
        "session_day": _weekday(context.session),
        "reading_day": _weekday(context.as_of.astimezone(_NEW_YORK).date()),
    }


def fact_lines(context: Context) -> dict[str, FactLine]:
    """Every selected fact as the model reads it, by id."""
    return {found.fact.id: _line(found, context.tokens) for found in context.selected()}


def leading_ids(context: Context) -> tuple[str, ...]:
    """Ids of the ten most salient selected facts, most salient first."""
    facts = (found.fact for found in context.selected())
    ranked = sorted(facts, key=lambda fact: (-fact.salience, fact.id))
    return tuple(fact.id for fact in ranked[:LEADING])


def headline_inputs(context: Context, draft: Draft) -> dict[str, object]:
    """Inputs of a prompt that heads a finished note: those of a daily note, and `note`.

    `note` holds the finished sentences in reading order, each with the facts it rests on.
    """
    note = tuple(
        NoteLine(sentence.fact_ids, clean(sentence.text, context.all_tokens, MAX_SENTENCE))
        for sentence in draft.body()
    )
    return briefing_inputs(context) | {"note": note}


def repair_inputs(failures: Sequence[Failure], problem: str = "") -> dict[str, object]:
    """Inputs of a repair part: failing texts, or what was wrong with the reply as a whole."""
    cleaned = tuple(Failure(f.id, clean(f.text, None), clean(f.problem, None)) for f in failures)
    return {"failures": cleaned, "problem": clean(problem, None)}


def clean(text: str, tokens: TokenSet | None, limit: int = MAX_STATEMENT) -> str:
    """One line of visible text without markup, at most `limit` characters long.

    Args:
        text: Any text.
        tokens: The closed set; braces around anything else are dropped. None keeps all braces.
        limit: The most characters; a longer text is cut at a word.
    """
    visible = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    line = " ".join(visible.split()).translate(_MARKUP)
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0] + "…"
    return line if tokens is None else _BRACED.sub(lambda m: _known(m[0], tokens), line)


def _known(braced: str, tokens: TokenSet) -> str:
    return braced if braced[1:-1] in tokens else braced.strip("{}")


def _line(found: ContextFact, tokens: TokenSet) -> FactLine:
    statement = clean(found.statement, tokens)
    used = (tokens[name] for name in TOKEN_PATTERN.findall(statement) if name in tokens)
    prints = tuple(clean(token.text, {}) for token in used if _has_weight(token))
    return FactLine(found.fact.id, statement, prints)


def _has_weight(token: Token) -> bool:
    if token.fact_id is None or token.role in _PLAIN_ROLES:
        return False
    return token.role == "text" or _WEIGHTY.search(token.text) is not None


def _names(context: Context) -> tuple[NameLine, ...]:
    """Full names of the subjects that the statements speak of, in order of appearance."""
    spoken = [name for f in context.selected() for name in TOKEN_PATTERN.findall(f.statement)]
    tokens = (context.tokens[name] for name in dict.fromkeys(spoken) if name in context.tokens)
    return tuple(
        NameLine(f"{{{t.name}}}", clean(t.text, {}))
        for t in tokens
        if t.fact_id is None and t.role == "name"
    )


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]
