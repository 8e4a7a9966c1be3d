"""Prompt trial: from what a user asked for to an evaluation, kept beside the prompts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generator.batch.evaluation import Bar, Bench, Evaluation, Tell, evaluate
from generator.batch.instants import read_instants
from generator.errors import UsageError
from generator.llm.choose import choose_model, record_name
from generator.llm.reply_cache import FolderReplies
from generator.prompting.evaluations import save_evaluation
from generator.prompting.library import PromptLibrary
from generator.prompting.prompt import Prompt
from generator.workspace.clock import Clock, system_clock
from generator.workspace.workspace import Workspace
from generator.workspace.writers import model_options, prompt_folder
from generator.writing.model import Model


@dataclass(frozen=True, slots=True)
class TrialRequest:
    """What a user asked for."""

    prompts: tuple[str, ...]
    """One reference, or two: the one that is there, then the one in question."""
    model: str
    dates: Path
    source: str | None = None
    bar: Bar = field(default_factory=Bar)
    is_offline: bool = False
    """Whether only kept replies may be used."""
    is_kept: bool = True
    """Whether the evaluation is kept beside the prompts."""


def run_trial(
    desk: Workspace, request: TrialRequest, tell: Tell, clock: Clock = system_clock
) -> Evaluation:
    """Evaluate, and keep what came out.

    Raises:
        UsageError: The request cannot be met: no model, too many prompts, no kept reply.
        BriefingError: A prompt, the source, a date or the model cannot be had.
    """
    folder = prompt_folder(desk.settings)
    prompts = _prompts(request.prompts, PromptLibrary(folder))
    instants = read_instants(request.dates)
    source = request.source or desk.settings.source
    with _model(desk, request) as model:
        bench = Bench(
            desk.mornings(source),
            # A folder's place differs from machine to machine; its name says enough.
            source if source == "sample" else f"{source.partition(':')[0]}:{Path(source).name}",
            model,
            record_name(request.model),
            FolderReplies(desk.settings.home / "cache" / "replies"),
        )
        now: datetime = clock().astimezone(UTC)
        found = evaluate(prompts, instants, bench, request.bar, at=now, tell=tell)
    if request.is_kept:
        save_evaluation(folder, found.record)
    return found


@contextmanager
def _model(desk: Workspace, request: TrialRequest) -> Iterator[Model | None]:
    if request.model in ("rules", "auto"):
        raise UsageError(f"name a model to evaluate with; {request.model!r} may use no prompt.")
    if request.is_offline:
        yield None
        return
    choice = choose_model(request.model, model_options(desk.settings))
    try:
        yield choice.model
    finally:
        choice.close()


def _prompts(refs: tuple[str, ...], library: PromptLibrary) -> tuple[Prompt, ...]:
    if len(refs) not in (1, 2):
        raise UsageError("name one prompt, or two to compare, each with --prompt.")
    prompts = tuple(library.load(ref) for ref in refs)
    if len({prompt.ref for prompt in prompts}) < len(prompts):
        raise UsageError(f"{prompts[0].ref} cannot be compared with itself.")
    return prompts
