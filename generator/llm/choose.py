"""Choose: from what the user asked for to the model that writes, with the reason."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import UsageError
from generator.llm.local import LocalModel
from generator.llm.openai_chat import OPENAI_URL, OpenAIChat
from generator.writing.model import Model

DEFAULT_OPENAI = "openai:gpt-5-mini"
"""What `auto` takes when there is an OpenAI key and no configured model of OpenAI's."""

NO_KEY = "none"
"""Sent to compatible servers that need no key: the protocol wants some word there."""

_COMPATIBLE = re.compile(r"(.+?)@(https?://.+)")


@dataclass(frozen=True)
class ModelChoice:
    """The writer that was taken."""

    requested: str
    """What the user asked for, e.g. `auto`."""
    used: str
    """`rules`, or the model's name."""
    why: str
    """One sentence for the user."""
    model: Model | None = None
    """None when the narrator writes alone."""

    def close(self) -> None:
        """Stop what the model started; nothing for remote models."""
        if isinstance(self.model, LocalModel):
            self.model.close()


@dataclass(frozen=True)
class ModelOptions:
    """What models are built with. Keys are never shown and never cross over."""

    openai_key: str | None = field(default=None, repr=False)
    """For OpenAI only."""
    compatible_key: str | None = field(default=None, repr=False)
    """For `compatible:` servers only."""
    configured: str | None = None
    """The model of the settings, which `auto` falls back on, e.g. `local:weights.gguf`."""
    timeout: float = 120.0
    """Seconds for one request."""
    max_retries: int = 2
    openai_url: str = OPENAI_URL


def choose_model(spec: str, options: ModelOptions) -> ModelChoice:
    """The writer for `auto`, `rules`, `openai:…`, `compatible:…@URL` or `local:FILE.gguf`.

    Nothing is sent or loaded yet.

    Raises:
        UsageError: Unknown form, a missing key, a refused address, or a missing file or extra.
    """
    if spec == "rules":
        return ModelChoice(spec, "rules", "The built-in narrator was asked for.")
    if spec == "auto":
        return _automatic(options)
    model = _build(spec, options)
    return ModelChoice(spec, model.name, f"{model.name} was asked for.", model)


def record_name(spec: str) -> str:
    """The name under which records show the model of a specification."""
    kind, _, rest = spec.partition(":")
    return f"local:{Path(rest).name}" if kind == "local" else spec


def _automatic(options: ModelOptions) -> ModelChoice:
    own = None if options.configured in (None, "auto", "rules") else options.configured
    if options.openai_key:
        spec = own if own is not None and own.startswith("openai:") else DEFAULT_OPENAI
        why = f"An OpenAI key is set, so {spec} writes."
    elif own is not None:
        spec, why = own, f"No OpenAI key is set; the settings name {own}."
    else:
        why = "No OpenAI key is set and the settings name no other model: the built-in narrator."
        return ModelChoice("auto", "rules", why)
    model = _build(spec, options)
    return ModelChoice("auto", model.name, why, model)


def _build(spec: str, options: ModelOptions) -> Model:
    kind, _, rest = spec.partition(":")
    if kind == "openai" and rest:
        return _openai(spec, rest, options)
    if kind == "compatible" and rest:
        return _compatible(spec, rest, options)
    if kind == "local" and rest:
        return LocalModel(Path(rest).expanduser(), timeout=max(options.timeout, 600.0))
    raise UsageError(
        f"unknown model {spec!r}; use auto, rules, openai:NAME, compatible:NAME@URL or"
        " local:FILE.gguf"
    )


def _openai(spec: str, name: str, options: ModelOptions) -> OpenAIChat:
    if not options.openai_key:
        raise UsageError(f"{spec} needs a key; set OPENAI_API_KEY, or use --model rules")
    return OpenAIChat(
        spec,
        name,
        options.openai_key,
        base_url=options.openai_url,
        timeout=options.timeout,
        max_retries=options.max_retries,
    )


def _compatible(spec: str, rest: str, options: ModelOptions) -> OpenAIChat:
    match = _COMPATIBLE.fullmatch(rest)
    if match is None:
        raise UsageError(f"{spec!r} needs an address: compatible:NAME@http://127.0.0.1:8080/v1")
    return OpenAIChat(
        spec,
        match[1],
        options.compatible_key or NO_KEY,
        base_url=match[2],
        timeout=options.timeout,
        max_retries=options.max_retries,
    )
