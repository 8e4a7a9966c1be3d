"""The sample's last morning as a context, and a verifier that objects to given words only."""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial

from generator.context.build import build_context
from generator.context.context import Context
from generator.facts.compute import FactComputer
from generator.market.as_of import parse_as_of
from generator.market.calendar import SessionCalendar
from generator.sources.sample.source import SampleSource
from generator.verification.report import Finding, Report, SentenceReport

AS_OF = parse_as_of("2025-12-12")


@cache
def sample_context() -> Context:
    data, calendar = SampleSource().load(), SessionCalendar()
    return build_context(FactComputer(data, calendar).at(AS_OF), data, calendar)


def objecting_to(words: Iterable[str]) -> Callable[[str], Report]:
    """A check that finds each of `words` unsupported wherever it stands, and nothing else."""

    def check(text: str) -> Report:
        return Report(AS_OF, tuple(_judge(text, m.start(), m.end()) for m in _sentences(text)))

    def _judge(text: str, start: int, end: int) -> SentenceReport:
        found = tuple(
            Finding(word, at, at + len(word), "cause", "unsupported", explanation="No source.")
            for word in words
            if (at := text.find(word, start, end)) >= 0
        )
        verdict = "unsupported" if found else "supported"
        return SentenceReport(text[start:end], start, end, verdict, found)

    return check


def _sentences(text: str) -> Iterable[re.Match[str]]:
    return re.finditer(r"\S.*?(?:[.?!](?=\s)|(?=\n\n)|$)", text, re.DOTALL)


@cache
def sample_check() -> Callable[[str], Report]:
    """The real verifier over the sample's facts."""
    from generator.verification.verify import verify

    data, calendar = SampleSource().load(), SessionCalendar()
    sheet = FactComputer(data, calendar).at(AS_OF)
    return partial(
        verify,
        facts=tuple(sheet.facts.values()),
        as_of=AS_OF,
        universe=data.universe,
        calendar=calendar,
        history=sheet.history(),
    )
