"""Prompt inputs of a morning: the context a prompt asks for, and everything its parts may name."""

from generator.context.context import Context
from generator.context.weekly import weekly_context
from generator.prompting.inputs import briefing_inputs, headline_inputs, repair_inputs
from generator.prompting.prompt import Prompt
from generator.writing.narrator.narrate import narrate


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
    return briefing_inputs(context)


def sample_inputs(prompt: Prompt, context: Context) -> dict[str, object]:
    """Values of all parts, the repair with nothing to repair: enough to prove that it renders."""
    return inputs_for(prompt, context_for(prompt, context)) | repair_inputs((), "a trial")
