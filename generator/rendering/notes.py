"""Notes: the numbered list that says where each printed figure comes from."""

from dataclasses import dataclass
from datetime import date

from generator.context.display import format_day
from generator.facts.fact import Fact
from generator.rendering.plain_text import plain_text, secure_link


@dataclass(frozen=True, slots=True)
class Note:
    """One entry: source, session and formula as a reader should see them."""

    number: int
    source: str
    session: str
    formula: str
    url: str | None = None

    @property
    def tip(self) -> str:
        """The note on one line, for a tooltip."""
        return "; ".join(part for part in (self.source, self.session, self.formula) if part)


class NoteBook:
    """Numbers facts in the order they are first mentioned; equal provenance shares a number.

    Args:
        reference: The day the note is for; days of other years carry the year.
    """

    def __init__(self, reference: date) -> None:
        self._reference = reference
        self._notes: dict[tuple[str, str, str, str | None], Note] = {}

    def note(self, fact: Fact) -> Note:
        """The note of this fact, made on first use."""
        source = fact.provenance
        key = (
            plain_text(source.source),
            format_day(fact.as_of, self._reference),
            plain_text(source.formula),
            secure_link(source.url),
        )
        return self._notes.setdefault(key, Note(len(self._notes) + 1, *key))

    def notes(self) -> tuple[Note, ...]:
        """Every note so far, in order of first mention."""
        return tuple(self._notes.values())
