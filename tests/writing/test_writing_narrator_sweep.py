"""What holds for the narrator on any morning: supported, within bounds, no phrase worn out."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from narrated import briefing

from generator.writing.briefing import Briefing

MORNINGS = [date(2000, 9, 1) + timedelta(days=154 * n) for n in range(60)]
BOUNDS = range(60, 321)
"""Words of a body; a morning of bond holidays before bitcoin has little to tell."""


@pytest.fixture(scope="module")
def notes() -> list[Briefing]:
    return [briefing(day) for day in MORNINGS]


def test_every_passage_stands(notes: list[Briefing]):
    stopped = [
        (note.as_of.date(), passage.text, [f.explanation for f in passage.findings])
        for note in notes
        for passage in note.passages()
        if passage.blocks
    ]
    assert stopped == []


def test_a_headline_fits_and_holds_no_bare_figure(notes: list[Briefing]):
    level = re.compile(r"\d+\.\d|\$|%")
    for note in notes:
        assert len(note.headline.text) < 80
        assert not level.search(note.headline.text), note.headline.text


def test_a_note_is_as_long_as_its_day(notes: list[Briefing]):
    for note in notes:
        words = sum(len(section.text.split()) for section in note.sections)
        assert words in BOUNDS, (note.as_of.date(), words)
        assert all(1 <= len(section.passages) <= 5 for section in note.sections)
        assert 2 <= len(note.sections) <= 6


def test_no_opening_is_worn_out(notes: list[Briefing]):
    for note in notes:
        openings = Counter(
            " ".join(passage.text.split()[:2])
            for section in note.sections
            for passage in section.passages
        )
        assert max(openings.values()) <= 2, (note.as_of.date(), openings.most_common(2))


def test_a_subject_is_introduced_once_in_full(notes: list[Briefing]):
    for note in notes:
        body = " ".join(section.text for section in note.sections)
        full = "the Dow Jones Industrial Average"
        assert len(re.findall(full, body, re.IGNORECASE)) <= 1
        assert not re.search(
            r"\bthe Dow\b", re.split(full, body, flags=re.IGNORECASE)[0], re.IGNORECASE
        )
        for metal in ("gold", "silver", "platinum"):
            assert body.lower().count(f"{metal} futures") <= 1


def test_metals_are_said_to_be_futures(notes: list[Briefing]):
    metals = [section.text for note in notes for section in note.sections if section.id == "metals"]
    assert metals
    assert all("futures" in text.split(". ")[0] for text in metals)


def test_no_sentence_comes_twice(notes: list[Briefing]):
    for note in notes:
        told = [p.text for section in note.sections for p in section.passages]
        assert len(set(told)) == len(told)


def test_days_are_not_told_alike(notes: list[Briefing]):
    """The first sentence without its figures and names: a shape, of which there are many."""
    shapes = Counter(
        re.sub(r"\{[^}]*\}", "…", note.sections[0].passages[0].sentence.text) for note in notes
    )
    assert shapes.most_common(1)[0][1] <= len(notes) // 6, shapes.most_common(3)
    assert len({note.headline.text for note in notes}) >= len(notes) * 4 // 5
