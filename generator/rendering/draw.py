"""Draw a ChartSpec as PNG with matplotlib's object interface; no global state is touched."""

from collections.abc import Callable, Mapping

from generator.rendering.canvas import Canvas
from generator.rendering.chart_spec import ChartKind, ChartSpec
from generator.rendering.draw_bars import draw_bars
from generator.rendering.draw_lines import draw_lines
from generator.rendering.draw_spark import draw_spark

_DRAW: Mapping[ChartKind, Callable[[Canvas, ChartSpec], None]] = {
    "bars": draw_bars,
    "lines": draw_lines,
    "steps": draw_lines,
    "spark": draw_spark,
}


def draw_canvas(spec: ChartSpec) -> Canvas:
    """The chart drawn but not yet encoded, for those who measure it."""
    canvas = Canvas(spec.width, spec.height)
    _DRAW[spec.kind](canvas, spec)
    return canvas


def draw_png(spec: ChartSpec) -> bytes:
    """The chart as PNG at two pixels per CSS pixel; equal specs give equal bytes."""
    return draw_canvas(spec).png()
