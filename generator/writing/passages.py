"""Passages: sentences printed from their tokens, and judged by the verifier as running text."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.context.realise import realise_text
from generator.context.token import TokenSet
from generator.draft import Sentence
from generator.verification.report import Report, SentenceReport, worst
from generator.writing.briefing import Figure, Passage

Check = Callable[[str], Report]
"""Judges any text against the morning's facts."""

_PARAGRAPH = "\n\n"


def print_passage(sentence: Sentence, tokens: TokenSet) -> Passage:
    """A sentence as printed, not yet judged.

    An editor's sentence is literal text; any other has every token replaced by its display form.

    Raises:
        KeyError: A token is not in the set.
    """
    if sentence.origin == "editor":
        return Passage(sentence, sentence.text)
    realised = realise_text(sentence.text, tokens)
    return Passage(
        sentence,
        realised.text,
        tuple(
            Figure(place.start, place.end, place.token.name, place.token.fact_id)
            for place in realised.printed
        ),
        fact_ids=sentence.fact_ids,
    )


def judge_alone(passage: Passage, check: Check) -> Passage:
    """Judge one passage by itself, as a headline or a dek is read."""
    return judge_together([[passage]], check)[0][0]


def judge_together(paragraphs: Sequence[Sequence[Passage]], check: Check) -> list[list[Passage]]:
    """Judge paragraphs as one running text, so that "it" finds what it stands for.

    Returns:
        The same passages with verdicts and findings; findings' offsets are into each passage.
    """
    text = _PARAGRAPH.join(" ".join(p.text for p in paragraph) for paragraph in paragraphs)
    sentences = check(text).sentences
    judged: list[list[Passage]] = []
    at = 0
    for paragraph in paragraphs:
        row = []
        for passage in paragraph:
            row.append(_judged(passage, at, sentences))
            at += len(passage.text) + 1
        judged.append(row)
        at += len(_PARAGRAPH) - (1 if paragraph else 0)
    return judged


def _judged(passage: Passage, start: int, sentences: Sequence[SentenceReport]) -> Passage:
    end = start + len(passage.text)
    mine = [one for one in sentences if one.start < end and one.end > start]
    findings = tuple(
        replace(found, start=found.start - start, end=found.end - start)
        for one in mine
        for found in one.mentions
        if start <= found.start < end
    )
    rests = tuple(dict.fromkeys(found.fact for found in findings if found.fact))
    return replace(
        passage,
        verdict=worst([one.verdict for one in mine]),
        findings=findings,
        fact_ids=rests if passage.sentence.origin == "editor" else passage.fact_ids,
    )
