"""Path: a random walk between two levels that folds back at its fences.

The walk is a bridge: noise with its mean taken out plus a constant drift, so it ends where it
must. A close beyond a fence is mirrored at it. Mirroring never widens the distance between two
closes, so a limit on the daily moves of the bridge holds for the folded path as well.
"""

import numpy as np

from generator.market.history import FloatArray

CLEARANCE = 1e-4
"""Distance kept from a fence (in logarithms: a fraction), wider than any rounding of a close."""


def bridge(first: float, last: float, noise: FloatArray, limit: float) -> FloatArray:
    """Levels after `first`, ending at `last`, shape of `noise`; no step larger than `limit`.

    Args:
        first: Level before the first step.
        last: Level after the last step.
        noise: One random step for each session.
        limit: Largest step; noise shrinks to keep it, drift alone may not exceed it.

    Raises:
        ValueError: The two levels are too far apart for the number of steps.
    """
    drift = (last - first) / len(noise)
    centred = noise - noise.mean()
    largest = float(np.abs(centred).max())
    room = limit - abs(drift)
    if room < 0:
        raise ValueError(f"{len(noise)} steps of {limit} do not lead from {first} to {last}")
    scale = min(1.0, room / largest) if largest > 0 else 0.0
    levels: FloatArray = first + np.cumsum(scale * centred + drift)
    return levels


def fold(levels: FloatArray, floor: float, ceiling: float) -> FloatArray:
    """Mirror levels at a floor and a ceiling, either of which may be infinite."""
    low, high = floor + CLEARANCE, ceiling - CLEARANCE
    if np.isinf(low):
        return high - np.abs(high - levels) if np.isfinite(high) else levels
    if np.isinf(high):
        return low + np.abs(levels - low)
    width = high - low
    within = np.mod(levels - low, 2 * width)
    return low + np.minimum(within, 2 * width - within)
