"""Futures file of a folder: settlements of federal funds futures, one contract a column."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.errors import InputError
from generator.market.funds_futures import FundsCurve, FundsFutures, contract_month
from generator.sources.csv_lines import CsvLine, read_header, read_lines, require_columns
from generator.sources.csv_row import CsvRow

FUTURES = "futures/fed_funds.csv"
_DATE = "date"
_LOWEST, _HIGHEST = Decimal(70), Decimal(105)
"""Rates from 30 down to -5 percent; a rate written in place of a price falls outside."""


def read_futures(folder: Path) -> FundsFutures | None:
    """Read `date,<contract>,...`; None without a file.

    Cells may be blank. A day whose cells are all blank settles nothing and is left out.

    Raises:
        InputError: The file is malformed; names file, line and column.
    """
    path = folder / FUTURES
    if not path.is_file():
        return None
    header = read_header(path)
    months = _months(path, header)
    curves: dict[date, FundsCurve] = {}
    for line in read_lines(path):
        row = _row(path, header, line)
        day = row.day(_DATE)
        if day in curves:
            raise row.fault(f"{day} occurs twice; keep one row for each date.", _DATE)
        curves[day] = FundsCurve(day, _settlements(row, months))
    if not curves:
        raise InputError("there are no rows below the header.", path=str(path))
    settled = sorted((c for c in curves.values() if c.settlements), key=lambda c: c.settled)
    return FundsFutures(tuple(settled), source=FUTURES)


def _months(path: Path, header: tuple[str, ...]) -> dict[str, date]:
    """Contract month by column name."""
    require_columns(path, header, (_DATE,))
    months: dict[str, date] = {}
    for name in header:
        if name == _DATE:
            continue
        month = contract_month(name)
        if month is None:
            message = f"{name!r} is not a fed funds contract; name columns like ZQU26."
            raise InputError(message, path=str(path), line=1, column=name)
        if month in months.values():
            message = f"{month:%B %Y} has two columns; keep one for each contract."
            raise InputError(message, path=str(path), line=1, column=name)
        months[name] = month
    if not months:
        raise InputError("no column names a contract such as ZQU26.", path=str(path), line=1)
    return months


def _row(path: Path, header: tuple[str, ...], line: CsvLine) -> CsvRow:
    if len(line.fields) > len(header):
        # A decimal comma would shift every later settlement by a month.
        message = f"the row has {len(line.fields)} fields, the header {len(header)}."
        raise InputError(message, path=str(path), line=line.number)
    return CsvRow(path, line.number, dict(zip(header, line.fields, strict=False)))


def _settlements(row: CsvRow, months: dict[str, date]) -> dict[date, Decimal]:
    found: dict[date, Decimal] = {}
    for name, month in months.items():
        if not row.cells.get(name, "").strip():
            continue
        settlement = row.amount(name)
        if not _LOWEST <= settlement <= _HIGHEST:
            raise row.fault(
                f"{row.text(name)!r} is not a settlement; write 100 minus the rate, as in 96.365.",
                name,
            )
        found[month] = settlement
    return found
