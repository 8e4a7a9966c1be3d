"""A morning in a commentator's words: the sample's last one, with quotes, lists and meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from generator.facts.compute import FactComputer
from generator.facts.fed import fed_facts
from generator.facts.sheet import FactSheet
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.market.policy import Meeting, PolicyHistory, RangeChange
from generator.sources.sample.source import SampleSource
from generator.verification.verify import verify

AS_OF = datetime(2025, 12, 12, 13, 0, tzinfo=UTC)
CALENDAR = SessionCalendar()

SUPPORTED = """
The S&P 500 is up 17.3% in 2025, the Dow 14.5% and the Nasdaq 100 22.2%.
The S&P 500 has climbed 38% since its April 8 closing low of 4,982.77.
The Nasdaq 100 was the only one of the four indexes to fall.
The curve between two- and 10-year yields stands at 62 basis points.
Bitcoin slipped 2.1% to $90,612.54.
Bitcoin fell to $90,612.54 early Friday.
Bitcoin trades near $90,600, down about 2% since its last close.
Metals surged, led by a 5.9% jump in silver to $63.93.
The Fed has cut rates three times this year, by a total of 75 basis points.
Policymakers have now cut rates at three straight meetings.
The 10-year yield rose 1 basis point to 4.14%, while the two-year fell 2 to 3.52%.
Silver has led the metals this year.
In two days the Russell 2000 has gained 2.5%.
Bitcoin is in a bear market.
Bitcoin is 28.2% below its record high. The Russell 2000 set its second straight record close.
It was the ninth record close of 2025 for the Russell 2000.
Bitcoin is 28.2% below the record high it set less than ten weeks ago, on Oct. 6.
Goldman Sachs expects earnings per share in the Russell 2000 to grow about 49% in 2026.
The 10-year yield edged up to 4.14% from 4.13% late Wednesday.
The 2-year yield fell to 3.52%, down from 3.54% on Wednesday.
The Russell 2000 rose 1.2%, bringing its two-day gain to 2.5%.
"""

WRONG = """
The S&P 500 is up 17.3% in 2025, the Dow 22.2% and the Nasdaq 100 14.5%.
The S&P 500 has climbed 38% since its April 8 closing low of 4,892.77.
The Dow was the only one of the four indexes to fall.
The curve between two- and 10-year yields stands at 72 basis points.
Bitcoin rose 2.1% to $90,612.54.
Bitcoin rose to $90,612.54 early Friday.
Bitcoin trades near $90,600, up about 2% since its last close.
Metals surged, led by a 5.9% jump in gold to $63.93.
The Fed has cut rates three times this year, by a total of 100 basis points.
The 10-year yield rose 1 basis point to 4.14%, while the two-year rose 2 points to 3.52%.
Gold has led the metals this year.
In two days the Russell 2000 has gained 4.5%.
The Nasdaq 100 is in a correction.
It was the ninth record close of 2024 for the Russell 2000.
Bitcoin is 28.2% below the record high it set less than ten weeks ago, on Oct. 8.
Goldman Sachs expects earnings per share in the Russell 2000 to grow about 49% in 2025.
Goldman Sachs expects earnings per share in the S&P 500 to grow about 49% in 2026.
The 10-year yield edged up to 4.14% from 4.23% late Wednesday.
The 2-year yield fell to 3.52%, down from 3.64% on Wednesday.
The Russell 2000 rose 1.2%, bringing its two-day gain to 3.5%.
The Russell 2000's 1.2% gain was its best day ever.
"""

UNSUPPORTED = """
The S&P 500 could reach 7,500 by the end of 2026.
"""

HELD = """
supported|Policymakers have left rates unchanged at three straight meetings.
wrong|Policymakers have left rates unchanged at five straight meetings.
supported|The Fed held rates steady for a third straight meeting.
supported|The Fed has held its benchmark rate at 5.25% to 5.5% since July.
wrong|The Fed has held its benchmark rate at 5.25% to 5.5% since May.
"""


@pytest.fixture(scope="module")
def sample() -> MarketData:
    return SampleSource().load()


@pytest.fixture(scope="module")
def sheet(sample: MarketData) -> FactSheet:
    return FactComputer(sample, CALENDAR).at(AS_OF)


def verdict(sheet: FactSheet, sample: MarketData, text: str) -> str:
    report = verify(
        text,
        tuple(sheet.facts.values()),
        as_of=sheet.as_of,
        universe=sample.universe,
        calendar=CALENDAR,
        history=sheet.history(),
    )
    return report.verdict


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (name, text)
        for name, texts in (
            ("supported", SUPPORTED),
            ("wrong", WRONG),
            ("unsupported", UNSUPPORTED),
        )
        for text in texts.strip().splitlines()
    ],
)
def test_a_sentence_of_the_morning(sheet: FactSheet, sample: MarketData, wanted: str, text: str):
    assert verdict(sheet, sample, text) == wanted


def holding_since_july(sample: MarketData, sheet: FactSheet) -> FactSheet:
    """The sample's sheet with a Fed that last moved on July 26, 2023, and held three times."""

    held = (date(2023, 9, 20), date(2023, 11, 1), date(2023, 12, 13))
    policy = PolicyHistory(
        changes=(
            RangeChange(date(2023, 5, 4), date(2023, 5, 3), 5.0, 5.25, 0.0),
            RangeChange(date(2023, 7, 27), date(2023, 7, 26), 5.25, 5.5, 25.0),
        ),
        known_until=date(2024, 1, 31),
        meetings=tuple(Meeting(day, True) for day in (date(2023, 7, 26), *held)),
    )
    as_of = datetime(2024, 1, 5, 13, 0, tzinfo=UTC)
    facts = {f.id: f for f in fed_facts(policy, None, as_of, date(2024, 1, 4)).facts}
    return replace(sheet, as_of=as_of, facts=facts)


@pytest.mark.parametrize("line", HELD.strip().splitlines())
def test_a_run_of_holds(sheet: FactSheet, sample: MarketData, line: str):
    wanted, text = line.split("|")
    assert verdict(holding_since_july(sample, sheet), sample, text) == wanted
