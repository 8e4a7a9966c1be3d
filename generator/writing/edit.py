"""Edit: put an editor's words in the place of one passage and judge the whole note again."""

from dataclasses import replace
from typing import Literal

from generator.draft import Sentence
from generator.errors import UsageError
from generator.writing.assemble import rejudge
from generator.writing.briefing import Briefing, Passage
from generator.writing.passages import Check

Part = Literal["headline", "dek", "subject", "preheader"]

PARTS: tuple[Part, ...] = ("headline", "dek", "subject", "preheader")


def edit_part(briefing: Briefing, part: Part, text: str, check: Check) -> Briefing:
    """Replace the headline, dek, subject or preheader by literal text."""
    changed = _written(text)
    match part:
        case "headline":
            edited = replace(briefing, headline=changed)
        case "dek":
            edited = replace(briefing, dek=changed)
        case "subject":
            edited = replace(briefing, subject=changed)
        case "preheader":
            edited = replace(briefing, preheader=changed)
    return rejudge(edited, check)


def edit_sentence(
    briefing: Briefing, section_id: str, position: int, text: str, check: Check
) -> Briefing:
    """Replace one sentence of a section by literal text; empty text removes the sentence.

    Raises:
        UsageError: There is no such section or sentence.
    """
    found = next((one for one in briefing.sections if one.id == section_id), None)
    if found is None or not 0 <= position < len(found.passages):
        raise UsageError(f"{briefing.id!r} has no sentence {position} in section {section_id!r}.")
    passages = list(found.passages)
    passages[position : position + 1] = [_written(text)] if text.strip() else []
    section = replace(found, passages=tuple(passages))
    sections = tuple(section if one.id == section_id else one for one in briefing.sections)
    return rejudge(replace(briefing, sections=sections), check)


def _written(text: str) -> Passage:
    literal = " ".join(text.split())
    return Passage(Sentence(literal, origin="editor"), literal)
