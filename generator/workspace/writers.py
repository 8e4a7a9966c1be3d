"""Writers: from what the user asked for to the writer of a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import UsageError
from generator.settings import Settings

if TYPE_CHECKING:
    from pydantic import SecretStr

    from generator.llm.choose import ModelOptions
    from generator.prompting.prompt import Prompt
    from generator.writing.writer import Writer


def prompt_folder(settings: Settings) -> Path:
    """The folder of prompts in use: the setting's, else the shipped one.

    Raises:
        UsageError: The setting names no folder.
    """
    from generator.prompting.library import default_folder

    if settings.prompts is not None and not settings.prompts.is_dir():
        raise UsageError(f"setting 'prompts': there is no folder {str(settings.prompts)!r}.")
    return settings.prompts or default_folder()


def load_prompt(settings: Settings, ref: str) -> "Prompt":
    """A prompt by `name`, `name@version` or `name@alias`.

    Raises:
        PromptError: It is missing, malformed, or changed after its release.
    """
    from generator.prompting.library import PromptLibrary

    return PromptLibrary(prompt_folder(settings)).load(ref)


@contextmanager
def open_writer(settings: Settings, model: str | None, prompt: "Prompt") -> "Iterator[Writer]":
    """The writer of a run; a model server this process started is stopped afterwards.

    Args:
        settings: Keys, timeouts and the configured model.
        model: `auto`, `rules`, `openai:…`, `compatible:…@URL`, `local:…`; the setting when None.
        prompt: What a model would be asked with.

    Raises:
        UsageError: The model is unknown or lacks a key or file.
    """
    from generator.llm.choose import choose_model
    from generator.writing.writer import RulesWriter

    requested = model or settings.model
    choice = choose_model(requested, model_options(settings))
    if choice.model is None:
        yield RulesWriter(requested, choice.why)
        return
    from generator.writing.llm_writer import LLMWriter

    try:
        yield LLMWriter(choice.model, prompt, requested, choice.why)
    finally:
        choice.close()


def model_options(settings: Settings) -> "ModelOptions":
    """What models are built with."""
    from generator.llm.choose import ModelOptions

    return ModelOptions(
        openai_key=_revealed(settings.openai_api_key),
        compatible_key=_revealed(settings.compatible_api_key),
        configured=settings.model,
        timeout=settings.model_timeout,
        max_retries=settings.model_retries,
    )


def _revealed(secret: "SecretStr | None") -> str | None:
    return secret.get_secret_value() if secret is not None else None
