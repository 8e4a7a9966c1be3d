"""Prompt inputs of a morning: the context a prompt asks for, and everything its parts may name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.context.context import Context
from generator.context.token import TOKEN_PATTERN
from generator.context.weekly import weekly_context
from generator.draft import Draft
from generator.prompting.inputs import (
    FactLine,
    briefing_inputs,
    fact_lines,
    headline_inputs,
    repair_inputs,
)
from generator.prompting.prompt import Prompt
from generator.writing.narrator.narrate import narrate
from generator.writing.plan import plan_sentences


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One sentence to come, as a prompt shows it."""

    place: str
    facts: tuple[FactLine, ...]


def context_for(prompt: Prompt, context: Context) -> Context:
    """The morning's context, or the week's, by the prompt's `period`.

    A prompt that heads a finished note is offered the tokens of that note, and no others.
    """
    if prompt.header.period == "week":
        context = weekly_context(context)
    return context if "note" not in prompt.header.inputs else _of_note(context, narrate(context))


def _of_note(context: Context, draft: Draft) -> Context:
    """The context with the tokens of a draft's sentences and the names of their subjects."""
    used = {name for s in draft.body() for name in TOKEN_PATTERN.findall(s.text)}
    subjects = {
        name.rpartition(".")[0] for name in used if context.all_tokens[name].fact_id is None
    }
    names = {f"{subject}.{role}" for subject in subjects for role in ("name", "short")}
    every = context.all_tokens
    return replace(context, tokens={n: every[n] for n in sorted(used | names) if n in every})


def inputs_for(prompt: Prompt, context: Context) -> dict[str, object]:
    """Values of the prompt's opening parts; a prompt that heads a note gets the narrator's.

    Args:
        prompt: Its `inputs` say what it needs.
        context: As `context_for` gives it.
    """
    if "note" in prompt.header.inputs:
        return headline_inputs(context, narrate(context))
    if "plan" in prompt.header.inputs:
        return briefing_inputs(context) | {"plan": tuple(_plan_lines(context))}
    return briefing_inputs(context)


def _plan_lines(context: Context) -> Iterator[PlanLine]:
    lines = fact_lines(context)
    for planned in plan_sentences(context):
        yield PlanLine(planned.place, tuple(lines[name] for name in planned.fact_ids))


def sample_inputs(prompt: Prompt, context: Context) -> dict[str, object]:
    """Values of all parts, the repair with nothing to repair: enough to prove that it renders."""
    return inputs_for(prompt, context_for(prompt, context)) | repair_inputs((), "a trial")
