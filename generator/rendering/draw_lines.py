"""Lines and steps over days, their names at their ends, levels and lows named inside."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from matplotlib.axes import Axes

from generator.rendering.canvas import LABEL, SMALL, Canvas
from generator.rendering.chart_spec import ChartSpec, Line
from generator.rendering.palette import BAND_ALPHA, COLORS, GRID, GROUND, MUTED
from generator.rendering.ticks import day_ticks, number_text, ticks_through

_EDGE = 6.0
_SPACE = 12.0
_FOOT = 32.0
"""Height of the days under the axes."""
_WIDEST_END = 0.34
"""Share of the picture that names at the ends of lines may take."""
_LEADING = 1.28
_HEADROOM = 0.06
_HELD = 0.03
"""Share of the time shown that the last step gets beyond it."""


def draw_lines(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a chart of kind `lines` or `steps`."""
    low, high = _heights(canvas, spec)
    base = spec.rules[0].value if spec.rules and not spec.rules[0].text else 0.0
    ticks = ticks_through(base, low, high)
    labels = [f"{spec.tick_before}{number_text(t, ticks)}{spec.tick_after}" for t in ticks]
    ends = _end_texts(canvas, spec.lines)
    left = _EDGE + _SPACE + max((canvas.width_of(label) for label in labels), default=0.0)
    right = canvas.width - _EDGE - _SPACE - max(_block_width(canvas, end) for end in ends)
    top, bottom = _EDGE, canvas.height - _FOOT
    axes = canvas.axes(left, top, right, bottom)
    first, last = _days(spec.lines)
    span = max((last - first).days, 1)
    # What holds now goes on to the edge, or a step of this morning could not be seen.
    end = last.toordinal() + span * _HELD if spec.kind == "steps" else first.toordinal() + span
    for line in spec.lines:
        _plot(axes, line, end if spec.kind == "steps" else None)
    axes.set_xlim(first.toordinal(), end)
    axes.set_ylim(low, high)
    frame = _Frame(canvas, axes, (left, top, right, bottom))
    frame.heights(ticks, labels)
    frame.days(first, last)
    frame.rules(spec)
    frame.remarks(spec)
    frame.ends(spec.lines, ends)


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


