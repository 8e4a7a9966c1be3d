"""Model: how the writing stage sees a language model, without knowing which one it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Lock = Literal["pattern", "schema", "json", "text"]
"""How the reply was held to a form: token pattern in a schema, plain schema, JSON mode, none."""


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a model in one call."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    """JSON schema of the reply, token pattern included."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Sampling parameters from the prompt file: temperature, seed, max_output_tokens."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    text: str
    model: str
    lock: Lock
    """The lock the server accepted; weaker ones follow a rejection."""
    input_tokens: int | None = None
    output_tokens: int | None = None
    attempts: int = 1
    """Requests made for this reply, retries and weaker locks included."""
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    """What happened on the way, one sentence each."""
    is_cut_off: bool = False
    """Whether the reply ended at its length limit."""
    is_cached: bool = False
    """Whether the reply was kept from an earlier, equal request; its figures are of that one."""


class Model(Protocol):
    """Contract: one call, one reply.

    `complete` returns whatever text the model gave, valid or not, and raises `ModelError` when no
    text could be had within the configured attempts. It keeps no state between calls.
    """

    @property
    def name(self) -> str:
        """The model as the record should show it, e.g. `openai:gpt-5-mini`."""
        ...

    def complete(self, request: Request) -> Reply:
        """Send one request.

        Raises:
            ModelError: No reply within the configured attempts.
        """
        ...
