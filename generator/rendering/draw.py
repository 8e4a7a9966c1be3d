"""Draw a ChartSpec as PNG with matplotlib's object interface; no global state is touched."""

import math
from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from generator.context.display import ABBREVIATED
from generator.rendering.chart_spec import ChartSpec, Hue, Line

_SCALE = 2
_DOTS_PER_INCH = 100
"""One CSS pixel is a hundredth of an inch, so sizes below are pixels times 0.72."""

_INK = "#1b2430"
_MUTED = "#56606d"
_GRID = "#dfe3e8"
# Blue and orange stay apart in every common form of color blindness, and in grey.
_COLORS: dict[Hue, str] = {"first": "#1d5a96", "second": "#d0641a"}
_LABEL = 13.5
_SMALL = 12.5
_LONGEST_LABEL = 22
_START = 100.0
"""What indexed lines start at."""
_MOST_TICKS = 5
_STEPS = [size * 10.0**power for power in range(-2, 12) for size in (1, 2, 5)]


def draw_png(spec: ChartSpec) -> bytes:
    """The chart as PNG at two pixels per CSS pixel; equal specs give equal bytes."""
    size = (spec.width / _DOTS_PER_INCH, spec.height / _DOTS_PER_INCH)
    figure = Figure(figsize=size, facecolor="white")
    FigureCanvasAgg(figure)
    draw = {"bars": _draw_bars, "lines": _draw_lines}[spec.kind]
    draw(figure, spec)
    out = BytesIO()
    figure.savefig(out, format="png", dpi=_DOTS_PER_INCH * _SCALE, metadata={"Software": None})
    return out.getvalue()


def _draw_bars(figure: Figure, spec: ChartSpec) -> None:
    left = 0.03 + 0.0195 * max(len(_shown(bar.label)) for bar in spec.bars)
    axes = _axes(figure, (left, 0.02, 0.83 - left, 0.96))
    axes.set_ylim(len(spec.bars) - 0.5, -0.5)
    longest = max(bar.value for bar in spec.bars) or 1.0
    axes.set_xlim(0, longest)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.axvline(0, color=_MUTED, linewidth=1.2, clip_on=False)
    for row, bar in enumerate(spec.bars):
        color = _COLORS[bar.hue]
        axes.barh(row, bar.value, height=0.56, color=color)
        _write(axes, -0.02 * longest, row, bar.label, ha="right", size=_LABEL)
        _write(
            axes, bar.value + 0.02 * longest, row, bar.text, size=_LABEL, weight="bold", color=color
        )


def _draw_lines(figure: Figure, spec: ChartSpec) -> None:
    axes = _axes(figure, (0.075, 0.10, 0.655, 0.86))
    for line in spec.lines:
        color = _COLORS[line.hue]
        days = [day.toordinal() for day in line.days]
        axes.plot(days, line.values, color=color, linewidth=1.6, solid_joinstyle="round")
        at = [place for place, day in enumerate(line.days) if day in set(line.marked)]
        axes.plot(
            [days[place] for place in at],
            [line.values[place] for place in at],
            linestyle="none",
            marker="o",
            markersize=5,
            markerfacecolor="white",
            markeredgecolor=color,
            markeredgewidth=1.4,
            clip_on=False,
            zorder=3,
        )
    axes.margins(x=0.0, y=0.06)
    _scale_axes(axes, spec)
    _label_ends(axes, spec.lines)


def _scale_axes(axes: Axes, spec: ChartSpec) -> None:
    axes.set_yticks(ticks_through(_START, *axes.get_ylim()))
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.axhline(_START, color=_MUTED, linewidth=0.9, zorder=0.5)
    axes.set_axisbelow(True)
    first = min(line.days[0] for line in spec.lines)
    last = max(line.days[-1] for line in spec.lines)
    axes.set_xticks(*_quarter_ticks(first, last))
    axes.tick_params(length=0, labelsize=_SMALL, labelcolor=_MUTED, labelfontfamily="DejaVu Sans")


def ticks_through(value: float, low: float, high: float) -> list[float]:
    """At most six evenly spaced heights from `low` to `high`, one of them `value` if within."""
    step = next(step for step in _STEPS if (high - low) / step <= _MOST_TICKS)
    first = math.ceil((low - value) / step)
    last = math.floor((high - value) / step)
    return [value + place * step for place in range(first, last + 1)]


def _quarter_ticks(first: date, last: date) -> tuple[list[int], list[str]]:
    """Positions and labels of the quarters that start between two days; January has the year."""
    starts = [
        date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)
    ]
    shown = [start for start in starts if first <= start <= last]
    labels = [str(s.year) if s.month == 1 else ABBREVIATED[s.month - 1] for s in shown]
    return [start.toordinal() for start in shown], labels


def _label_ends(axes: Axes, lines: Sequence[Line]) -> None:
    low, high = axes.get_ylim()
    right = max(line.days[-1].toordinal() for line in lines)
    ordered = sorted(lines, key=lambda line: line.values[-1])
    heights = spread([line.values[-1] for line in ordered], (high - low) * 0.16, low, high)
    span = axes.get_xlim()[1] - axes.get_xlim()[0]
    for line, height in zip(ordered, heights, strict=True):
        text = f"{_shown(line.label)}\n{_shown(line.text)}".strip()
        _write(axes, right + 0.02 * span, height, text, weight="bold", color=_COLORS[line.hue])


def spread(heights: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Ascending heights moved as little as needed to lie `apart` and within `low` to `high`."""
    placed: list[float] = []
    for height in heights:
        floor = placed[-1] + apart if placed else low + apart / 2
        placed.append(max(height, floor))
    ceiling = high - apart / 2
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - apart
    return placed


def _axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    axes = figure.add_axes(box)
    axes.set_facecolor("white")
    for side in axes.spines.values():
        side.set_visible(False)
    return axes


def _write(axes: Axes, x: float, y: float, text: str, **style: Any) -> None:
    style = {"size": _SMALL, "color": _INK, "va": "center", **style}
    shown = "\n".join(_shown(line) for line in text.split("\n"))
    # Two dollar signs in one text would otherwise be read as a formula.
    axes.text(x, y, shown, family="DejaVu Sans", parse_math=False, clip_on=False, **style)


def _shown(text: str) -> str:
    """`text` without characters the font lacks, cut to the room there is."""
    known = "".join(char for char in text if ord(char) in _characters())
    return known if len(known) <= _LONGEST_LABEL else f"{known[: _LONGEST_LABEL - 1]}…"


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap())
