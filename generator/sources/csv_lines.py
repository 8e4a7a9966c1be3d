"""CsvLine: rows of a small text table with their line numbers, decoded once for all readers."""

import csv
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError


@dataclass(frozen=True, slots=True)
class CsvLine:
    """One non-blank row: where it ends in the file (one-based) and its fields as written."""

    number: int
    fields: tuple[str, ...]


def read_header(path: Path) -> tuple[str, ...]:
    """Column names of the first line, stripped and lower case.

    Raises:
        InputError: The file cannot be opened, is empty, is not UTF-8 text or names a column twice.
    """
    with _refused(path), closing(_lines(path)) as lines:
        first = next(lines, None)
    if first is None or not first.fields:
        raise InputError("the first line is empty; it must name the columns.", path=str(path))
    names = tuple(field.strip().lower() for field in first.fields)
    for name in names:
        if name and names.count(name) > 1:
            raise InputError("the column occurs twice.", path=str(path), line=1, column=name)
    return names


def read_lines(path: Path) -> Iterator[CsvLine]:
    """Rows below the header, blank lines left out.

    Raises:
        InputError: The file cannot be opened, is not UTF-8 text or has an open quote.
    """
    with _refused(path), closing(_lines(path)) as lines:
        next(lines, None)
        yield from (line for line in lines if line.fields)


def require_columns(path: Path, header: tuple[str, ...], required: tuple[str, ...]) -> None:
    """Check that the header names every required column.

    Raises:
        InputError: One is missing.
    """
    for name in required:
        if name not in header:
            raise InputError(
                f"the column is missing; the header reads {','.join(header)!r}.",
                path=str(path),
                line=1,
                column=name,
            )


def _lines(path: Path) -> Generator[CsvLine, None, None]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        try:
            for fields in reader:
                yield CsvLine(reader.line_num, tuple(fields))
        except csv.Error as error:
            # An unclosed quote shows only at the end of the file.
            raise InputError(
                f"the row is not CSV ({error}).", path=str(path), line=reader.line_num
            ) from error


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error}).", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text; save it as UTF-8.", path=str(path)) from error
