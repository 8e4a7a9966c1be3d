"""Prompt inputs of a morning: the context a prompt asks for, and everything its parts may name."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.context.context import Context
from generator.context.weekly import weekly_context
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
    """The morning's context, or the week's, by the prompt's `period`."""
    return weekly_context(context) if prompt.header.period == "week" else context


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
