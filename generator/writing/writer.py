"""Writer: what the pipeline asks for a draft, and the narrator as the simplest one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from generator.context.context import Context
from generator.draft import Draft
from generator.writing.briefing import WriterNote
from generator.writing.narrator.narrate import narrate
from generator.writing.passages import Check


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A complete draft, who wrote it, and everything worth keeping about how."""

    draft: Draft
    note: WriterNote
    record: Mapping[str, Any] = field(default_factory=dict)
    """Plain JSON: prompt, messages' hash, raw replies, problems, tokens, attempts, seconds."""


class Writer(Protocol):
    """Contract: always a complete draft.

    A writer that fails falls back on the narrator and says so in its note and record; it never
    raises for what a model did.
    """

    def write(self, context: Context, check: Check) -> Manuscript:
        """Write the note of one context; `check` judges printed text."""
        ...


class RulesWriter:
    """The narrator as a writer.

    Args:
        requested: What the user asked for, e.g. `auto`.
        why: One sentence: why the narrator writes.
    """

    def __init__(self, requested: str, why: str) -> None:
        self._note = WriterNote(requested, "rules", why)

    def write(self, context: Context, check: Check) -> Manuscript:
        """The narrator's draft."""
        return Manuscript(narrate(context), self._note)
