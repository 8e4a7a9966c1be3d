"""Notes for each kind of day, read aloud before they were kept: what an editor would print."""

from datetime import date

import pytest
from narrated import briefing, plain
from syrupy.assertion import SnapshotAssertion

DAYS = [
    pytest.param(date(2025, 12, 12), (), id="records-and-a-fed-cut"),
    pytest.param(date(2020, 2, 25), (), id="crash"),
    pytest.param(date(2021, 11, 15), (), id="quiet"),
    pytest.param(date(2024, 9, 19), (), id="fed-cut"),
    pytest.param(date(2022, 7, 28), (), id="fed-hike"),
    pytest.param(date(2025, 7, 31), (), id="fed-hold"),
    pytest.param(date(2025, 9, 19), (), id="first-record-in-years"),
    pytest.param(date(2021, 1, 6), (), id="every-index-at-a-record"),
    pytest.param(date(2023, 8, 7), (), id="monday-after-a-crypto-weekend"),
    pytest.param(date(2025, 12, 8), (), id="monday"),
    pytest.param(date(2025, 7, 4), (), id="holiday-after-an-early-close"),
    pytest.param(date(2025, 12, 1), (), id="early-close"),
    pytest.param(date(2024, 12, 6), (), id="bitcoin-record"),
    pytest.param(date(2024, 12, 13), (), id="bitcoin-record-that-did-not-hold"),
    pytest.param(date(2004, 1, 6), (), id="bonds"),
    pytest.param(date(2025, 11, 14), (), id="metals-record"),
    pytest.param(date(2025, 11, 14), ("silver", "btc"), id="without-silver-and-bitcoin"),
    pytest.param(date(2025, 12, 12), ("spx", "dji", "ndx", "rut"), id="without-stocks"),
    pytest.param(date(2013, 5, 9), (), id="highest-close-in-years"),
    pytest.param(date(2025, 1, 2), (), id="turn-of-the-year"),
    pytest.param(date(2010, 8, 17), (), id="before-bitcoin"),
]


@pytest.mark.parametrize(("day", "without"), DAYS)
def test_notes_that_have_been_read(
    day: date, without: tuple[str, ...], snapshot: SnapshotAssertion
):
    note = briefing(day, without)
    assert not note.blocks
    assert plain(note) == snapshot
