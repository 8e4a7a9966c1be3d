"""Firsts, waits and counts of records as they were published, on real history."""

from datetime import date
from pathlib import Path

import pytest
from facts_market import CALENDAR

from generator.facts.compute import FactComputer
from generator.facts.fact import Fact
from generator.market.as_of import parse_as_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


@pytest.fixture(scope="module")
def computer() -> FactComputer:
    from generator.sources.folder import FolderSource

    return FactComputer(FolderSource(SHARED / "data").load(), CALENDAR)


def record(computer: FactComputer, day: str, subject: str = "spx") -> Fact:
    """The record fact of the close of `day`."""
    return computer.at(parse_as_of(f"{day}T20:00:00-05:00")).facts[f"{subject}.record_close"]


@pytest.mark.parametrize(
    ("day", "since", "waited"),
    [
        ("2013-03-28", date(2007, 10, 9), None),
        ("2024-01-19", date(2022, 1, 3), 513),
    ],
)
def test_the_first_record_in_years(
    computer: FactComputer, day: str, since: date, waited: int | None
):
    fact = record(computer, day)
    assert fact.holds("is_record")
    assert fact.day("first_since") == since
    assert fact.day("previous") == since
    assert fact.value("nth_this_year") == 1
    assert waited is None or fact.value("sessions_since_previous") == waited
    eve = computer.at(parse_as_of(day)).facts["spx.record_close"]
    assert not eve.holds("is_record")
    assert eve.day("first_since") is None


@pytest.mark.parametrize(
    ("subject", "counts"),
    [
        (
            "spx",
            "1995 77, 1996 39, 1997 45, 1998 47, 1999 35, 2000 4, 2007 9, 2013 45, 2014 53, "
            "2015 10, 2016 18, 2017 62, 2018 19, 2019 35, 2020 33, 2021 70, 2022 1, 2023 0, "
            "2024 57, 2025 39",
        ),
        (
            "dji",
            "1995 69, 2013 52, 2014 38, 2017 71, 2021 45, 2024 48, 2025 19",
        ),
        ("rut", "2021 17, 2025 9"),
    ],
)
def test_records_of_a_year(computer: FactComputer, subject: str, counts: str):
    wanted = {int(year): int(n) for year, n in (entry.split() for entry in counts.split(", "))}
    found = {
        year: record(computer, f"{year}-12-31", subject).value("nth_this_year") for year in wanted
    }
    assert found == wanted


def test_a_published_record_that_was_none(computer: FactComputer):
    """2024-11-25 was called a record of the Russell 2000; the one of 2021 stood 0.71 higher."""
    fact = record(computer, "2024-11-25", "rut")
    assert not fact.holds("is_record")
    assert fact.day("record") == date(2021, 11, 8)
    assert round(fact.value("level"), 2) == 2442.74
