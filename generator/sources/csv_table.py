"""CsvTable: dated columns of numbers, read in bulk.

The bulk path decides only whether a file is good. A bad one is read a second time, row by row
(`table_fault`), to say where the fault is; so good files stay fast and bad ones get a place.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from generator.market.history import DayArray, FloatArray
from generator.sources.csv_lines import read_header, require_columns
from generator.sources.table_fault import find_fault

DATE = "date"
_WIDTH = len("2025-12-11")
_DASHES = [4, 7]
_FIRST, _LAST = np.datetime64("1000-01-01"), np.datetime64("9999-12-31")


@dataclass(frozen=True, slots=True)
class TableForm:
    """What a table must look like: columns beside `date`, and whether numbers must be positive."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    positive: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Every numeric column, optional ones first, in the order of the result."""
        return (*self.optional, *self.required)


def read_table(path: Path, form: TableForm) -> pd.DataFrame:
    """Read a table of dated numbers.

    Columns beyond the form are ignored, column names are matched without regard to case.

    Returns:
        float64 columns `form.columns` on a tz-naive, strictly increasing DatetimeIndex; a column
        or value that is optional and absent is NaN.

    Raises:
        InputError: The file breaks the form; names file, line (one-based) and column.
    """
    header = read_header(path)
    require_columns(path, header, (DATE, *form.required))
    raw = _parsed(path, header, form)
    days = None if raw is None else _days(raw[DATE].to_list())
    if raw is None or days is None or not _are_good(values := _numbers(raw, form), form):
        raise find_fault(
            path, required=form.required, optional=form.optional, positive=form.positive
        )
    return pd.DataFrame(values, index=pd.DatetimeIndex(days, name=DATE), columns=form.columns)


def _parsed(path: Path, header: tuple[str, ...], form: TableForm) -> pd.DataFrame | None:
    labels = [n if n in (DATE, *form.columns) else f"unused {i}" for i, n in enumerate(header)]
    try:
        raw = pd.read_csv(
            path,
            header=None,
            names=labels,
            skiprows=1,
            dtype={n: np.float64 if n in form.columns else object for n in labels},
            keep_default_na=False,
            na_values={name: [""] for name in form.columns},
            encoding="utf-8-sig",
            low_memory=False,
        )
    except ValueError:
        # Parser, conversion and decoding errors alike.
        return None
    # With a field too many on the first row pandas takes the first column for the index.
    return raw if isinstance(raw.index, pd.RangeIndex) and len(raw) else None


def _days(texts: list[str]) -> DayArray | None:
    """Strictly increasing days, or None when any text is not YYYY-MM-DD."""
    try:
        if {_WIDTH} != set(map(len, texts)):
            return None
        joined = np.frombuffer("".join(texts).encode("ascii"), dtype=np.uint8)
        # The dashes rule out what numpy would take for a bare year.
        if not (joined.reshape(-1, _WIDTH)[:, _DASHES] == ord("-")).all():
            return None
        days: DayArray = joined.view(f"S{_WIDTH}").astype("datetime64[D]")
    except (TypeError, ValueError):
        return None
    in_order = (days[1:] > days[:-1]).all() and days[0] >= _FIRST and days[-1] <= _LAST
    return days if in_order else None


def _numbers(raw: pd.DataFrame, form: TableForm) -> FloatArray:
    """Numeric columns in the order of the form, shape (n_rows, n_columns), column by column."""
    values = np.full((len(raw), len(form.columns)), np.nan, order="F")
    for at, name in enumerate(form.columns):
        if name in raw.columns:
            values[:, at] = raw[name].to_numpy()
    return values


def _are_good(values: FloatArray, form: TableForm) -> bool:
    required = values[:, len(form.optional) :]
    if np.isnan(required).any() or np.isinf(values).any():
        return False
    return not (form.positive and (values <= 0).any())
