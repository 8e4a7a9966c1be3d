"""The first fault of a dated table, found row by row and named by line and column."""

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.errors import InputError
from generator.sources.csv_lines import CsvLine, read_header, read_lines
from generator.sources.csv_row import parse_day


def find_fault(
    path: Path, *, required: tuple[str, ...], optional: tuple[str, ...], positive: bool
) -> InputError:
    """Say what is wrong with a table that could not be read in bulk.

    Args:
        path: The file; its header names `date` and the required columns.
        required: Columns that need a number on every row.
        optional: Columns that may be empty or absent.
        positive: Whether numbers must be above zero.

    Returns:
        The error to raise, for the first faulty row.
    """
    header = read_header(path)
    columns = {name: name in required for name in (*optional, *required) if name in header}
    previous: date | None = None
    line: CsvLine | None = None
    for line in read_lines(path):
        cells = dict(zip(header, line.fields, strict=False))
        found = (
            _width_fault(line, header)
            or _date_fault(cells, previous)
            or _number_fault(cells, columns, positive=positive)
        )
        if found:
            column, message = found
            return InputError(message, path=str(path), line=line.number, column=column)
        previous = parse_day(cells["date"])
    if line is None:
        return InputError("there are no rows below the header.", path=str(path))
    return InputError("is not a table of dates and numbers; check its quotes.", path=str(path))


_Fault = tuple[str | None, str]


def _width_fault(line: CsvLine, header: tuple[str, ...]) -> _Fault | None:
    if len(line.fields) > len(header):
        return None, f"the row has {len(line.fields)} fields, the header {len(header)}."
    return None


def _date_fault(cells: Mapping[str, str], previous: date | None) -> _Fault | None:
    text = cells.get("date", "")
    day = parse_day(text)
    if day is None:
        return "date", f"{text!r} is not a date; write it as 2025-12-11."
    if previous is not None and day == previous:
        return "date", f"{day} occurs twice; keep one row for each date."
    if previous is not None and day < previous:
        return "date", f"{day} comes after {previous}; sort the rows, oldest first."
    return None


def _number_fault(
    cells: Mapping[str, str], columns: Mapping[str, bool], *, positive: bool
) -> _Fault | None:
    for column, needed in columns.items():
        text = cells.get(column, "")
        if not text and not needed:
            continue
        message = _number_message(text, positive=positive)
        if message:
            return column, message
    return None


def _number_message(text: str, *, positive: bool) -> str | None:
    if not text:
        return "has no value; every row needs one."
    try:
        # Python reads 1_000 and digits of every script as numbers; the bulk reader does not.
        value = float(text.replace("_", "?") if text.isascii() else "?")
    except ValueError:
        return f"{text!r} is not a number."
    if not math.isfinite(value):
        return f"{text!r} is not a finite number."
    if positive and value <= 0:
        return f"{text!r} is not a price; prices are above zero."
    return None
