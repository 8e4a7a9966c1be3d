"""Salience: how unusual a fact is, in bits of surprise against its own history.

An event that `k` of the `n` most recent sessions matched or exceeded carries
log2((n + 1) / (k + 1)) bits: about 1 bit for something seen every other day, 8 bits for something
seen once a year. The added one keeps a first-ever event finite and a small change of the data a
small change of the salience. News from outside the series (a rate decision, a new claim) starts
with the bits of its own frequency and loses one bit for each day of age.
"""

import math

import numpy as np

from generator.market.history import FloatArray

LOOKBACK = 2520
"""Sessions an event is compared with: ten trading years."""


def surprise(matched: int, sessions: int) -> float:
    """Bits of an event that `matched` of `sessions` earlier sessions equalled or exceeded."""
    return math.log2((sessions + 1) / (matched + 1))


def surprise_of_size(size: float, earlier: FloatArray) -> float:
    """Bits of an absolute value against the absolute values of earlier ones.

    Args:
        size: Today's value; its sign is ignored.
        earlier: Values of earlier sessions, shape (n,), oldest first; NaN are left out. Only the
            last `LOOKBACK` count.

    Returns:
        Bits, or 0.0 when there is no history or `size` is NaN.
    """
    recent = np.abs(earlier[-LOOKBACK:])
    recent = recent[np.isfinite(recent)]
    if not len(recent) or not math.isfinite(size):
        return 0.0
    return surprise(int((recent >= abs(size)).sum()), len(recent))


def faded(bits: float, age_days: int) -> float:
    """Bits of an outside event `age_days` days later, never below zero."""
    return max(bits - max(age_days, 0), 0.0)
