"""ChartSpec: a chart declared as data, drawn elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ChartKind = Literal["bars", "lines"]

Hue = Literal["first", "second"]
"""Which of two colors, chosen to differ for color-blind readers as well."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name and the printed value at its end."""

    label: str
    value: float
    """Length of the bar, in the chart's unit, not negative."""
    text: str
    hue: Hue = "first"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `days` and `values` have the same length, oldest first."""

    label: str
    days: tuple[date, ...]
    values: tuple[float, ...]
    marked: tuple[date, ...] = ()
    """Days that carry a dot."""
    text: str = ""
    """Printed value beside the label at the line's end."""
    hue: Hue = "first"


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What a chart shows, with everything a reader who cannot see it needs."""

    name: str
    """File name without ending, and content id in mail: lower case, digits, hyphens."""
    kind: ChartKind
    title: str
    unit: str
    alt: str
    caption: str
    as_of: str
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    width: int = 600
    """CSS pixels; the picture has twice as many."""
    height: int = 320
