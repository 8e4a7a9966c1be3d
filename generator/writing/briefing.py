"""Briefing: a realised draft with its findings, facts and sources; what readers and editors see."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from generator.draft import Sentence
from generator.facts.fact import Fact
from generator.facts.series import LineSeries
from generator.verification.report import Finding, Verdict, worst

State = Literal["drafted", "needs_attention", "approved", "rejected", "queued", "sent"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed value in a passage; offsets are code points into the passage's text."""

    start: int
    end: int
    token: str
    fact_id: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence (or headline) as printed, with what the verifier says about it."""

    sentence: Sentence
    text: str
    figures: tuple[Figure, ...] = ()
    verdict: Verdict = "no_claim"
    findings: tuple[Finding, ...] = ()
    """Offsets are into this passage's text."""
    fact_ids: tuple[str, ...] = ()
    """Facts it rests on: the writer's for token sentences, the findings' for an editor's."""

    @property
    def blocks(self) -> bool:
        """Whether the passage is wrong or unsupported."""
        return self.verdict in ("wrong", "unsupported")


@dataclass(frozen=True, slots=True)
class BriefingSection:
    """One themed paragraph group."""

    id: str
    title: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The section as running prose."""
        return " ".join(passage.text for passage in self.passages)


@dataclass(frozen=True, slots=True)
class WriterNote:
    """Who wrote the note and how."""

    requested: str
    used: str
    """`rules`, or the model's name."""
    why: str
    """One sentence: why this writer."""
    prompt: str | None = None
    """`name@version`; None for the narrator."""
    prompt_sha256: str | None = None
    lock: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of the note with the instant its data stand for."""

    name: str
    as_of: str
    """Session or instant as a reader should see it."""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A complete note. Immutable: an edit makes a new revision."""

    id: str
    """`<edition>-<date>-<six hex digits of the run>`."""
    edition: str
    as_of: datetime
    session: date
    headline: Passage
    dek: Passage
    subject: Passage
    preheader: Passage
    sections: tuple[BriefingSection, ...]
    facts: tuple[Fact, ...]
    writer: WriterNote
    sources: tuple[SourceLine, ...] = ()
    notices: tuple[str, ...] = ()
    series: tuple[LineSeries, ...] = ()
    label: str = ""
    is_sample: bool = False
    revision: int = 1
    run_id: str = ""

    def passages(self) -> tuple[Passage, ...]:
        """Headline, dek, subject, preheader, then the body in reading order."""
        body = tuple(p for section in self.sections for p in section.passages)
        return (self.headline, self.dek, self.subject, self.preheader, *body)

    @property
    def verdict(self) -> Verdict:
        """The worst passage's verdict."""
        return worst([passage.verdict for passage in self.passages()])

    @property
    def blocks(self) -> bool:
        """Whether anything in it is wrong or unsupported."""
        return any(passage.blocks for passage in self.passages())

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)
