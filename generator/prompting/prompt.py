"""Prompt: one version of a prompt, parsed, checked and identified by its content hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

import yaml
from jinja2 import Template
from pydantic import ValidationError

from generator.errors import PromptError
from generator.prompting.header import PromptHeader
from generator.prompting.partials import chosen, inlined, text_sha256
from generator.prompting.template import Part, compile_part, render_part, split_parts


class PromptMessage(NamedTuple):
    """One rendered part, ready to be sent under its role."""

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True)
class Prompt:
    """One version of one prompt."""

    header: PromptHeader
    path: str
    """The file, as error messages should show it."""
    source: str
    """The whole file as text."""
    sha256: str
    """Hash over name, version, resolved parts, partials, inputs, parameters and output schema."""
    parts: Mapping[Part, str] = field(default_factory=dict, repr=False, compare=False)
    """The parts' template texts, partials inlined."""
    partials: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Hashes of the partials, by `name@number`."""
    released: bool = False
    """Whether `prompts.lock` holds this version, so that it can no longer change."""
    _templates: Mapping[Part, Template] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The prompt's name, e.g. `daily_briefing`."""
        return self.header.name

    @property
    def version(self) -> str:
        """Its version, e.g. `1.0.0`."""
        return self.header.version

    @property
    def ref(self) -> str:
        """`name@version`, as records show it."""
        return f"{self.name}@{self.version}"

    @property
    def parameters(self) -> Mapping[str, float | int]:
        """Sampling parameters that are set, by name."""
        return self.header.parameters.as_mapping()

    @property
    def output_schema(self) -> Mapping[str, Any]:
        """JSON schema of the reply, before a request narrows it."""
        return self.header.output

    @property
    def writes_body(self) -> bool:
        """Whether its reply holds a note's sentences, not the lines on top alone."""
        return bool({"sections", "body"} & set(self.output_schema.get("properties", {})))

    def as_released(self) -> "Prompt":
        """The same prompt, marked as found in the lock."""
        return replace(self, released=True)

    def render(self, inputs: Mapping[str, object]) -> tuple[PromptMessage, ...]:
        """The messages that open the exchange.

        Raises:
            PromptError: An input is missing or lacks an attribute that the text names.
        """
        return (
            PromptMessage("system", self._part("system", inputs)),
            PromptMessage("user", self._part("user", inputs)),
        )

    def render_repair(self, inputs: Mapping[str, object]) -> PromptMessage:
        """The message that sends failing sentences back.

        Raises:
            PromptError: An input is missing or lacks an attribute that the text names.
        """
        return PromptMessage("user", self._part("repair", inputs))

    def _part(self, part: Part, inputs: Mapping[str, object]) -> str:
        return render_part(self._templates[part], inputs, self.path)


def parse_prompt(source: str, path: str, known: Mapping[str, str] | None = None) -> Prompt:
    """Read one prompt file.

    Args:
        source: The file's text.
        path: The file, as error messages should show it.
        known: Texts of the partials that exist, by `name@number`.

    Raises:
        PromptError: The front matter or a part is malformed, or names an unknown variable or
            partial.
    """
    text = source.replace("\r\n", "\n")
    front, body = _split_front_matter(text, path)
    header = _header(front, path)
    written = split_parts(body, path)
    texts = chosen(header.partials, written.values(), known or {}, path)
    parts = {name: inlined(part, texts) for name, part in written.items()}
    templates = {name: compile_part(part, header.inputs, path) for name, part in parts.items()}
    partials = {ref: text_sha256(text) for ref, text in texts.items()}
    digest = _content_hash(header, parts, partials)
    return Prompt(header, path, text, digest, parts, partials, _templates=templates)


def _split_front_matter(text: str, path: str) -> tuple[str, str]:
    opening, separator, rest = text.partition("---\n")
    front, closing, body = rest.partition("\n---\n")
    if opening.strip() or not separator or not closing:
        raise PromptError(f"{path}: the file must begin with front matter between two --- lines")
    return front, body


def _header(front: str, path: str) -> PromptHeader:
    try:
        return PromptHeader.model_validate(yaml.safe_load(front))
    except yaml.YAMLError as error:
        raise PromptError(f"{path}: the front matter is not valid YAML ({error})") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "front matter"
        raise PromptError(f"{path}: {place}: {first['msg']}") from error


def _content_hash(
    header: PromptHeader, parts: Mapping[Part, str], partials: Mapping[str, str]
) -> str:
    """Hash what reaches a model; description and changelog may still be corrected.

    What a prompt does not use adds nothing, so that a new field leaves older hashes alone.
    """
    content: dict[str, Any] = {
        "name": header.name,
        "version": header.version,
        "parts": parts,
        "inputs": sorted(header.inputs),
        "parameters": header.parameters.as_mapping(),
        "output": header.output,
    }
    content |= {"partials": dict(partials)} if partials else {}
    content |= {"period": header.period} if header.period != "day" else {}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
