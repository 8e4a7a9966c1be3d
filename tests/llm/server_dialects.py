"""What each kind of server refuses in a request, as far as its documentation and source say."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from stub_openai import loose_objects

KNOWN = frozenset({
    "type", "properties", "required", "additionalProperties", "items", "enum", "pattern",
    "minItems", "maxItems",
})  # fmt: skip
"""Keywords that all four kinds understand."""

_NOT_IN_GBNF = re.compile(r"\(\?|\\[^.{}\[\]()|*+?^$/\\-]|\*\?|\+\?|\?\?|\\\d")
"""Groups with a question mark, classes such as \\d, lazy repetition, back references."""


def openai(body: dict[str, Any]) -> Iterator[str]:
    """Strict structured outputs: closed objects, every property required, bounded size."""
    if "max_tokens" in body or "max_completion_tokens" not in body:
        yield "reasoning models take max_completion_tokens only"
    wanted = body["response_format"]["json_schema"]
    if wanted.get("strict") is not True or not re.fullmatch(r"[\w-]{1,64}", wanted["name"]):
        yield "the schema has no name, or is not strict"
    yield from loose_objects(wanted["schema"])
    yield from _foreign_keywords(wanted["schema"])
    if _depth(wanted["schema"]) > 10:
        yield "the schema is nested too deeply"
    names, values = _names(wanted["schema"]), _enumerated(wanted["schema"])
    if len(names) > 5000 or len(values) > 1000 or len("".join((*names, *values))) > 120_000:
        yield "the schema is too large"
    if wanted["schema"].get("type") != "object":
        yield "the root is no object"


def llama_cpp(body: dict[str, Any]) -> Iterator[str]:
    """A JSON schema becomes a GBNF grammar; a pattern must be anchored and plain."""
    if "max_tokens" not in body:
        yield "older servers know max_tokens only"
    schema = body["response_format"]["json_schema"]["schema"]
    yield from _foreign_keywords(schema)
    for pattern in _patterns(schema):
        if not (pattern.startswith("^") and pattern.endswith("$")):
            yield f"a pattern must start with ^ and end with $: {pattern[:40]}"
        if _NOT_IN_GBNF.search(pattern):
            yield f"a pattern is not plain: {pattern[:40]}"
        if '"' in pattern:
            yield "a quote in a pattern would end the JSON string"


def ollama(body: dict[str, Any]) -> Iterator[str]:
    """As llama.cpp, on which it stands; newer names of options are ignored."""
    if "max_completion_tokens" in body:
        yield "max_completion_tokens is ignored here"
    yield from llama_cpp(body)


def vllm(body: dict[str, Any]) -> Iterator[str]:
    """A schema for xgrammar: no look-around and no word boundaries in patterns."""
    if "max_tokens" not in body:
        yield "the reply has no bound"
    schema = body["response_format"]["json_schema"]["schema"]
    yield from _foreign_keywords(schema)
    for pattern in _patterns(schema):
        re.compile(pattern)
        if re.search(r"\(\?[=!<]|\\b", pattern):
            yield f"a pattern looks around: {pattern[:40]}"


DIALECTS: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "openai": openai, "llama.cpp": llama_cpp, "ollama": ollama, "vllm": vllm,
}  # fmt: skip


def _schemas(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and every schema inside it."""
    yield schema
    for value in schema.get("properties", {}).values():
        yield from _schemas(value)
    if "items" in schema:
        yield from _schemas(schema["items"])


def _foreign_keywords(schema: Any) -> Iterator[str]:
    for one in _schemas(schema):
        foreign = sorted(set(one) - KNOWN)
        if foreign:
            yield f"unknown keywords {foreign}"


def _patterns(schema: Any) -> list[str]:
    return [one["pattern"] for one in _schemas(schema) if "pattern" in one]


def _names(schema: Any) -> list[str]:
    return [name for one in _schemas(schema) for name in one.get("properties", {})]


def _enumerated(schema: Any) -> list[str]:
    return [value for one in _schemas(schema) for value in one.get("enum", ())]


def _depth(schema: Any) -> int:
    inner = [
        *schema.get("properties", {}).values(),
        *([schema["items"]] if "items" in schema else []),
    ]
    return 1 + max(map(_depth, inner), default=0)
