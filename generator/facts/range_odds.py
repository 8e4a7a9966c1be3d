"""RangeOdds: what futures say about the number of quarter points a target range will have moved.

An expected move of x quarter points lies between the whole numbers n = floor(x) and n + 1; the two
share the probability, n + 1 taking the fraction x - n. Successive decisions are independent, so
their odds are convolved.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from generator.facts.fact import RangeOutcome

QUARTER = 0.25
"""Percentage points of one usual step of the target range."""

_DUST = 1e-9
"""An outcome below this is a rounding error of the solver, not a price."""


@dataclass(frozen=True)
class RangeOdds:
    """Probability by the number of quarter points from today's range; they sum to one."""

    moves: Mapping[int, float]

    @classmethod
    def of_step(cls, before: float, after: float) -> "RangeOdds":
        """Odds of one decision from the rates around it, in percent."""
        steps = (after - before) / QUARTER
        whole = math.floor(steps)
        return cls({whole: 1.0 - (steps - whole), whole + 1: steps - whole})

    def then(self, following: "RangeOdds") -> "RangeOdds":
        """Odds after a further decision."""
        moves: dict[int, float] = {}
        for first, chance in self.moves.items():
            for second, further in following.moves.items():
                moves[first + second] = moves.get(first + second, 0.0) + chance * further
        return RangeOdds(moves)

    @property
    def below(self) -> float:
        """Probability of a lower range than today's."""
        return math.fsum(p for moved, p in self.moves.items() if moved < 0)

    @property
    def same(self) -> float:
        """Probability of today's range."""
        return self.moves.get(0, 0.0)

    @property
    def above(self) -> float:
        """Probability of a higher range than today's."""
        return math.fsum(p for moved, p in self.moves.items() if moved > 0)

    def outcomes(self, lower: float | None, upper: float | None) -> tuple[RangeOutcome, ...]:
        """Outcomes from the lowest range to the highest.

        Args:
            lower: Today's lower bound in percent; None where the range is not known.
            upper: Today's upper bound.
        """
        return tuple(
            RangeOutcome(
                change_bp=moved * QUARTER * 100,
                lower=None if lower is None else lower + moved * QUARTER,
                upper=None if upper is None else upper + moved * QUARTER,
                probability=self.moves[moved],
            )
            for moved in sorted(self.moves)
            if self.moves[moved] > _DUST
        )
