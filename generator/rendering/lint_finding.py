"""LintFinding: one thing about a built mail that breaks a rule."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]
"""An error keeps a mail from being approved; a warning is shown."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """What is wrong and what to do, in one sentence."""

    rule: str
    """Short name of the rule, such as `alt` or `links`."""
    level: Level
    text: str


def error(rule: str, text: str) -> LintFinding:
    """A finding that blocks."""
    return LintFinding(rule, "error", text)


def warning(rule: str, text: str) -> LintFinding:
    """A finding that is shown."""
    return LintFinding(rule, "warning", text)
