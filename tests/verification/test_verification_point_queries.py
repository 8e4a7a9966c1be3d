"""Statements beyond the facts: the history answers, point in time, or they are unsupported."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from prose_book import Book
from prose_score import Judge

from generator.sources.sample.source import SampleSource

AS_OF = datetime.combine(date(2022, 6, 16), time(18, 30), tzinfo=ZoneInfo("America/New_York"))


@pytest.fixture(scope="module")
def judge():
    return Judge(SampleSource().load())


@pytest.fixture(scope="module")
def spx(judge):
    return Book(judge.data, AS_OF)["spx"]


def _pairs(spx):
    """True texts beside false ones, worked out from the series itself."""
    november = date(2020, 11, 1), date(2020, 11, 30)
    high, low = spx.best_between(*november), spx.best_between(*november, "close", highest=False)
    first = spx.first_at(3_000.0)
    day = spx.days[spx.at(date(2021, 3, 10))]
    level = float(spx.close[spx.at(day)])
    span = spx.move(spx.at(date(2021, 3, 1)), spx.at(date(2021, 9, 1))) * 100
    way = "gained" if span > 0 else "lost"
    shown, dated = f"{day:%B} {day.day}, {day.year}", f"{first:%B} {first.day}, {first.year}"
    gain = (spx.level / low - 1) * 100
    risen = "up" if gain > 0 else "down"
    march = "between March 1, 2021, and September 1, 2021"
    return [
        (f"The S&P 500's November 2020 high was {high:,.2f}.", high * 1.02),
        (f"The S&P 500's November 2020 low was {low:,.2f}.", low * 0.98),
        (f"The S&P 500 closed at {level:,.2f} on {shown}.", level * 1.01),
        (f"The S&P 500 is {risen} {abs(gain):.1f}% from its November 2020 low.", abs(gain) + 3),
        (f"The S&P 500 {way} {abs(span):.1f}% {march}.", abs(span) + 2),
        (f"The S&P 500 first closed above 3,000 on {dated}.", None),
    ]


def test_the_history_decides(judge, spx):
    for text, other in _pairs(spx):
        assert judge.report(text, AS_OF).verdict == "supported", text
        if other is None:
            assert judge.report(text.replace("3,000", "3,900"), AS_OF).verdict == "wrong", text
            continue
        shown = next(w for w in text.split() if w.strip("%.,").replace(",", "").count(".") == 1)
        tail = "%" if "%" in shown else ""
        digits = 1 if tail else 2
        off = text.replace(shown.rstrip("%."), f"{other:,.{digits}f}")
        assert judge.report(off, AS_OF).verdict == "wrong", off


def test_facts_alone_do_not_support_it_and_say_why(judge, spx):
    for text, _ in _pairs(spx):
        report = judge.report(text, AS_OF, with_history=False)
        assert report.verdict == "unsupported", text
        reasons = [m.explanation for s in report.sentences for m in s.mentions]
        assert any("history" in r or "among the facts" in r for r in reasons), reasons


def test_nothing_later_than_the_instant_is_used(judge):
    for text in (
        "The S&P 500 closed at 6,901.00 on December 11, 2025.",
        "The S&P 500 first closed above 6,000 in November 2024.",
    ):
        assert judge.report(text, AS_OF).blocks, text


@pytest.mark.parametrize("days", ["52 weeks", "a year"])
def test_lowest_close_of_a_year(judge, spx, days):
    low, _ = spx.edges()
    report = judge.report(f"The S&P 500 ended at its lowest close in {days}.", AS_OF)
    assert report.verdict == ("supported" if spx.level <= low else "wrong")
