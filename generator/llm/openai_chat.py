"""OpenAIChat: OpenAI, and every server that speaks its chat protocol, as a `Model`."""

import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.errors import ModelError
from generator.llm.address import checked_base_url
from generator.llm.response_format import LADDER, response_format
from generator.writing.model import Lock, Reply, Request

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

    from generator.llm.transport import Transport

OPENAI_URL = "https://api.openai.com/v1"
"""Stated, never taken from the environment: the key goes nowhere else."""

REASONING_ROOM = 4000
"""Tokens added to the bound for OpenAI's own models, where thinking counts against it."""

_SAMPLING = ("temperature", "top_p", "seed")


@dataclass(frozen=True)
class OpenAIChat:
    """A chat model behind the OpenAI protocol.

    Retries are the SDK's alone (408, 409, 429, 5xx, no connection; `Retry-After` is honoured). A
    server that refuses a response format or a sampling parameter is asked again without it, and
    the reply's notes say so. Nothing is sent anywhere but to `base_url`.

    Args:
        name: The model as records show it, e.g. `openai:gpt-5-mini`.
        model: The model's name on the server.
        api_key: Sent as bearer token. Servers without keys take any word.
        base_url: The server.
        timeout: Seconds for one request, from first to last byte.
        max_retries: Further requests after one that failed in passing.
        ladder: Response formats to try, strongest first.

    Raises:
        UsageError: The address is no URL, or plain http to another machine.
    """

    name: str
    model: str
    api_key: str = field(repr=False)
    base_url: str = OPENAI_URL
    timeout: float = 120.0
    max_retries: int = 2
    ladder: tuple[Lock, ...] = LADDER

    def __post_init__(self) -> None:
        object.__setattr__(self, "base_url", checked_base_url(self.base_url))

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI itself answers, not a compatible server."""
        return self.base_url == OPENAI_URL

    def complete(self, request: Request) -> Reply:
        """Send one request, down the ladder of response formats.

        Raises:
            ModelError: No reply within the configured attempts.
        """
        from generator.llm.transport import Transport

        started = time.perf_counter()
        transport = Transport(self.base_url, self.timeout, keep_account=self.is_openai)
        with closing(transport), _in_private():
            lock, message, notes = self._descend(request, transport)
        usage = message.usage_metadata
        return Reply(
            text=message.text,
            model=str(message.response_metadata.get("model_name") or self.model),
            lock=lock,
            input_tokens=usage["input_tokens"] if usage else None,
            output_tokens=usage["output_tokens"] if usage else None,
            attempts=transport.requests,
            seconds=time.perf_counter() - started,
            notes=(*notes, *_remarks(message)),
            is_cut_off=message.response_metadata.get("finish_reason") == "length",
        )

    def _descend(
        self, request: Request, transport: "Transport"
    ) -> tuple[Lock, "AIMessage", list[str]]:
        """Try each rung; a refused sampling parameter is dropped and the rung tried again."""
        from openai import APIStatusError

        from generator.llm.failure import is_refused_format, refused_parameter

        notes: list[str] = []
        sampling = {k: request.parameters[k] for k in _SAMPLING if k in request.parameters}
        rungs = list(self.ladder)
        while True:
            try:
                message = self._invoke(request, rungs[0], sampling, transport)
                return rungs[0], message, notes
            except APIStatusError as error:
                parameter = refused_parameter(error, sampling)
                if parameter:
                    del sampling[parameter]
                    notes.append(f"The server refused {parameter}; it was left out.")
                elif is_refused_format(error) and len(rungs) > 1:
                    notes.append(f"The server refused the lock {rungs.pop(0)!r}.")
                else:
                    raise self._failed(error, transport) from error
            except self._other_failures() as error:
                raise self._failed(error, transport) from error

    def _invoke(
        self,
        request: Request,
        lock: Lock,
        sampling: Mapping[str, Any],
        transport: "Transport",
    ) -> "AIMessage":
        body: dict[str, Any] = {}
        wanted = response_format(lock, request.schema)
        if wanted is not None:
            # In the body and not as an argument: the SDK would parse the reply and raise on
            # anything but a finished, valid object, and the text would be lost.
            body["response_format"] = wanted
        limit = request.parameters.get("max_output_tokens")
        if limit is not None and self.is_openai:
            body["max_completion_tokens"] = limit + REASONING_ROOM
        elif limit is not None:
            # Ollama and others ignore the newer name.
            body["max_tokens"] = limit
        messages = [(m.role, m.content) for m in request.messages]
        return self._chat(transport).invoke(messages, extra_body=body, **sampling)

    def _chat(self, transport: "Transport") -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        return ChatOpenAI(
            model=self.model,
            api_key=SecretStr(self.api_key),
            base_url=self.base_url,
            timeout=self.timeout,
            max_retries=self.max_retries,
            http_client=transport.client,
            # A model's name must not decide which endpoint it is asked on.
            use_responses_api=False,
            # Never from the environment.
            openai_proxy=None,
        )

    def _failed(self, error: Exception, transport: "Transport") -> ModelError:
        from generator.llm.failure import explain

        return explain(error, self.name, self.base_url, self.timeout, transport.requests)

    def _other_failures(self) -> tuple[type[Exception], ...]:
        """What a server that answers nonsense, or not at all, makes the libraries raise."""
        from langchain_core.exceptions import LangChainException
        from openai import OpenAIError

        return (
            OpenAIError,
            LangChainException,
            AttributeError,
            IndexError,
            KeyError,
            TypeError,
            ValueError,
        )


@contextmanager
def _in_private() -> Iterator[None]:
    """No tracing to anyone, whatever the environment says; no advice about refused formats."""
    from langsmith import tracing_context

    with tracing_context(enabled=False), warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*structured output feature.*", UserWarning)
        yield


def _remarks(message: "AIMessage") -> Iterator[str]:
    if message.additional_kwargs.get("refusal"):
        yield "The model refused to answer."
    reason = message.response_metadata.get("finish_reason")
    if reason == "length":
        yield "The reply was cut off at its length limit."
    elif reason == "content_filter":
        yield "The reply was stopped by the server's content filter."