class _Frame:
    """What stands around and upon the lines; pixels run down from the top of the picture."""

    def __init__(self, canvas: Canvas, axes: Axes, box: tuple[float, float, float, float]) -> None:
        self.canvas, self.axes = canvas, axes
        self.left, self.top, self.right, self.bottom = box
        self.page = canvas.page()

    def x(self, day: date) -> float:
        """Pixel of a day."""
        low, high = self.axes.get_xlim()
        return self.left + (day.toordinal() - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Pixel of a value."""
        low, high = self.axes.get_ylim()
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def heights(self, ticks: Sequence[float], labels: Sequence[str]) -> None:
        self.axes.set_yticks(ticks)
        self.axes.grid(axis="y", color=GRID, linewidth=0.8)
        self.axes.set_axisbelow(True)
        for tick, label in zip(ticks, labels, strict=True):
            y = min(max(self.y(tick), SMALL * 0.6), self.bottom)
            self.canvas.write(
                self.page, self.left - _SPACE, y, label, color=MUTED, ha="right", va="center"
            )

    def days(self, first: date, last: date) -> None:
        """Days under the axes, clear of names at ends; one too near the last is left out."""
        self.axes.set_xticks([])
        taken = 0.0
        for day, label in day_ticks(first, last):
            half = self.canvas.width_of(label) / 2
            x = min(max(self.x(day), _EDGE + half), self.right - half)
            if x - half < taken:
                continue
            taken = x + half + _SPACE
            y = self.canvas.height - _FOOT / 2 + 3
            self.canvas.write(self.page, x, y, label, color=MUTED, ha="center", va="center")

    def rules(self, spec: ChartSpec) -> None:
        for rule in spec.rules:
            dashes = "-" if not rule.text else (0, (4, 3))
            self.axes.axhline(rule.value, color=MUTED, linewidth=1.0, linestyle=dashes, zorder=0.9)
            text = self.canvas.fitted(rule.text, self.right - self.left)
            self._write(self.left, self.y(rule.value) - 5, text, va="bottom")

    def remarks(self, spec: ChartSpec) -> None:
        for remark in spec.remarks:
            text = self.canvas.fitted(remark.text, self.right - self.left)
            half = self.canvas.width_of(text) / 2
            x = min(max(self.x(remark.day), self.left + half), self.right - half)
            self._write(x, self.y(remark.value) + 7, text, ha="center", va="top")

    def _write(self, x: float, y: float, text: str, **style: Any) -> None:
        """Words on the picture's own ground, so that no grid line runs through them."""
        ground = {"facecolor": GROUND, "edgecolor": "none", "pad": 0.8}
        self.canvas.write(self.page, x, y, text, color=MUTED, bbox=ground, **style)

    def ends(self, lines: Sequence[Line], ends: Sequence[list[str]]) -> None:
        """Names and values beside the ends of lines, moved apart where they would meet."""
        order = sorted(range(len(lines)), key=lambda at: self.y(lines[at].values[-1]))
        apart = max(len(end) for end in ends) * LABEL * _LEADING
        wanted = [self.y(lines[at].values[-1]) for at in order]
        for at, y in zip(order, spread(wanted, apart, 0, self.canvas.height - 4), strict=True):
            self.canvas.write(
                self.page,
                *(self.right + _SPACE, y, "\n".join(ends[at]), LABEL),
                bold=True,
                color=COLORS[lines[at].hue],
                va="center",
                linespacing=_LEADING - 0.08,
            )


def _heights(canvas: Canvas, spec: ChartSpec) -> tuple[float, float]:
    """Lowest and highest value of the axis, with room for the words above rules and under lows."""
    values = [
        *(value for line in spec.lines for value in (*line.values, *line.floor)),
        *(rule.value for rule in spec.rules),
    ]
    low, high = min(values), max(values)
    span = (high - low) or abs(high) * 0.02 or 1.0
    words = (SMALL * 1.5) / (canvas.height - _FOOT)
    above = words if any(rule.text for rule in spec.rules) else _HEADROOM
    below = words if spec.remarks else _HEADROOM
    # A chart that reaches down to nothing stands on it.
    below = 0.0 if low == 0 and not spec.remarks else below
    return low - span * below / (1 - above - below), high + span * above / (1 - above - below)


def _end_texts(canvas: Canvas, lines: Sequence[Line]) -> list[list[str]]:
    room = canvas.width * _WIDEST_END
    return [
        [text for part in (line.label, line.text) if (text := _end_text(canvas, part, room))]
        for line in lines
    ]


def _end_text(canvas: Canvas, text: str, room: float) -> str:
    return canvas.fitted(text, room, LABEL, bold=True)


def _block_width(canvas: Canvas, texts: Sequence[str]) -> float:
    return max((canvas.width_of(text, LABEL, bold=True) for text in texts), default=0.0)


def _plot(axes: Axes, line: Line, end: float | None) -> None:
    """One line; where `end` is given, its values hold until the next and the last one until it."""
    color = COLORS[line.hue]
    days: list[float] = [float(day.toordinal()) for day in line.days]
    held = (lambda values: values) if end is None else (lambda values: (*values, values[-1]))
    across = days if end is None else [*days, end]
    if line.floor:
        step: Literal["post"] | None = None if end is None else "post"
        edges = (held(line.floor), held(line.values))
        axes.fill_between(across, *edges, step=step, color=color, alpha=BAND_ALPHA, linewidth=0)
    style = "default" if end is None else "steps-post"
    axes.plot(
        across,
        held(line.values),
        color=color,
        linewidth=1.6,
        solid_joinstyle="round",
        drawstyle=style,
        clip_on=False,
    )
    wanted = set(line.marked) if len(days) > 1 else set(line.days)
    at = [place for place, day in enumerate(line.days) if day in wanted]
    axes.plot(
        [days[place] for place in at],
        [line.values[place] for place in at],
        linestyle="none",
        marker="o",
        markersize=4.6,
        markerfacecolor=GROUND,
        markeredgecolor=color,
        markeredgewidth=1.3,
        clip_on=False,
        zorder=3,
    )


def _days(lines: Sequence[Line]) -> tuple[date, date]:
    return min(line.days[0] for line in lines), max(line.days[-1] for line in lines)
