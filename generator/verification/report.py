"""What the verifier says about a text: verdicts, spans, expected values, explanations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Verdict = Literal["supported", "wrong", "unsupported", "no_claim"]

MentionKind = Literal[
    "quantity",
    "date",
    "direction",
    "superlative",
    "ranking",
    "quantifier",
    "cause",
    "forecast",
    "entity",
    "name",
]

_SEVERITY: Mapping[str, int] = {"no_claim": 0, "supported": 1, "unsupported": 2, "wrong": 3}


def worst(verdicts: "list[Verdict]") -> Verdict:
    """The gravest verdict: wrong > unsupported > supported > no_claim."""
    return max(verdicts, key=lambda verdict: _SEVERITY[verdict], default="no_claim")


@dataclass(frozen=True, slots=True)
class Finding:
    """One judged mention. Offsets are code points into the whole text."""

    text: str
    start: int
    end: int
    kind: MentionKind
    verdict: Verdict
    fact: str | None = None
    """Id of the fact that decides, where one does."""
    expected: str | None = None
    """What the data support instead, as prose would print it."""
    explanation: str = ""
    """One plain sentence for the editor."""
    replacement: str | None = None
    """Text that would make the mention right, where one exists."""
    warning: bool = False
    """True for a supported mention that deserves a second look."""

    def to_json(self) -> dict[str, Any]:
        """The documented JSON form of a mention."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """One sentence of the text with its findings."""

    text: str
    start: int
    end: int
    verdict: Verdict
    mentions: tuple[Finding, ...] = ()

    def facts(self) -> tuple[str, ...]:
        """Ids of the facts its findings rest on, in order of appearance."""
        return tuple(dict.fromkeys(m.fact for m in self.mentions if m.fact))

    def to_json(self) -> dict[str, Any]:
        """The documented JSON form of a sentence."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "verdict": self.verdict,
            "mentions": [mention.to_json() for mention in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The judgement of one text."""

    as_of: datetime
    sentences: tuple[SentenceReport, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst sentence's verdict."""
        return worst([sentence.verdict for sentence in self.sentences])

    @property
    def counts(self) -> dict[str, int]:
        """Number of mentions by verdict."""
        tally = Counter(m.verdict for s in self.sentences for m in s.mentions)
        return {name: tally.get(name, 0) for name in ("supported", "wrong", "unsupported")}

    @property
    def blocks(self) -> bool:
        """Whether anything is wrong or unsupported."""
        return _SEVERITY[self.verdict] >= _SEVERITY["unsupported"]

    def to_json(self) -> dict[str, Any]:
        """The documented JSON form."""
        return {
            "as_of": self.as_of.isoformat(),
            "verdict": self.verdict,
            "counts": self.counts,
            "sentences": [sentence.to_json() for sentence in self.sentences],
        }
