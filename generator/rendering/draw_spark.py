"""Sparks: one small line with a dot at its end, for a row of a table."""

from generator.rendering.canvas import Canvas
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.palette import COLORS

_EDGE = 5.0


def draw_spark(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a chart of kind `spark`: its first line, without words."""
    line = spec.lines[0]
    days = [day.toordinal() for day in line.days]
    axes = canvas.axes(_EDGE, _EDGE, canvas.width - _EDGE, canvas.height - _EDGE)
    color = COLORS[line.hue]
    axes.plot(days, line.values, color=color, linewidth=1.1, solid_joinstyle="round", clip_on=False)
    axes.plot(days[-1], line.values[-1], marker="o", markersize=3.4, color=color, clip_on=False)
    axes.set_xlim(days[0], max(days[-1], days[0] + 1))
    low, high = min(line.values), max(line.values)
    room = (high - low) * 0.05 or abs(high) * 0.01 or 1.0
    axes.set_ylim(low - room, high + room)
    axes.set_xticks([])
    axes.set_yticks([])
