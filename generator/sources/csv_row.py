"""CsvRow: one row of a small table with typed cells; a bad cell names file, line and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from generator.errors import InputError
from generator.sources.csv_lines import read_header, read_lines, require_columns

_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row; every accessor raises `InputError` naming file, line and column."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell without surrounding blanks; never empty."""
        value = self.cells.get(column, "").strip()
        if not value:
            raise self.fault("has no value; every row needs one.", column)
        return value

    def day(self, column: str) -> date:
        """The cell as a calendar date."""
        value = self.text(column)
        day = parse_day(value)
        if day is None:
            raise self.fault(f"{value!r} is not a date; write it as 2025-12-11.", column)
        return day

    def instant(self, column: str) -> datetime:
        """The cell as an instant with a UTC offset."""
        value = self.text(column)
        try:
            instant = datetime.fromisoformat(value)
        except ValueError as error:
            raise self.fault(
                f"{value!r} is not an instant; write it as 2025-12-12T13:00:00+00:00.", column
            ) from error
        if instant.tzinfo is None:
            raise self.fault(f"{value!r} has no UTC offset; write {value}+00:00.", column)
        return instant

    def amount(self, column: str) -> Decimal:
        """The cell as a finite, non-negative decimal number, exactly as written."""
        value = self.text(column)
        try:
            amount = Decimal(value)
        except InvalidOperation as error:
            raise self.fault(f"{value!r} is not a number.", column) from error
        if not amount.is_finite() or amount < 0:
            raise self.fault(f"{value!r} is not a finite, non-negative number.", column)
        return amount

    def fault(self, message: str, column: str) -> InputError:
        """The error for one cell of this row."""
        return InputError(message, path=str(self.path), line=self.line, column=column)


def read_rows(path: Path, *, required: tuple[str, ...]) -> Iterator[CsvRow]:
    """Rows of a small table.

    Args:
        path: The file, UTF-8 with a header line.
        required: Columns the header must name.

    Raises:
        InputError: The file cannot be read or a column is missing.
    """
    header = read_header(path)
    require_columns(path, header, required)
    for line in read_lines(path):
        yield CsvRow(path, line.number, dict(zip(header, line.fields, strict=False)))


def parse_day(text: str) -> date | None:
    """A date written as 2025-12-11, from the year 1000 on, else None."""
    # fromisoformat alone also takes 20251211 and 2025-W50-4.
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
