"""Subscribers from and to CSV: columns `email`, and optionally `name` and `status`."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.address import address_key, normalize_address
from generator.delivery.subscriber import (
    STATUSES,
    Subscriber,
    SubscriberStatus,
    SubscriberStore,
)
from generator.errors import InputError


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was not imported."""

    line: int
    """One-based line in the file."""
    value: str
    """The address as written."""
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: tuple[Subscriber, ...]
    known: int
    """Rows whose address was subscribed, or had left, before; they stay as they were."""
    rejected: tuple[RejectedRow, ...]


def import_subscribers(path: Path, store: SubscriberStore) -> ImportReport:
    """Add the subscribers of a CSV file; good rows are added even when others are rejected.

    An address that is known keeps its status, so importing a list never brings back somebody
    who left. New ones are active unless a `status` column says otherwise.

    Raises:
        InputError: The file cannot be read or has no `email` column.
    """
    good: dict[str, Subscriber] = {}
    rejected: list[RejectedRow] = []
    for line, row in _rows(path):
        try:
            subscriber = _subscriber(row)
            key = address_key(subscriber.address)
            if key in good:
                raise InputError("the same address is in the file twice")
            good[key] = subscriber
        except InputError as error:
            rejected.append(RejectedRow(line, row.get("email", ""), str(error)))
    added = store.add(list(good.values()))
    return ImportReport(added, known=len(good) - len(added), rejected=tuple(rejected))


def export_subscribers(subscribers: Iterable[Subscriber]) -> str:
    """The subscribers as CSV with a header, in the form that `import_subscribers` reads."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["email", "name", "status"])
    writer.writerows([one.address, one.name, one.status] for one in subscribers)
    return text.getvalue()


def _subscriber(row: Mapping[str, str]) -> Subscriber:
    status = row.get("status", "").lower() or "active"
    if status not in STATUSES:
        raise InputError(f"status {status!r} is none of {', '.join(STATUSES)}")
    checked: SubscriberStatus = next(known for known in STATUSES if known == status)
    name = " ".join(row.get("name", "").split())
    return Subscriber(normalize_address(row["email"]), checked, name)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by lower-case column name, of rows that are not empty."""
    text = _read(path)
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "email" not in header:
            raise InputError("there is no `email` column in the first line", path=str(path), line=1)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                values = [cell.strip() for cell in cells] + [""] * len(header)
                yield reader.line_num, dict(zip(header, values, strict=False))
    except csv.Error as error:
        raise InputError(
            f"not a CSV file ({error})", path=str(path), line=reader.line_num
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8 text; save it as CSV UTF-8", path=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from error
