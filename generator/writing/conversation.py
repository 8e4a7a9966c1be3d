"""Conversation: the exchange with a model about one note, with everything worth keeping of it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.errors import ModelError
from generator.prompting.prompt import Prompt, PromptMessage
from generator.writing.model import Message, Model, Reply, Request


class Conversation:
    """One prompt, its replies, and at most one turn more.

    Args:
        model: Who is asked.
        prompt: Where the words and the sampling parameters come from.
        opening: The rendered messages.
    """

    def __init__(self, model: Model, prompt: Prompt, opening: tuple[PromptMessage, ...]) -> None:
        self._model = model
        self._prompt = prompt
        self._messages = [Message(role, content) for role, content in opening]
        self._opening_sha256 = _hash_messages(self._messages)
        self.replies: list[Reply] = []
        self._lost_attempts = 0

    def ask(self, schema: Mapping[str, Any]) -> str:
        """Send the messages so far; the reply joins them.

        Raises:
            ModelError: No reply within the configured attempts.
        """
        request = Request(tuple(self._messages), schema, self._prompt.parameters)
        try:
            reply = self._model.complete(request)
        except ModelError as error:
            self._lost_attempts += error.attempts
            raise
        self.replies.append(reply)
        self._messages.append(Message("assistant", reply.text))
        return reply.text

    def add(self, message: PromptMessage) -> None:
        """Put the next turn's message behind the last reply."""
        self._messages.append(Message(message.role, message.content))

    def to_json(self) -> dict[str, Any]:
        """Prompt, model, raw replies and what they cost, as plain JSON."""
        return {
            "prompt": self._prompt.ref,
            "prompt_sha256": self._prompt.sha256,
            "model": self._model.name,
            "messages_sha256": self._opening_sha256,
            "parameters": dict(self._prompt.parameters),
            "lock": self.replies[-1].lock if self.replies else None,
            "input_tokens": _total(reply.input_tokens for reply in self.replies),
            "output_tokens": _total(reply.output_tokens for reply in self.replies),
            "attempts": sum(reply.attempts for reply in self.replies) + self._lost_attempts,
            "seconds": sum(reply.seconds for reply in self.replies),
            "replies": [
                {
                    "text": reply.text,
                    "model": reply.model,
                    "lock": reply.lock,
                    "attempts": reply.attempts,
                    "seconds": reply.seconds,
                    "notes": list(reply.notes),
                    "cached": reply.is_cached,
                }
                for reply in self.replies
            ],
        }


def _total(counts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _hash_messages(messages: list[Message]) -> str:
    pairs = [[message.role, message.content] for message in messages]
    return hashlib.sha256(json.dumps(pairs, ensure_ascii=False).encode("utf-8")).hexdigest()
