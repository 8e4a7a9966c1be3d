"""Compare a printed amount with raw values: dimensions, precision, and what to print instead."""

import math
from dataclasses import dataclass

from generator.verification.amount import Amount
from generator.verification.known import Move


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether an amount fits, and the raw size in the amount's own unit."""

    holds: bool
    raw: float
    """Size in the amount's unit; NaN when the units cannot be compared."""


def fit_relative(amount: Amount, fraction: float) -> Fit:
    """Compare a percentage-like amount with a fraction, by size."""
    raw = abs(fraction) * (10_000.0 if amount.unit == "bp" else 100.0)
    return Fit(not math.isnan(raw) and amount.holds(raw), raw)


def fit_move(amount: Amount, move: Move, *, unit: str) -> Fit:
    """Compare an amount with a move, by size.

    Args:
        amount: What the text prints.
        move: Fraction, and change in points, dollars or (for yields) basis points.
        unit: Unit of the subject's level: points, usd or percent.
    """
    if unit == "percent":
        return _fit_yield(amount, move)
    if amount.is_relative:
        return fit_relative(amount, move.fraction)
    raw = abs(move.change)
    fits_unit = amount.unit == "none" or amount.unit == unit
    return Fit(fits_unit and amount.holds(raw), raw if fits_unit else math.nan)


def _fit_yield(amount: Amount, move: Move) -> Fit:
    bp = abs(move.change)
    if amount.unit in ("bp", "none"):
        return Fit(amount.holds(bp), bp)
    if amount.unit in ("pp", "points", "percent", "share"):
        raw = bp / 100.0
        relative = abs(move.fraction) * 100.0
        in_percent = amount.unit == "percent" and amount.holds(relative)
        return Fit(amount.holds(raw) or in_percent, raw)
    return Fit(False, math.nan)


def fit_level(amount: Amount, level: float, *, unit: str) -> Fit:
    """Compare an amount with a level; "$69,000" may be rounded to the thousand."""
    if amount.unit not in _LEVEL_UNITS[unit]:
        return Fit(False, math.nan)
    return Fit(amount.holds(level, level=True), level)


_LEVEL_UNITS = {
    "points": ("none", "points"),
    "usd": ("usd", "none"),
    "percent": ("percent", "none", "pp"),
}
