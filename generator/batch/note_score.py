"""NoteScore: what one prompt made of one morning, in figures."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from generator.batch.reading_grade import reading_grade, words
from generator.context.context import Context
from generator.llm.price import price
from generator.prompting.inputs import leading_ids
from generator.writing.briefing import Briefing
from generator.writing.writer import Manuscript

MODELS_OWN = ("llm", "repaired")
"""Origins of the sentences that the model wrote."""


@dataclass(frozen=True, slots=True)
class NoteScore:
    """Figures of one note. A note the model gave nothing for has no texts and an error."""

    prompt: str
    """`name@version`."""
    as_of: datetime
    texts: int
    """Headline, dek, subject, preheader and sentences that the model proposed."""
    valid_first: int
    """Those of them that passed every check as they were."""
    repaired: int
    """Those published after the model's second try."""
    replaced: int
    """Those that the narrator's text stands in for, or that were left out."""
    covered: int
    """Leading facts told by the model's own published texts."""
    leading: int
    """Leading facts there were: ten, or all where the morning has fewer."""
    findings: int
    """The model's published texts that the verifier stops: nothing but 0 is right."""
    words: int
    """Words of the published body."""
    grade: float | None
    """Reading grade of the published body."""
    input_tokens: int | None
    output_tokens: int | None
    cost: float | None
    """U.S. dollars; None where the price is unknown."""
    seconds: float
    """Of the model alone; those of the first time for kept replies."""
    attempts: int
    lock: str | None
    is_enforced: bool | None
    """Whether the server kept to the pattern; None where it accepted none."""
    is_cached: bool
    """Whether every reply was kept from an earlier time."""
    error: str | None

    def to_json(self) -> dict[str, Any]:
        """The figures as plain JSON."""
        return asdict(self) | {"as_of": self.as_of.isoformat()}


def score_note(
    prompt: str, manuscript: Manuscript, briefing: Briefing, context: Context
) -> NoteScore:
    """Measure one finished note.

    Args:
        prompt: `name@version`.
        manuscript: What the writer handed in, with its record.
        briefing: The same note assembled and judged.
        context: What the prompt was given.
    """
    record = manuscript.record
    own = [p for p in briefing.passages() if p.sentence.origin in MODELS_OWN]
    told = {fact for passage in own for fact in passage.fact_ids}
    leading = leading_ids(context)
    repaired = sum(passage.sentence.origin == "repaired" for passage in own)
    text = " ".join(section.text for section in briefing.sections)
    return NoteScore(
        prompt=prompt,
        as_of=briefing.as_of,
        texts=record["texts"],
        valid_first=record["texts"] - _failed_first(record),
        repaired=repaired,
        replaced=record["texts"] - len(own),
        covered=sum(fact in told for fact in leading),
        leading=len(leading),
        findings=sum(passage.blocks for passage in own),
        words=words(text),
        grade=reading_grade(text),
        input_tokens=record["input_tokens"],
        output_tokens=record["output_tokens"],
        cost=price(record["model"], record["input_tokens"], record["output_tokens"]),
        seconds=record["seconds"],
        attempts=record["attempts"],
        lock=record["lock"],
        is_enforced=record["lock_enforced"],
        is_cached=bool(record["replies"]) and all(r["cached"] for r in record["replies"]),
        error=record["error"],
    )


def _failed_first(record: Mapping[str, Any]) -> int:
    """Texts with a problem before any repair; all of them after a reply that was no note."""
    if any(remark.startswith("The first reply could not be used") for remark in record["remarks"]):
        return int(record["texts"])
    return sum(problem["problem"] is not None for problem in record["problems"])
