"""Verify: re-read finished English prose and judge every market claim in it against the facts.

The text is read from scratch: no token, template or model of the writer is known here. Sentences
are split, names masked, quantities, dates, periods and cues scanned, clauses formed, and every
mention is bound to a subject, measure, period, unit and sign before it is compared with raw values.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from generator.facts.fact import Fact
from generator.market.as_of import NEW_YORK
from generator.market.calendar import SessionCalendar
from generator.market.lookup import History
from generator.market.universe import Universe
from generator.verification.ledger import Ledger
from generator.verification.names import Gazetteer
from generator.verification.normalise import normalise
from generator.verification.reader import Reader
from generator.verification.report import Finding, Report, SentenceReport, worst
from generator.verification.scan import Scanner
from generator.verification.scene import Memory
from generator.verification.sentences import split_sentences


def verify(
    text: str,
    facts: Sequence[Fact],
    *,
    as_of: datetime,
    universe: Universe,
    calendar: SessionCalendar,
    history: History | None = None,
) -> Report:
    """Judge every market claim of `text`.

    Args:
        text: Finished English prose; offsets in the report are code points into it.
        facts: Everything known at `as_of`.
        as_of: Aware instant; nothing later supports a statement.
        universe: Names and aliases of the instruments.
        calendar: Which sessions are complete at an instant.
        history: Point queries for statements beyond the facts; without it such statements are
            unsupported and say why.

    Returns:
        One entry a sentence; a number that cannot be bound in a market sentence is unsupported.
    """
    plain = normalise(text)
    ledger = Ledger(facts, as_of, universe, calendar, history)
    scanner = Scanner(Gazetteer.of(universe), as_of.astimezone(NEW_YORK).date())
    reader = Reader(ledger, scanner)
    memory = Memory()
    sentences = []
    for start, end in split_sentences(text):
        findings = reader.read(plain, start, end, memory)
        sentences.append(_sentence(text, start, end, findings))
    return Report(as_of, tuple(sentences))


def _sentence(text: str, start: int, end: int, findings: Sequence[Finding]) -> SentenceReport:
    mentions = tuple(
        f if f.text == text[f.start : f.end] else replace(f, text=text[f.start : f.end])
        for f in sorted(findings, key=lambda f: (f.start, f.end))
    )
    verdict = worst([f.verdict for f in mentions])
    return SentenceReport(text[start:end], start, end, verdict, mentions)
