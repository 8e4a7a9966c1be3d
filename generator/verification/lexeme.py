"""Lexeme: one meaningful piece of a sentence, typed and placed."""

from dataclasses import dataclass
from typing import Literal

from generator.verification.amount import Amount
from generator.verification.period import Period
from generator.verification.when import When

LexemeKind = Literal[
    "entity",
    "amount",
    "when",
    "period",
    "move",
    "flat",
    "multiple",
    "record",
    "range52",
    "below",
    "above",
    "regain",
    "compare",
    "against",
    "best",
    "run",
    "straight",
    "rank",
    "quant",
    "cause",
    "forecast",
    "modal",
    "said",
    "neg",
    "policy",
    "spread",
    "other",
    "pronoun",
    "prep",
    "close",
    "quote",
    "reach",
    "cross",
    "near",
    "after_one",
    "bills",
    "plan",
    "total",
    "first",
    "split",
    "join",
    "comma",
    "bracket",
    "peak",
    "measured",
    "diverge",
    "name",
    "word",
    "of_value",
    "coverage",
    "territory",
    "times_year",
    "include",
    "pattern",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a fixed phrase means: its kind, a tag within it, and a direction."""

    kind: LexemeKind
    tag: str = ""
    sign: int = 0


@dataclass(slots=True)
class Lexeme:
    """A typed stretch of text; offsets are code points into the whole text.

    Never changed once scanned; not frozen because a text makes thousands of them.
    """

    kind: LexemeKind
    start: int
    end: int
    text: str
    """Its words in lower case, joined by spaces: what the checks compare."""
    shown: str = ""
    """As the text has it: what explanations quote."""
    tag: str = ""
    sign: int = 0
    ids: tuple[str, ...] = ()
    """Subjects an entity stands for; empty for one outside the universe."""
    amount: Amount | None = None
    when: When | None = None
    period: Period | None = None
    word: int = 0
    """Position of its first word in the sentence."""
    stop: int = 0
    """Position after its last word."""
