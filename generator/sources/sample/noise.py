"""Noise: reproducible random numbers, the same on every platform and numpy release.

Only the raw bit stream of PCG64 is used, which numpy promises never to change, and sums of
uniform numbers instead of a normal distribution, whose tails depend on the C library.
"""

import zlib

import numpy as np

from generator.market.history import FloatArray


class Noise:
    """A stream of random numbers named by a text; equal names give equal streams."""

    def __init__(self, name: str) -> None:
        self._bits = np.random.PCG64(zlib.crc32(name.encode("utf-8")))

    def uniform(self, count: int) -> FloatArray:
        """Numbers in [0, 1), shape (count,)."""
        raw = self._bits.random_raw(count).astype(np.uint64)
        numbers: FloatArray = (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53
        return numbers

    def bell(self, count: int) -> FloatArray:
        """Bell-shaped numbers of mean 0 and variance 1, within ±3.5, shape (count,)."""
        four = self.uniform(4 * count).reshape(4, count)
        numbers: FloatArray = (four.sum(axis=0) - 2.0) * np.sqrt(3.0)
        return numbers
