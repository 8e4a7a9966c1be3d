"""Tables: good ones come back unchanged, bad ones name line and column."""

import math
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import InputError
from generator.market.history import PriceHistory
from generator.sources.csv_table import TableForm, read_table

FORM = TableForm(required=("close",), optional=("open", "high", "low"))
HEAD = "date,open,high,low,close\n"
GOOD = "2025-12-09,9,9,9,9\n"


def fault(path: Path, text: str, form: TableForm = FORM) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_table(path, form)
    assert caught.value.path == str(path)
    return str(caught.value).removeprefix(f"{path}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "spx.csv"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "12/11/2025,1,1,1,1\n",
            ", line 3, column 'date': '12/11/2025' is not a date; write it as 2025-12-11.",
        ),
        ("2025-02-30,1,1,1,1\n", ", line 3, column 'date': '2025-02-30' is not a date; "
         "write it as 2025-12-11."),
        ("today,1,1,1,1\n", ", line 3, column 'date': 'today' is not a date; "
         "write it as 2025-12-11."),
        ("2025-12-10 16:00,1,1,1,1\n", ", line 3, column 'date': '2025-12-10 16:00' is not a "
         "date; write it as 2025-12-11."),
        ("20251210xx,1,1,1,1\n", ", line 3, column 'date': '20251210xx' is not a date; "
         "write it as 2025-12-11."),
        ("2025123112,1,1,1,1\n", ", line 3, column 'date': '2025123112' is not a date; "
         "write it as 2025-12-11."),
        (",1,1,1,1\n", ", line 3, column 'date': '' is not a date; write it as 2025-12-11."),
        (
            "2025-12-09,1,1,1,1\n",
            ", line 3, column 'date': 2025-12-09 occurs twice; keep one row for each date.",
        ),
        (
            "2025-12-08,1,1,1,1\n",
            ", line 3, column 'date': 2025-12-08 comes after 2025-12-09; "
            "sort the rows, oldest first.",
        ),
        ("2025-12-10,1,1,1,n/a\n", ", line 3, column 'close': 'n/a' is not a number."),
        ("2025-12-10,1,1,1,1_0\n", ", line 3, column 'close': '1_0' is not a number."),
        ("2025-12-10,null,1,1,1\n", ", line 3, column 'open': 'null' is not a number."),
        ('2025-12-10,1,1,1,"1,000"\n', ", line 3, column 'close': '1,000' is not a number."),
        ("2025-12-10,1,1,1,\n", ", line 3, column 'close': has no value; every row needs one."),
        ("2025-12-10,1,1\n", ", line 3, column 'close': has no value; every row needs one."),
        ("2025-12-10,1,1,1,nan\n", ", line 3, column 'close': 'nan' is not a finite number."),
        ("2025-12-10,1,1,1,inf\n", ", line 3, column 'close': 'inf' is not a finite number."),
        ("2025-12-10,1,1,1,1e999\n", ", line 3, column 'close': '1e999' is not a finite number."),
        (
            "2025-12-10,1,1,1,0\n",
            ", line 3, column 'close': '0' is not a price; prices are above zero.",
        ),
        (
            "2025-12-10,1,-2.5,1,1\n",
            ", line 3, column 'high': '-2.5' is not a price; prices are above zero.",
        ),
        ("2025-12-10,1,1,1,1,1\n", ", line 3: the row has 6 fields, the header 5."),
        ('2025-12-10,1,1,1,"1\n', ", line 3: the row is not CSV (unexpected end of data)."),
        (
            "\n\n2025-12-10,1,1,1,x\n",
            ", line 5, column 'close': 'x' is not a number.",
        ),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(path: Path, rows: str, expected: str) -> None:
    assert fault(path, HEAD + GOOD + rows) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ": the first line is empty; it must name the columns."),
        ("\n" + HEAD + GOOD, ": the first line is empty; it must name the columns."),
        (HEAD, ": there are no rows below the header."),
        (HEAD + "\n\n", ": there are no rows below the header."),
        (
            "day,close\n2025-12-09,9\n",
            ", line 1, column 'date': the column is missing; the header reads 'day,close'.",
        ),
        (
            "date;close\n2025-12-09;9\n",
            ", line 1, column 'date': the column is missing; the header reads 'date;close'.",
        ),
        (
            "date,open\n2025-12-09,9\n",
            ", line 1, column 'close': the column is missing; the header reads 'date,open'.",
        ),
        (
            "date,close,Close\n2025-12-09,9,9\n",
            ", line 1, column 'close': the column occurs twice.",
        ),
        (
            "date,close\n2025-12-09,9,9\n2025-12-10,9,9\n",
            ", line 2: the row has 3 fields, the header 2.",
        ),
        ("date,close\n2025-12-09,9\n\x002025-12-10,9\n", ", line 3, column 'date': "
         "'\\x002025-12-10' is not a date; write it as 2025-12-11."),
    ],
)  # fmt: skip
def test_a_bad_file_is_named(path: Path, text: str, expected: str) -> None:
    assert fault(path, text) == expected


