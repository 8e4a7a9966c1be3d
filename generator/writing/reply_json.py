"""Reply JSON: the object inside a model's reply, whatever the model wrapped around it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_THINKING = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_DECODER = json.JSONDecoder(strict=False)


class UnusableReplyError(ValueError):
    """The reply as a whole cannot be read; the message says why, for the model and the record."""


def json_object(reply: str) -> Mapping[str, Any]:
    """The first JSON object of a reply; code fences, remarks and thinking around it are ignored.

    Raises:
        UnusableReplyError: The reply is empty, or holds no complete object.
    """
    text = _THINKING.sub("", reply).strip()
    if not text:
        raise UnusableReplyError("the reply is empty")
    start = text.find("{")
    if start < 0:
        raise UnusableReplyError("the reply holds no JSON object")
    try:
        found, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise UnusableReplyError(f"the reply is not valid JSON ({error})") from error
    return found if isinstance(found, Mapping) else {}


def rows(value: Any) -> Sequence[Any]:
    """A JSON array, or nothing where something else stands."""
    return value if isinstance(value, list) else ()


def section_rows(sections: Any) -> Iterator[tuple[str, Any]]:
    """Every sentence with its section's id, from a list of sections or an object of them."""
    pairs: list[tuple[Any, Any]] = []
    if isinstance(sections, Mapping):
        pairs = list(sections.items())
    for one in rows(sections):
        if isinstance(one, Mapping):
            pairs.append((one.get("id"), one.get("sentences")))
    for name, sentences in pairs:
        for row in rows(sentences):
            yield str(name), row
