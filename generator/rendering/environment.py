"""The Jinja environments: sandboxed, strict about names, escaping by default."""

import textwrap
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.rendering.markdown import escape_markdown

TEXT_WIDTH = 72
"""Columns of the plain-text part; longer lines are broken by mail programs."""


@cache
def html_environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """For HTML: every printed value is escaped."""
    return _environment(FileSystemLoader(folder), autoescape=True)


@cache
def text_environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """For plain text: adds the filters `wrap`, `fit` and `rule`."""
    environment = _environment(FileSystemLoader(folder), autoescape=False)
    environment.filters.update(wrap=wrap, fit=fit, rule=rule)
    return environment


@cache
def markdown_environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """For Markdown: every printed value is escaped unless the template marks it `safe`."""
    environment = _environment(FileSystemLoader(folder), autoescape=False)
    environment.finalize = _markdown_value
    return environment


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """Break a paragraph at 72 columns; words longer than a line are broken too."""
    return textwrap.fill(
        text,
        TEXT_WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def fit(text: str, width: int) -> str:
    """Pad or cut to `width` columns; a negative width aligns right."""
    columns = abs(width)
    shown = text if len(text) <= columns else f"{text[: columns - 1]}…"
    return shown.ljust(columns) if width > 0 else shown.rjust(columns)


def rule(text: str, sign: str = "-") -> str:
    """`text` underlined, cut to the width of the page."""
    lines = wrap(text)
    return f"{lines}\n{sign * max(len(line) for line in lines.split(chr(10)))}"


def _environment(loader: BaseLoader, *, autoescape: bool) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _markdown_value(value: object) -> object:
    return value if isinstance(value, Markup) else escape_markdown(str(value))