def test_rates_may_be_zero_or_negative(path: Path) -> None:
    path.write_text("date,close\n2025-12-09,0\n2025-12-10,-0.25\n")
    form = TableForm(required=("close",), positive=False)
    assert read_table(path, form)["close"].tolist() == [0.0, -0.25]


def test_an_unreadable_file_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(InputError, match=r"spx\.csv: cannot be read"):
        read_table(path, FORM)


PRICE = st.floats(1e-6, 1e9, allow_nan=False)
BAR = st.tuples(st.integers(1, 40), PRICE | st.none(), PRICE | st.none(), PRICE | st.none(), PRICE)


@given(start=st.dates(date(1000, 1, 1), date(2100, 1, 1)), bars=st.lists(BAR, min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_history_written_to_csv_comes_back_the_same(
    path: Path, start: date, bars: list[tuple[int, float | None, float | None, float | None, float]]
) -> None:
    steps = np.cumsum([bar[0] for bar in bars]).tolist()
    days = pd.DatetimeIndex(
        np.array([start + timedelta(days=n) for n in steps], dtype="datetime64[D]"), name="date"
    )
    columns = ["open", "high", "low", "close"]
    values = [[math.nan if v is None else v for v in bar[1:]] for bar in bars]
    frame = pd.DataFrame(np.array(values, dtype=float), index=days, columns=columns)
    frame.to_csv(path, date_format="%Y-%m-%d")
    # Years before 1000 and after 9999 do not occur; pandas writes the rest in ten characters.
    got = read_table(path, FORM)
    pd.testing.assert_frame_equal(got, frame, check_exact=True)
    assert PriceHistory("spx", got, "test").coverage_start == days[0].date()


CELL = st.sampled_from(
    ["", "1", "2.5", "-1", "0", "x", "nan", "inf", " 3 ", "1e3", "2025-12-10", '"4"', "1,2"]
)
DAY = st.sampled_from(["2025-12-08", "2025-12-09", "2025-12-10", "2025-13-01", "2025-1-1", ""])


@given(rows=st.lists(st.tuples(DAY, CELL, CELL), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_row_reader_finds_a_fault_exactly_where_the_bulk_reader_refuses(
    path: Path, rows: list[tuple[str, str, str]]
) -> None:
    path.write_text("date,open,close\n" + "".join(f"{','.join(row)}\n" for row in rows))
    frame, error = None, None
    try:
        frame = read_table(path, FORM)
    except InputError as refusal:
        error = refusal
    if frame is None:
        assert error is not None
        assert error.line in range(2, len(rows) + 2)
    else:
        assert len(frame) == len(rows)
        assert (frame["close"] > 0).all()
        assert frame.index.is_monotonic_increasing
