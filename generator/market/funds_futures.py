"""FundsFutures: settlements of 30-day federal funds futures by day and contract month.

A contract settles at 100 minus the average effective federal funds rate of its month.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from math import nan

_CODE = re.compile(r"ZQ([FGHJKMNQUVXZ])([0-9]{2})(?:\.CBT)?", re.IGNORECASE | re.ASCII)
_LETTERS = "FGHJKMNQUVXZ"
_FIRST_YEAR = 1988
"""The contract was first listed in October 1988, so two digits name one year."""


@dataclass(frozen=True, slots=True)
class FundsCurve:
    """Settlements of one day."""

    settled: date
    settlements: Mapping[date, Decimal]
    """First day of the contract month to its settlement, e.g. 96.365; months may be missing."""

    def rate(self, month: date) -> float | None:
        """Average rate of the month that starts on `month`, in percent; None without a price."""
        settlement = self.settlements.get(month)
        return None if settlement is None else float(100 - settlement)


@dataclass(frozen=True)
class FundsFutures:
    """Settlement curves, oldest first, each day once."""

    curves: tuple[FundsCurve, ...]
    source: str
    """Where the settlements come from, as a reader should see it."""

    def position(self, day: date) -> int:
        """Position of the last curve settled on or before `day`; -1 when there is none."""
        return bisect_right(self.curves, day, key=lambda curve: curve.settled) - 1

    @cached_property
    def year_ahead_moves(self) -> list[float]:
        """Change of the rate a year ahead from one curve to the next, in percent; NaN if unknown.

        Both curves are read at the same contract month, so a new month is no move.
        """
        moves = [nan] if self.curves else []
        for earlier, later in pairwise(self.curves):
            month = date(later.settled.year + 1, later.settled.month, 1)
            before, after = earlier.rate(month), later.rate(month)
            moves.append(nan if before is None or after is None else after - before)
        return moves


def contract_month(code: str) -> date | None:
    """First day of the month a contract such as `ZQU26` or `ZQU26.CBT` is for, else None."""
    match = _CODE.fullmatch(code.strip())
    if match is None:
        return None
    year = 1900 + int(match[2])
    if year < _FIRST_YEAR:
        year += 100
    return date(year, _LETTERS.index(match[1].upper()) + 1, 1)
