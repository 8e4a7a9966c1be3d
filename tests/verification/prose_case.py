"""Case: one labelled text, and how printed sizes are made wrong."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Case:
    text: str
    label: str
    operator: str
    as_of: datetime | None = None

    @property
    def key(self):
        return (self.label, self.operator, self.text, str(self.as_of))


def true(text, operator="clean"):
    return Case(text, "supported", operator)


def wrong(text, operator):
    return Case(text, "wrong", operator)


def shown(size, digits):
    """The size in percent as it is printed."""
    return round(abs(size) * 100, digits)


def last_digit(rng, size, digits):
    """A fraction whose last printed digit is off by one to four."""
    unit = 10.0 ** -(digits + 2)
    own = round(abs(size) / unit) * unit
    other = own + rng.choice([-4, -3, -2, -1, 1, 2, 3, 4]) * unit
    if other <= 0 or abs(other - abs(size)) < 0.7 * unit:
        other = own + 2 * unit
    return other


def differs(a, b, unit):
    """Whether two sizes print so differently that one cannot stand for the other."""
    return abs(abs(a) - abs(b)) >= 0.7 * unit
