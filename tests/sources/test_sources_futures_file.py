"""The futures file of a folder: contracts by column, blank cells, each fault with its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.market.funds_futures import FundsFutures, contract_month
from generator.sources.futures_file import FUTURES, read_futures

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


def read(folder: Path, text: str) -> FundsFutures:
    path = folder / FUTURES
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = read_futures(folder)
    assert found is not None
    return found


def test_a_settlement_is_read_as_written(tmp_path: Path) -> None:
    futures = read(tmp_path, "date,ZQU26,zqv26.cbt\n2026-08-04,96.30,\n2026-08-03,96.285,96.19\n")
    assert [curve.settled.day for curve in futures.curves] == [3, 4]
    assert futures.curves[0].settlements[SEPTEMBER] == Decimal("96.285")
    assert futures.curves[0].rate(SEPTEMBER) == pytest.approx(3.715, rel=1e-12)
    assert futures.curves[0].settlements[OCTOBER] == Decimal("96.19")
    assert futures.curves[1].rate(OCTOBER) is None
    assert futures.source == FUTURES


def test_a_day_without_settlements_is_no_curve(tmp_path: Path) -> None:
    futures = read(
        tmp_path, "date,ZQU26,ZQV26\n2026-08-03,96.285,96.19\n2026-08-04,,\n2026-08-05\n"
    )
    assert [curve.settled.day for curve in futures.curves] == [3]


def test_a_position_is_that_of_the_last_curve_by_then(tmp_path: Path) -> None:
    futures = read(tmp_path, "date,ZQU26\n2026-08-03,96.285\n2026-08-05,96.30\n")
    days = [date(2026, 8, day) for day in (2, 3, 4, 5, 31)]
    assert [futures.position(day) for day in days] == [-1, 0, 0, 1, 1]


def test_the_year_ahead_is_compared_at_one_contract(tmp_path: Path) -> None:
    text = "date,ZQQ27,ZQU27\n2026-08-28,96.0,95.5\n2026-08-31,96.1,95.6\n2026-09-01,,95.5\n"
    first, second, third = read(tmp_path, text).year_ahead_moves
    assert first != first
    assert second == pytest.approx(-0.1)
    assert third == pytest.approx(0.1), "September against September, not against August"


def test_no_file_is_no_futures(tmp_path: Path) -> None:
    assert read_futures(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day,ZQU26\n", ", line 1, column 'date': the column is missing; the header reads"),
        ("date\n2026-08-03\n", ", line 1: no column names a contract such as ZQU26."),
        (
            "date,ZQU26,close\n2026-08-03,96.285,1\n",
            ", line 1, column 'close': 'close' is not a fed funds contract; name columns like",
        ),
        (
            "date,ZQA26\n2026-08-03,96.285\n",
            ", line 1, column 'zqa26': 'zqa26' is not a fed funds contract; name columns like",
        ),
        ("date,ZQU26,ZQU26\n", ", line 1, column 'zqu26': the column occurs twice."),
        (
            "date,ZQU26,ZQU26.CBT\n",
            ", line 1, column 'zqu26.cbt': September 2026 has two columns; keep one for each",
        ),
        ("date,ZQU26\n", ": there are no rows below the header."),
        (
            "date,ZQU26\n2026-08-03,96.285\n2026-08-03,96.3\n",
            ", line 3, column 'date': 2026-08-03 occurs twice; keep one row for each date.",
        ),
        (
            "date,ZQU26\n08/03/2026,96.285\n",
            ", line 2, column 'date': '08/03/2026' is not a date; write it as 2025-12-11.",
        ),
        ("date,ZQU26\n,96.285\n", ", line 2, column 'date': has no value; every row needs one."),
        (
            "date,ZQU26,ZQV26\n2026-08-03,96.285,n/a\n",
            ", line 2, column 'zqv26': 'n/a' is not a number.",
        ),
        (
            "date,ZQU26\n2026-08-03,nan\n",
            ", line 2, column 'zqu26': 'nan' is not a finite, non-negative number.",
        ),
        (
            "date,ZQU26\n2026-08-03,3.715\n",
            ", line 2, column 'zqu26': '3.715' is not a settlement; write 100 minus the rate,",
        ),
        (
            "date,ZQU26\n2026-08-03,96,285\n",
            ", line 2: the row has 3 fields, the header 2.",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / FUTURES}{expected}")


@pytest.mark.parametrize(
    ("code", "month"),
    [
        ("ZQF27", date(2027, 1, 1)),
        ("zqz26", date(2026, 12, 1)),
        ("ZQN26.CBT", date(2026, 7, 1)),
        ("ZQX88", date(1988, 11, 1)),
        ("ZQG87", date(2087, 2, 1)),
        ("ZQ26", None),
        ("ZQAU26", None),
        ("ZQU2026", None),
        ("SRU26", None),
    ],
)
def test_contract_codes(code: str, month: date | None) -> None:
    assert contract_month(code) == month


@given(st.text(max_size=12))
def test_any_text_is_a_contract_or_not(code: str) -> None:
    found = contract_month(code)
    assert found is None or found.day == 1
