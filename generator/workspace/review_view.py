"""Review views: a stored briefing as the review desk shows it, in plain data without markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.context.display import format_long_day, format_time
from generator.market.as_of import NEW_YORK
from generator.rendering.plain_text import plain_text
from generator.workspace.fact_lines import FactLine
from generator.writing.edit import PARTS, Part

if TYPE_CHECKING:
    from generator.verification.report import Finding, Verdict
    from generator.writing.briefing import Briefing, Passage, State

PART_LABELS: Mapping[Part, str] = {
    "headline": "Headline",
    "dek": "Dek",
    "subject": "Subject line",
    "preheader": "Preview text",
}
ORIGINS: Mapping[str, str] = {
    "rules": "rules",
    "llm": "model",
    "repaired": "model, repaired",
    "editor": "editor",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: a part of the note, or a sentence of a section."""

    part: Part | None = None
    section: str = ""
    position: int = 0

    @property
    def key(self) -> str:
        """A name for it, unique within a briefing."""
        return self.part or f"{self.section}-{self.position}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage; a judged one carries its verdict and what to say about it."""

    text: str
    verdict: "Verdict | None" = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding that asks for the editor's attention."""

    text: str
    verdict: "Verdict"
    explanation: str
    expected: str | None
    corrected: str | None
    """The whole passage with the finding's replacement in place, where there is one."""
    replacement: str | None


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One passage with its verdict, its facts and what is wrong with it."""

    place: Place
    label: str
    text: str
    runs: tuple[Run, ...]
    verdict: "Verdict"
    origin: str
    facts: tuple[FactLine, ...]
    findings: tuple[FindingLine, ...]
    replaced: str | None

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of approval."""
        return self.verdict in ("wrong", "unsupported")


@dataclass(frozen=True, slots=True)
class SectionLines:
    """A titled group of passages."""

    title: str
    passages: tuple[PassageLine, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """One revision of a briefing, ready to be read and decided on."""

    id: str
    edition: str
    revision: int
    state: "State"
    headline: str
    day: str
    as_of: str
    label: str
    """What a sample calls itself; empty for real data."""
    writer: str
    why_writer: str
    sections: tuple[SectionLines, ...]
    counts: Mapping[str, int]
    """Passages by verdict."""
    blocked: tuple[PassageLine, ...]
    """Passages that need a correction or an override, each text once."""
    notices: tuple[str, ...]
    sources: tuple[str, ...]

    def passages(self) -> tuple[PassageLine, ...]:
        """Every passage in reading order."""
        return tuple(line for section in self.sections for line in section.passages)

    def find(self, key: str) -> PassageLine | None:
        """The passage at a place, by the place's key."""
        return next((line for line in self.passages() if line.place.key == key), None)


def draft_view(briefing: "Briefing", state: "State", facts: Mapping[str, FactLine]) -> DraftView:
    """The view of a revision.

    Args:
        briefing: The revision.
        state: The briefing's state as stored.
        facts: Its facts by id.
    """
    local = briefing.as_of.astimezone(NEW_YORK)
    writer = briefing.writer
    sections = tuple(_sections(briefing, facts))
    lines = [line for section in sections for line in section.passages]
    verdicts = [line.verdict for line in lines]
    return DraftView(
        id=briefing.id,
        edition=briefing.edition.replace("-", " ").replace("us ", "U.S. "),
        revision=briefing.revision,
        state=state,
        headline=plain_text(briefing.headline.text),
        day=format_long_day(local.date()),
        as_of=f"{format_time(briefing.as_of)} New York",
        label=(plain_text(briefing.label) or "sample data") if briefing.is_sample else "",
        writer=" · ".join(name for name in (writer.used, writer.prompt) if name),
        why_writer=writer.why,
        sections=sections,
        counts={name: verdicts.count(name) for name in dict.fromkeys(verdicts)},
        blocked=tuple({line.text: line for line in lines if line.blocks}.values()),
        notices=briefing.notices,
        sources=tuple(f"{source.name}: {source.as_of}" for source in briefing.sources),
    )


def places(briefing: "Briefing") -> "Iterator[tuple[Place, str, Passage]]":
    """Every passage with its place and the name of what it belongs to, in reading order."""
    parts = (briefing.headline, briefing.dek, briefing.subject, briefing.preheader)
    for part, passage in zip(PARTS, parts, strict=True):
        yield Place(part), PART_LABELS[part], passage
    for section in briefing.sections:
        for position, passage in enumerate(section.passages):
            yield Place(None, section.id, position), section.title, passage


def passage_line(
    place: Place, label: str, passage: "Passage", facts: Mapping[str, FactLine]
) -> PassageLine:
    """One passage as a line of the desk."""
    rests = dict.fromkeys((*passage.fact_ids, *(f.fact for f in passage.findings if f.fact)))
    return PassageLine(
        place=place,
        label=label if place.part else "",
        text=passage.text,
        runs=tuple(_runs(passage)),
        verdict=passage.verdict,
        origin=ORIGINS[passage.sentence.origin],
        facts=tuple(facts[name] for name in rests if name in facts),
        findings=tuple(_finding(passage, f) for f in passage.findings if _asks(f)),
        replaced=passage.sentence.replaced,
    )


def _sections(briefing: "Briefing", facts: Mapping[str, FactLine]) -> Iterator[SectionLines]:
    lines = [passage_line(*found, facts) for found in places(briefing)]
    yield SectionLines("Opening", tuple(line for line in lines if line.place.part))
    for section in briefing.sections:
        mine = tuple(line for line in lines if line.place.section == section.id)
        if mine:
            yield SectionLines(section.title, mine)


def _asks(finding: "Finding") -> bool:
    return finding.warning or finding.verdict in ("wrong", "unsupported")


def _finding(passage: "Passage", finding: "Finding") -> FindingLine:
    text, new = passage.text, finding.replacement
    corrected = None if new is None else text[: finding.start] + new + text[finding.end :]
    return FindingLine(
        text=finding.text,
        verdict=finding.verdict,
        explanation=finding.explanation,
        expected=finding.expected,
        corrected=corrected,
        replacement=new,
    )


def _runs(passage: "Passage") -> Iterator[Run]:
    at = 0
    for found in sorted(passage.findings, key=lambda found: (found.start, -found.end)):
        if found.start < at or found.end > len(passage.text):
            continue
        if found.start > at:
            yield Run(passage.text[at : found.start])
        yield Run(passage.text[found.start : found.end], found.verdict, found.explanation)
        at = found.end
    if at < len(passage.text):
        yield Run(passage.text[at:])
