"""Operations file of a folder: outright bill purchases among the desk's Treasury operations."""

from pathlib import Path

from generator.market.liquidity import BillOperation, BillOperations
from generator.sources.csv_row import CsvRow, read_rows

OPERATIONS = "liquidity/treasury_operations.csv"
BILL_PURCHASE = "Outright Bill Purchase"
_REQUIRED = ("operation_id", "operation_date", "operation_type", "submitted_bn", "accepted_bn")


def read_operations(folder: Path) -> BillOperations | None:
    """Read the outright bill purchases, oldest first; None without a file.

    Raises:
        InputError: The file is malformed.
    """
    path = folder / OPERATIONS
    if not path.is_file():
        return None
    rows = read_rows(path, required=_REQUIRED)
    found = [_operation(row) for row in rows if row.text("operation_type") == BILL_PURCHASE]
    purchases = tuple(sorted(found, key=lambda operation: operation.day))
    return BillOperations(purchases=purchases, source=OPERATIONS)


def _operation(row: CsvRow) -> BillOperation:
    return BillOperation(
        operation_id=row.text("operation_id"),
        day=row.day("operation_date"),
        submitted_bn=row.amount("submitted_bn"),
        accepted_bn=row.amount("accepted_bn"),
    )
