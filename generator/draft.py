"""Draft: what a writer produced, before any figure is printed."""

from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["llm", "repaired", "rules", "editor"]
"""Who wrote a sentence: the model, the model on its second try, the narrator, a person."""

Role = Literal["statement", "interpretation"]
"""An interpretation carries no figure of its own; it is hedged and attributed."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Token text with the facts it rests on.

    `text` holds `{fact_id.role}` tokens in place of every figure, date and name with digits. An
    editor's sentence is literal text: it is never parsed for tokens.
    """

    text: str
    fact_ids: tuple[str, ...] = ()
    origin: Origin = "rules"
    role: Role = "statement"
    replaced: str | None = None
    """What the model had written here, when the narrator's sentence took its place."""


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph group of the note, in reading order."""

    id: str
    """equities, rates, metals, crypto, policy, outlook."""
    title: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole note in tokens: headline, dek, mail subject, preheader and sections."""

    headline: Sentence
    dek: Sentence
    subject: Sentence
    preheader: Sentence
    sections: tuple[Section, ...] = field(default=())

    def body(self) -> tuple[Sentence, ...]:
        """Every sentence of the sections, in reading order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)
