"""Evaluation: one or two prompts over the same mornings with the same model."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.batch.note_score import NoteScore, score_note
from generator.batch.summary import Summary, objections, summarize
from generator.context.build import build_context
from generator.context.context import Context
from generator.context.facts_json import facts_json
from generator.llm.reply_cache import CachedModel, ReplyCache
from generator.prompting.evaluations import EvaluationRecord
from generator.prompting.prompt import Prompt
from generator.workspace.morning import Morning
from generator.writing.assemble import Identity, assemble
from generator.writing.llm_writer import LLMWriter
from generator.writing.model import Model
from generator.writing.prompt_inputs import context_for

Tell = Callable[[NoteScore], None]
"""Hears of every finished note."""

_WHO = Identity("evaluation", "evaluation", "evaluation")


@dataclass(frozen=True, slots=True)
class Bar:
    """What a prompt must reach to be green."""

    threshold: float = 0.05
    """How much lower than the other prompt's a share may be."""
    least_kept: float = 0.5
    """The least share of the model's texts that must be published."""


@dataclass(frozen=True)
class Bench:
    """What every prompt of one evaluation is tried with.

    Args:
        morning: Gives the facts of an instant.
        source: The source's name, for the record.
        model: Who writes; None when only kept replies may be used.
        model_name: The model as records show it.
        replies: Where replies are kept.
    """

    morning: Callable[[datetime], Morning]
    source: str
    model: Model | None
    model_name: str
    replies: ReplyCache

    def try_out(self, prompt: Prompt, at: datetime) -> tuple[NoteScore, str]:
        """Write, check and measure one note.

        Returns:
            The score, and the hash of the morning's facts.

        Raises:
            BriefingError: The morning cannot be had, the model is not there, or no reply is kept.
        """
        morning = self.morning(at)
        context = build_context(morning.sheet, morning.data, morning.calendar)
        facts = facts_sha256(context)
        labels = {"prompt": prompt.sha256, "facts": facts}
        model = CachedModel(self.model, self.model_name, self.replies, labels)
        writer = LLMWriter(model, prompt, self.model_name, "An evaluation.")
        manuscript = writer.write(context, morning.check)
        given = context_for(prompt, context)
        briefing = assemble(
            manuscript.draft, given, morning.sheet, morning.check, manuscript.note, _WHO
        )
        return score_note(prompt.ref, manuscript, briefing, given), facts


@dataclass(frozen=True)
class Evaluation:
    """What came out."""

    prompts: tuple[Prompt, ...]
    """The one in question last."""
    scores: tuple[NoteScore, ...]
    record: EvaluationRecord
    """For the prompt in question, as it is kept beside the prompts."""

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """Figures by prompt reference, in the order of the prompts."""
        return {
            prompt.ref: summarize([s for s in self.scores if s.prompt == prompt.ref])
            for prompt in self.prompts
        }

    def to_json(self) -> dict[str, Any]:
        """Everything as plain JSON."""
        return {
            "evaluation": self.record.id,
            "model": self.record.model,
            "source": self.record.source,
            "facts_sha256": self.record.facts_sha256,
            "threshold": self.record.threshold,
            "green": self.record.is_green,
            "reasons": list(self.record.reasons),
            "prompts": [
                {
                    "prompt": prompt.ref,
                    "sha256": prompt.sha256,
                    "figures": self.summaries[prompt.ref].to_json(),
                    "notes": [s.to_json() for s in self.scores if s.prompt == prompt.ref],
                }
                for prompt in self.prompts
            ],
        }


def evaluate(
    prompts: Sequence[Prompt],
    instants: Sequence[datetime],
    bench: Bench,
    bar: Bar,
    *,
    at: datetime,
    tell: Tell = lambda _: None,
) -> Evaluation:
    """Try prompts on mornings, and judge the last one.

    Args:
        prompts: One, or two to compare: the one that is there, then the one in question.
        instants: The mornings.
        bench: Source, model and kept replies.
        bar: What green means.
        at: When, for the record.
        tell: Hears of every finished note.

    Raises:
        BriefingError: As `Bench.try_out`.
    """
    scores, facts = [], []
    for score, digest in _notes(prompts, instants, bench):
        scores.append(score)
        facts.append(digest)
        tell(score)
    figures = {p.ref: summarize([s for s in scores if s.prompt == p.ref]) for p in prompts}
    new, old = prompts[-1], prompts[0] if len(prompts) > 1 else None
    reasons = objections(
        figures[new.ref],
        figures[old.ref] if old else None,
        threshold=bar.threshold,
        least_kept=bar.least_kept,
    )
    record = EvaluationRecord(
        prompt=new.ref,
        sha256=new.sha256,
        model=bench.model_name,
        source=bench.source,
        mornings=len(instants),
        facts_sha256=hashlib.sha256(" ".join(facts).encode()).hexdigest(),
        threshold=bar.threshold,
        is_green=not reasons,
        reasons=reasons,
        against=old.ref if old else None,
        against_sha256=old.sha256 if old else None,
        at=at.isoformat(timespec="seconds"),
        figures={ref: summary.to_json() for ref, summary in figures.items()},
    )
    return Evaluation(tuple(prompts), tuple(scores), record)


def _notes(
    prompts: Sequence[Prompt], instants: Sequence[datetime], bench: Bench
) -> Iterator[tuple[NoteScore, str]]:
    for instant in instants:
        for prompt in prompts:
            yield bench.try_out(prompt, instant)


def facts_sha256(context: Context) -> str:
    """Hash of everything known on a morning, as hex."""
    canonical = json.dumps(facts_json(context), sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
