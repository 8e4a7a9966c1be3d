"""Passages as a template prints them: runs of plain text and figures with their notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.facts.fact import Fact
from generator.rendering.notes import Note, NoteBook
from generator.rendering.plain_text import plain_text
from generator.writing.briefing import BriefingSection, Figure, Passage

FactLookup = Callable[[str], Fact | None]

_MOST_IN_A_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; a figure carries the note that says where it comes from."""

    text: str
    note: Note | None = None
    is_quote: bool = False
    """Whether it is a whole attributed statement instead of a single figure."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """One sentence as runs in reading order."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The sentence without its notes."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A titled group of short paragraphs."""

    id: str
    title: str
    paragraphs: tuple[tuple[PassageView, ...], ...]


def passage_view(passage: Passage, fact: FactLookup, book: NoteBook) -> PassageView:
    """Split a passage at its figures; a figure without a known fact is plain text."""
    runs: list[Run] = []
    at = 0
    for figure in sorted(passage.figures, key=lambda figure: figure.start):
        if figure.start < at or figure.end > len(passage.text):
            continue
        runs.append(Run(plain_text(passage.text[at : figure.start])))
        runs.append(_figure_run(passage, figure, fact, book))
        at = figure.end
    runs.append(Run(plain_text(passage.text[at:])))
    return PassageView(tuple(_merged(runs)))


def section_view(section: BriefingSection, fact: FactLookup, book: NoteBook) -> SectionView:
    """The section with its passages in paragraphs of even length."""
    passages = [passage_view(passage, fact, book) for passage in section.passages]
    return SectionView(
        id=section.id,
        title=plain_text(section.title),
        paragraphs=tuple(tuple(group) for group in _even_groups(passages)),
    )


def _figure_run(passage: Passage, figure: Figure, fact: FactLookup, book: NoteBook) -> Run:
    found = None if figure.fact_id is None else fact(figure.fact_id)
    text = plain_text(passage.text[figure.start : figure.end])
    if found is None:
        return Run(text)
    return Run(text, book.note(found), is_quote=found.claim_text is not None)


def _merged(runs: Sequence[Run]) -> Iterator[Run]:
    pending = ""
    for run in runs:
        if run.note is None:
            pending += run.text
            continue
        if pending:
            yield Run(pending)
            pending = ""
        yield run
    if pending:
        yield Run(pending)


def _even_groups(passages: Sequence[PassageView]) -> Iterator[Sequence[PassageView]]:
    """Groups of at most four passages whose sizes differ by one at most."""
    if not passages:
        return
    groups = -(-len(passages) // _MOST_IN_A_PARAGRAPH)
    small, larger = divmod(len(passages), groups)
    at = 0
    for index in range(groups):
        size = small + (index < larger)
        yield passages[at : at + size]
        at += size
