"""Plan: which facts each sentence of a note will tell, fixed before a model is asked.

Under the plan lock every sentence is a property of its own whose pattern admits the tokens of its
own facts only: a model can swap no subjects and leave out no sentence. What it still decides is
the wording.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.context.context import Context, ContextFact, ContextSection
from generator.context.token import TOKEN_PATTERN

SENTENCES_A_SECTION = 4
"""The most planned sentences of one section."""

FACTS_A_SENTENCE = 2
"""The most facts of one sentence; they share their subject."""

_NAME_ROLES = ("name", "short")


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """One sentence to come."""

    place: str
    """Section and position, `equities-1`; the property of the reply that holds it."""
    section: str
    fact_ids: tuple[str, ...]
    tokens: tuple[str, ...]
    """What it may print."""
    required: tuple[str, ...]
    """Tokens of its first fact, one of which it must print; none where that fact has none."""


def plan_sentences(context: Context) -> tuple[PlannedSentence, ...]:
    """The plan of a context: the most salient facts of each section, in reading order."""
    return tuple(
        _planned(f"{section.id}-{at}", section.id, facts, context)
        for section in context.sections
        for at, facts in enumerate(_groups(section), start=1)
    )


def is_planned(schema: Mapping[str, Any]) -> bool:
    """Whether a prompt's output schema asks for the plan lock: an object marked `x-lock: plan`."""
    if schema.get("x-lock") == "plan":
        return True
    properties = schema.get("properties", {})
    return any(is_planned(value) for value in properties.values() if isinstance(value, Mapping))


def _groups(section: ContextSection) -> list[list[ContextFact]]:
    """Facts in twos by subject, most salient first; an attributed claim stands alone."""
    groups: list[list[ContextFact]] = []
    for found in section.facts:
        home = next((group for group in groups if _joins(found, group)), None)
        if home is not None:
            home.append(found)
        elif len(groups) < SENTENCES_A_SECTION:
            groups.append([found])
    return groups


def _joins(found: ContextFact, group: list[ContextFact]) -> bool:
    return (
        len(group) < FACTS_A_SENTENCE
        and found.fact.measure != "claim"
        and group[0].fact.measure != "claim"
        and found.fact.subject == group[0].fact.subject
    )


def _planned(
    place: str, section: str, facts: list[ContextFact], context: Context
) -> PlannedSentence:
    tokens = dict.fromkeys(name for found in facts for name in _offered(found, context))
    first = TOKEN_PATTERN.findall(facts[0].statement)
    required = {n for n in first if n in context.tokens and context.tokens[n].fact_id}
    return PlannedSentence(
        place,
        section,
        tuple(found.fact.id for found in facts),
        tuple(sorted(tokens)),
        tuple(sorted(required)),
    )


def _offered(found: ContextFact, context: Context) -> Iterator[str]:
    """Tokens of a statement, and the other names of the subjects that it names."""
    for name in TOKEN_PATTERN.findall(found.statement):
        if name in context.tokens:
            yield name
        subject, _, role = name.rpartition(".")
        if role in _NAME_ROLES:
            others = (f"{subject}.{other}" for other in _NAME_ROLES)
            yield from (other for other in others if other in context.tokens)
