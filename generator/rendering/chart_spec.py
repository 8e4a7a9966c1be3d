"""ChartSpec: a chart declared as data, drawn elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ChartKind = Literal["bars", "lines", "steps", "spark"]
"""`bars`: one bar a name. `lines`: values joined. `steps`: each value holds until the next.
`spark`: one small line without words, for a row of a table."""

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
    floor: tuple[float, ...] = ()
    """Lower edge of a band under the line, one value a day; empty without a band."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A level across the whole chart, named above it unless `text` is empty."""

    value: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words under one point of a line that has nothing below it, such as its low."""

    day: date
    value: float
    text: str


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
    rules: tuple[Rule, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tick_before: str = ""
    """What a number on the value axis has before it, such as a currency sign."""
    tick_after: str = ""
    """What it has after it, such as a percent sign."""
    width: int = 600
    """CSS pixels; the picture has twice as many."""
    height: int = 340
