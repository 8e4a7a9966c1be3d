"""TokenLock: the form a model's reply must have, as a JSON schema with patterns for prose.

The pattern admits letters, plain punctuation and the tokens of one request, nothing else: no digit
of any script, no percent or currency sign, no markup. A server that decodes under it cannot
mistype a figure. The same expression judges the text again afterward, since servers may ignore it.

There are two locks. The free one admits all tokens of the request everywhere. The plan lock gives
each planned sentence a property and a pattern of its own (see `writing.plan`); a prompt asks for it
with `x-lock: plan`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import Any

from generator.context.context import Context
from generator.writing.plan import PlannedSentence, plan_sentences

PROSE = "A-Za-zÀ-ÖØ-öø-ÿ ,.;:'’‘“”()?&/–—-"
"""Characters of prose, as the inside of a character class. Quote and backslash are left out: some
servers build their grammar over the JSON text, where these two would end the string."""


@dataclass(frozen=True)
class TokenLock:
    """What one request admits: its tokens, its sections and its facts."""

    tokens: tuple[str, ...]
    sections: tuple[str, ...]
    facts: tuple[str, ...]
    plan: tuple[PlannedSentence, ...] = ()
    """Empty under the free lock."""

    @classmethod
    def of(cls, context: Context, *, planned: bool = False) -> "TokenLock":
        """The lock of a context: exactly what a writer was shown."""
        sections = tuple(section.id for section in context.sections if section.facts)
        facts = tuple(found.fact.id for found in context.selected())
        plan = plan_sentences(context) if planned else ()
        return cls(tuple(sorted(context.tokens)), sections, facts, plan)

    @cached_property
    def pattern(self) -> str:
        """The expression for one text, anchored; plain enough for every grammar builder."""
        return _pattern(self.tokens, ())

    def pattern_of(self, place: str) -> str:
        """The expression for the text of one place; a planned sentence has its own."""
        planned = self.planned(place)
        return self.pattern if planned is None else _pattern(planned.tokens, planned.required)

    def planned(self, place: str) -> PlannedSentence | None:
        """The planned sentence of a place, if it is one."""
        return next((one for one in self.plan if one.place == place), None)

    def admits(self, text: str, place: str = "") -> bool:
        """Whether a text could have been decoded under the lock, at a place of the note."""
        return _compiled(self.pattern_of(place)).fullmatch(text) is not None

    def schema(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """A prompt's output schema, narrowed to this request.

        Args:
            base: The schema of the prompt file, in which `x-lock` marks `prose` strings, `section`
                and `fact` ids, the `sections` array, and the object of the `plan`.
        """
        narrowed = {key: self._narrow(value) for key, value in base.items() if key != "x-lock"}
        return narrowed | self._limits(base.get("x-lock"))

    def repair_schema(self, ids: Sequence[str]) -> dict[str, Any]:
        """The schema of a repair: a new text for each of `ids`, under the plan as a property."""
        if self.plan:
            return _closed({place: self._text_of(place) for place in ids})
        text = {
            "id": {"type": "string", "enum": list(ids)},
            "facts": {
                "type": "array",
                "minItems": 1,
                "maxItems": 4,
                "items": {"type": "string", "x-lock": "fact"},
            },
            "text": {"type": "string", "x-lock": "prose"},
        }
        texts = {
            "type": "array",
            "minItems": 1,
            "maxItems": len(ids),
            "items": _closed(text),
        }
        return self.schema(_closed({"texts": texts}))

    def _narrow(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self.schema(value)
        if isinstance(value, list):
            return [self._narrow(item) for item in value]
        return value

    def _limits(self, mark: str | None) -> dict[str, Any]:
        if mark is None:
            return {}
        known: dict[str, dict[str, Any]] = {
            "prose": {"pattern": self.pattern},
            "section": {"enum": list(self.sections)},
            "fact": {"enum": list(self.facts)},
            "sections": {"maxItems": len(self.sections)},
            "plan": _closed({one.place: self._text_of(one.place) for one in self.plan}),
        }
        return known[mark]

    def _text_of(self, place: str) -> dict[str, str]:
        return {"type": "string", "pattern": self.pattern_of(place)}


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


@cache
def _pattern(tokens: tuple[str, ...], required: tuple[str, ...]) -> str:
    """The expression for prose and tokens, one of `required` among them where there is any.

    What stands before the first required token admits none of them, so that there is one way only
    to read a text: a grammar with many would slow the decoder down.
    """
    if not required:
        return f"^{_mixed(tokens)}+$"
    others = tuple(name for name in tokens if name not in required)
    return f"^{_mixed(others)}*{_braced(required)}{_mixed(tokens)}*$"


def _mixed(tokens: Sequence[str]) -> str:
    return f"([{PROSE}]|{_braced(tokens)})" if tokens else f"[{PROSE}]"


def _braced(tokens: Sequence[str]) -> str:
    return f"\\{{{_alternatives(tokens)}\\}}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _alternatives(names: Sequence[str]) -> str:
    r"""One expression for many dotted names, shared beginnings written once.

    A decoder tries every alternative at every step; `a\.(x|y)` costs it less than `a\.x|a\.y`.
    """
    return _factored([tuple(re.split(r"(?<=\.)", name)) for name in sorted(names)])


def _factored(names: Sequence[tuple[str, ...]]) -> str:
    branches = []
    for head, group in groupby(names, key=lambda parts: parts[0]):
        tails = [parts[1:] for parts in group]
        rest = _factored(tails) if tails != [()] else ""
        branches.append(head.replace(".", r"\.") + rest)
    return branches[0] if len(branches) == 1 else f"({'|'.join(branches)})"
