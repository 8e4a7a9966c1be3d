"""Amount: a quantity as prose prints it, and which raw values it can stand for."""

from dataclasses import dataclass
from typing import Literal

AmountUnit = Literal[
    "none",
    "percent",
    "pp",
    "bp",
    "points",
    "usd",
    "share",
    "times",
    "sessions",
    "days",
    "weeks",
    "months",
    "quarters",
    "years",
    "other",
]
"""`share` is a worded fraction ("a third"), value in percent; `other` a unit no fact has."""

Hedge = Literal["", "about", "nearly", "just_over", "more", "at_least", "less", "at_most"]

DURATIONS = ("sessions", "days", "weeks", "months", "quarters", "years")

NEARBY = 0.03
"""How far, relatively, "nearly" and "just over" may reach beyond one unit of the last digit."""

WORDED = 2.0
"""A worded fraction holds within this many percentage points."""

_ROUND_LIMIT = 0.005
"""Trailing zeros of a level may hide at most this relative rounding."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed quantity; `value` is its size in `unit`, never negative."""

    value: float
    unit: AmountUnit
    step: float
    """One unit of the last digit shown, in `unit`."""
    sign: int = 0
    """An explicit sign or accounting parentheses: +1, -1, else 0."""
    hedge: Hedge = ""
    ordinal: bool = False
    upper: float | None = None
    """Upper end when the text gives a range; `value` is the lower one."""
    digits: bool = True
    """Printed in digits rather than words."""
    grouped: bool = False
    """Has a thousands separator or magnitude, so it reads as a level."""
    scaled: bool = False
    """Has a magnitude word such as billion."""

    @property
    def is_relative(self) -> bool:
        """Whether it is a percentage-like size."""
        return self.unit in ("percent", "pp", "bp", "share")

    @property
    def is_level_like(self) -> bool:
        """Whether it could be a price or an index level."""
        return self.unit in ("usd", "none", "points") and not self.ordinal

    @property
    def percent(self) -> float:
        """The size in percent, for percentage-like amounts."""
        return self.value / 100.0 if self.unit == "bp" else self.value

    @property
    def tolerance(self) -> float:
        """Half a unit of the last digit; wider where the words say so."""
        if self.unit == "share":
            return WORDED
        return self._visible_step / 2.0 * (1 + 1e-9) + max(1e-9, 1e-12 * self.value)

    def holds(self, raw: float, *, level: bool = False) -> bool:
        """Say whether a raw size in the same unit is what the text says.

        Args:
            raw: Size without sign.
            level: Read trailing zeros of a whole level as rounding ("$69,000").
        """
        slack = max(self.tolerance, self._round_slack) if level else self.tolerance
        if self.upper is not None:
            return self.value - slack <= raw <= self.upper + slack
        return self._bound_holds(raw, slack)

    def _bound_holds(self, raw: float, slack: float) -> bool:
        reach = max(self._visible_step, NEARBY * self.value)
        if self.unit == "share":
            reach = max(reach, WORDED)
        low, high = {
            "": (self.value - slack, self.value + slack),
            "about": (self.value - slack, self.value + slack),
            "nearly": (self.value - reach, self.value - _HAIR),
            "just_over": (self.value + _HAIR, self.value + reach),
            "more": (self.value + _HAIR, float("inf")),
            "at_least": (self.value - _HAIR, float("inf")),
            "less": (-_HAIR, self.value - _HAIR),
            "at_most": (-_HAIR, self.value + _HAIR),
        }[self.hedge]
        return low <= raw <= high

    @property
    def _visible_step(self) -> float:
        """A hedged whole level is read to its last non-zero digit ("roughly 1,300")."""
        if self.hedge and self.unit in ("usd", "none", "points") and self.step == 1.0:
            return min(_zeros(self.value), 0.02 * self.value) if self.value >= 100 else 1.0
        return self.step

    @property
    def _round_slack(self) -> float:
        if self.step != 1.0 or self.value < 1000:
            return 0.0
        zeros = _zeros(self.value)
        return min(zeros / 2.0, _ROUND_LIMIT * self.value) if zeros >= 100 else 0.0


_HAIR = 1e-9


def _zeros(value: float) -> float:
    whole, step = round(value), 1
    while whole and whole % (step * 10) == 0:
        step *= 10
    return float(step)
