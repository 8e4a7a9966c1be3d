"""TokenLock: the form a model's reply must have, as a JSON schema with a pattern for prose.

The pattern admits letters, plain punctuation and the tokens of one request, nothing else: no digit
of any script, no percent or currency sign, no markup. A server that decodes under it cannot
mistype a figure. The same expression judges the text again afterward, since servers may ignore it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from generator.context.context import Context

PROSE = "A-Za-zÀ-ÖØ-öø-ÿ ,.;:'’‘“”()?&/–—-"
"""Characters of prose, as the inside of a character class. Quote and backslash are left out: some
servers build their grammar over the JSON text, where these two would end the string."""


@dataclass(frozen=True)
class TokenLock:
    """What one request admits: its tokens, its sections and its facts."""

    tokens: tuple[str, ...]
    sections: tuple[str, ...]
    facts: tuple[str, ...]

    @classmethod
    def of(cls, context: Context) -> "TokenLock":
        """The lock of a context: exactly what a writer was shown."""
        sections = tuple(section.id for section in context.sections if section.facts)
        facts = tuple(found.fact.id for found in context.selected())
        return cls(tuple(sorted(context.tokens)), sections, facts)

    @cached_property
    def pattern(self) -> str:
        """The expression for one text, anchored; plain enough for every grammar builder."""
        if not self.tokens:
            return f"^[{PROSE}]+$"
        return f"^([{PROSE}]|\\{{{_alternatives(self.tokens)}\\}})+$"

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def admits(self, text: str) -> bool:
        """Whether a text could have been decoded under the lock."""
        return self._compiled.fullmatch(text) is not None

    def schema(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """A prompt's output schema, narrowed to this request.

        Args:
            base: The schema of the prompt file, in which `x-lock` marks `prose` strings, `section`
                and `fact` ids, and the `sections` array.
        """
        narrowed = {key: self._narrow(value) for key, value in base.items() if key != "x-lock"}
        return narrowed | self._limits(base.get("x-lock"))

    def repair_schema(self, ids: Sequence[str]) -> dict[str, Any]:
        """The schema of a repair: a new text for each of `ids`."""
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
        }
        return known[mark]


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


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
