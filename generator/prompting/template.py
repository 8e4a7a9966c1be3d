"""The parts of a prompt file: split at marker lines, rendered in a sandbox.

A part begins at a line that holds only `{% system %}`, `{% user %}` or `{% repair %}`. The markers
are read before Jinja sees the text, so nothing inside a part can open another one, and a value
that looks like a marker stays a value.
"""

import re
from collections.abc import Mapping
from typing import Literal, cast, get_args

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.errors import PromptError

Part = Literal["system", "user", "repair"]
"""System and user open the exchange; repair is the user's second turn, when one is needed."""

_MARKER = re.compile(r"^\{%\s*(system|user|repair)\s*%\}[ \t]*$", re.MULTILINE)

_JINJA = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
)


def split_parts(body: str, path: str) -> dict[Part, str]:
    """Split the text after the front matter into its parts.

    Raises:
        PromptError: Text stands before the first marker, or a part is repeated, empty or missing.
    """
    pieces = _MARKER.split(body)
    if pieces[0].strip():
        raise PromptError(f"{path}: text stands before the first part; begin with {{% system %}}")
    texts = [text.strip() + "\n" for text in pieces[2::2]]
    parts = {cast(Part, name): text for name, text in zip(pieces[1::2], texts, strict=True)}
    if len(parts) < len(texts) or sorted(parts) != sorted(get_args(Part)):
        raise PromptError(
            f"{path}: found the parts {pieces[1::2]}; each of {list(get_args(Part))} is needed once"
        )
    if "\n" in parts.values():
        raise PromptError(f"{path}: a part is empty")
    return parts


def compile_part(text: str, allowed: Mapping[str, str], path: str) -> Template:
    """Compile one part and prove that it uses declared inputs only.

    Raises:
        PromptError: The template is malformed, or uses a variable that `inputs` does not declare.
    """
    try:
        tree = _JINJA.parse(text)
        if list(meta.find_referenced_templates(tree)):
            raise PromptError(
                f'{path}: a partial is included by a line of its own, {{% include "name@1" %}}, '
                "and nothing else is"
            )
        unknown = sorted(meta.find_undeclared_variables(tree) - set(allowed))
        if unknown:
            raise PromptError(
                f"{path}: unknown variable {unknown[0]!r}; the inputs are "
                f"{', '.join(sorted(allowed))}"
            )
        return _JINJA.from_string(text)
    except TemplateSyntaxError as error:
        raise PromptError(f"{path}: not valid Jinja ({error.message})") from error


def variables(text: str) -> frozenset[str]:
    """Variables that a compiled part's text uses."""
    return frozenset(meta.find_undeclared_variables(_JINJA.parse(text)))


def render_part(template: Template, inputs: Mapping[str, object], path: str) -> str:
    """Render one part; values are printed once and never read as template text.

    Raises:
        PromptError: An input is missing or lacks an attribute, or the sandbox refused.
    """
    try:
        return template.render(inputs).strip()
    except TemplateError as error:
        raise PromptError(f"{path}: {error.message}") from error
