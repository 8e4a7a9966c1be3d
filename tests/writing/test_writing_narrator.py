"""The narrator's laws."""

import re
from datetime import date, timedelta

import pytest

from generator.context.build import build_context
from generator.context.context import Context
from generator.context.realise import realise_text
from generator.context.token import TOKEN_PATTERN
from generator.facts.compute import FactComputer
from generator.market.as_of import morning_of
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.writing.narrator.narrate import narrate

CALENDAR = SessionCalendar()
MORNINGS = [date(2000, 3, 1) + timedelta(days=97 * n) for n in range(97)]


@pytest.fixture(scope="module")
def sample() -> MarketData:
    from generator.sources.sample.source import SampleSource

    return SampleSource().load()


@pytest.fixture(scope="module")
def computer(sample: MarketData) -> FactComputer:
    return FactComputer(sample, CALENDAR)


def told(context: Context) -> str:
    draft = narrate(context)

    def printed(text: str) -> str:
        return realise_text(text, context.all_tokens).text

    parts = [printed(draft.headline.text), printed(draft.dek.text), printed(draft.preheader.text)]
    for section in draft.sections:
        prose = " ".join(printed(sentence.text) for sentence in section.sentences)
        parts.append(f"[{section.title}] {prose}")
    return "\n".join(parts)


def test_no_sentence_types_a_figure(sample: MarketData, computer: FactComputer):
    period = re.compile(r"past 12 months|30 days")
    for day in MORNINGS:
        context = build_context(computer.at(morning_of(day)), sample, CALENDAR)
        draft = narrate(context)
        for sentence in (draft.headline, draft.dek, draft.preheader, *draft.body()):
            words = period.sub("", TOKEN_PATTERN.sub("", sentence.text))
            assert not re.search(r"\d", words), (day, sentence.text)
            assert set(TOKEN_PATTERN.findall(sentence.text)) <= set(context.all_tokens)


def test_every_morning_reads_clean(sample: MarketData, computer: FactComputer):
    for day in MORNINGS:
        context = build_context(computer.at(morning_of(day)), sample, CALENDAR)
        text = told(context)
        headline = text.splitlines()[0]
        assert len(headline) <= 80, (day, headline)
        assert not re.search(r"n/a|nan|\{|\}|  |\ba eighth|,,|\.\.", text), (day, text)


def test_a_move_that_prints_as_zero_is_little_changed(sample: MarketData, computer: FactComputer):
    zero, stray = (
        re.compile(r"[a-z](?<! to) 0\.0\d*%"),
        re.compile(r"little changed to|futures was"),
    )
    for day in [*MORNINGS, date(2011, 4, 13), date(2024, 5, 30), date(2025, 11, 1)]:
        text = told(build_context(computer.at(morning_of(day)), sample, CALENDAR))
        assert not zero.search(text), (day, text)
        assert not stray.search(text), (day, text)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param(
            date(2020, 2, 25),
            "the Russell 2000 sank 4.9%, its worst day in data that begin in 2000;",
            id="the-span-of-the-data-is-named",
        ),
        pytest.param(
            date(2020, 2, 25),
            "on Monday, its worst day since September 2018. Small-cap stocks fell further still:",
            id="the-benchmark-leads-a-day-to-remember",
        ),
        pytest.param(
            date(2024, 5, 30),
            "The Nasdaq 100 was little changed at 18,370.47 on Wednesday, its third straight",
            id="a-record-after-a-day-without-a-move",
        ),
        pytest.param(
            date(2025, 11, 14),
            "Silver closes at a record as Russell 2000 falls\n",
            id="a-rarer-record-elsewhere-leads",
        ),
        pytest.param(
            date(2025, 10, 23),
            "Silver closes at a record, as does the Dow\n",
            id="two-records-are-one-headline",
        ),
        pytest.param(
            date(2025, 11, 14),
            "Gold climbed 0.4%, while platinum lost 0.8%, its seventh straight loss.",
            id="the-longest-run-among-the-other-metals",
        ),
        pytest.param(
            date(2013, 5, 9),
            "on Wednesday, its highest close since June 2000. By contrast, the S&P 500 lost 1.0%",
            id="the-highest-close-in-years",
        ),
        pytest.param(
            date(2025, 1, 2),
            "In 2024 the S&P 500 gained",
            id="a-year-that-is-over-is-not-this-year",
        ),
        pytest.param(
            date(2025, 7, 4), "on Thursday in a shortened session, its", id="an-early-close"
        ),
        pytest.param(
            date(2025, 9, 29),
            "4.3% to a record high of $124,713.52 on Sunday.",
            id="a-record-that-is-the-close",
        ),
        pytest.param(
            date(2024, 9, 19),
            "[The Fed] On Wednesday the Federal Reserve lowered",
            id="a-decision-overnight",
        ),
    ],
)
def test_what_is_rare_is_told_in_good_order(
    sample: MarketData, computer: FactComputer, day: date, said: str
):
    assert said in told(build_context(computer.at(morning_of(day)), sample, CALENDAR))


def test_a_day_is_always_told_the_same_way(sample: MarketData, computer: FactComputer):
    context = build_context(computer.at(morning_of(MORNINGS[50])), sample, CALENDAR)
    assert told(context) == told(context)
