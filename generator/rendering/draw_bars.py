"""Bars: names on the left, lengths from one line, values at their ends."""

from matplotlib.patches import Rectangle

from generator.rendering.canvas import LABEL, Canvas
from generator.rendering.chart_spec import Bar, ChartSpec
from generator.rendering.palette import COLORS, GRID, MUTED

_EDGE = 6.0
_SPACE = 10.0
_WIDEST_NAME = 0.42
"""Share of the picture that names may take."""
_WIDEST_TEXT = 0.30
_THICKNESS = 0.54


def draw_bars(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a chart of kind `bars`."""
    names = [canvas.fitted(b.label, canvas.width * _WIDEST_NAME, LABEL) for b in spec.bars]
    texts = [
        canvas.fitted(b.text, canvas.width * _WIDEST_TEXT, LABEL, bold=True) for b in spec.bars
    ]
    left = _EDGE + _SPACE + max(canvas.width_of(name, LABEL) for name in names)
    beyond = max(canvas.width_of(text, LABEL, bold=True) for text in texts)
    length = canvas.width - left - beyond - _SPACE - _EDGE
    longest = max(bar.value for bar in spec.bars) or 1.0
    row = canvas.height / len(spec.bars)
    page = canvas.page()
    for at, (bar, name, text) in enumerate(zip(spec.bars, names, texts, strict=True)):
        middle = row * (at + 0.5)
        end = left + length * bar.value / longest
        if at:
            page.plot([_EDGE, canvas.width - _EDGE], [row * at] * 2, color=GRID, linewidth=0.7)
        page.add_patch(_bar(bar, left, end, middle, row * _THICKNESS))
        canvas.write(page, left - _SPACE, middle, name, LABEL, ha="right", va="center")
        canvas.write(
            page, end + _SPACE, middle, text, LABEL, bold=True, color=COLORS[bar.hue], va="center"
        )
    page.plot([left, left], [row * 0.12, canvas.height - row * 0.12], color=MUTED, linewidth=1.0)


def _bar(bar: Bar, left: float, end: float, middle: float, thickness: float) -> Rectangle:
    corner = (left, middle - thickness / 2)
    return Rectangle(corner, end - left, thickness, color=COLORS[bar.hue], linewidth=0)
