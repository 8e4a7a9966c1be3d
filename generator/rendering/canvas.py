"""Canvas: one figure measured in CSS pixels, and the only way charts put words on it.

matplotlib's object interface only: no global state is touched, so charts may be drawn in threads.
"""

from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text
from PIL import Image

from generator.rendering.palette import GROUND, INK

SCALE = 2
"""Picture pixels per CSS pixel."""

LABEL = 21.0
SMALL = 18.5
"""Sizes of letters in CSS pixels. A phone shows a picture at little more than half its width."""

_FAMILY = "DejaVu Sans"
_DOTS = 100 * SCALE
_POINTS = 0.72
"""Points per CSS pixel at a hundred pixels an inch."""
_SHADES = 64
_CUT = "…"


class Canvas:
    """A figure of a given size in CSS pixels; x runs right and y down, as on a page.

    Args:
        width: CSS pixels.
        height: CSS pixels.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 100, height / 100), dpi=_DOTS, facecolor=GROUND)
        # Its methods carry no types.
        self._canvas: Any = FigureCanvasAgg(self.figure)

    def axes(self, left: float, top: float, right: float, bottom: float) -> Axes:
        """Axes without frame between four edges, each in pixels from the left or the top."""
        box = (
            left / self.width,
            1 - bottom / self.height,
            (right - left) / self.width,
            (bottom - top) / self.height,
        )
        axes = self.figure.add_axes(box)
        axes.set_facecolor(GROUND)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0, labelleft=False, labelbottom=False)
        return axes

    def page(self) -> Axes:
        """Axes over the whole figure whose coordinates are its pixels."""
        axes = self.axes(0, 0, self.width, self.height)
        axes.set_xlim(0, self.width)
        axes.set_ylim(self.height, 0)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.patch.set_visible(False)
        axes.set_zorder(3)
        return axes

    def width_of(self, text: str, size: float = SMALL, *, bold: bool = False) -> float:
        """Pixels that a line of text takes."""
        if not text:
            return 0.0
        renderer = self._canvas.get_renderer()
        wide, _, _ = renderer.get_text_width_height_descent(text, _font(size, bold), ismath=False)
        return float(wide) / SCALE

    def fitted(self, text: str, room: float, size: float = SMALL, *, bold: bool = False) -> str:
        """`text` without characters the font lacks, cut with an ellipsis to `room` pixels."""
        known = shown(text)
        if self.width_of(known, size, bold=bold) <= room:
            return known
        low, high = 0, len(known)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width_of(known[:middle].rstrip() + _CUT, size, bold=bold) <= room:
                low = middle
            else:
                high = middle - 1
        return known[:low].rstrip() + _CUT if low else ""

    def write(
        self,
        axes: Axes,
        x: float,
        y: float,
        text: str,
        size: float = SMALL,
        *,
        bold: bool = False,
        color: str = INK,
        **style: Any,
    ) -> Text:
        """Put text on axes, in their coordinates; never read as a formula."""
        return axes.text(
            x,
            y,
            text,
            fontproperties=_font(size, bold),
            color=color,
            clip_on=False,
            parse_math=False,
            **style,
        )

    def png(self) -> bytes:
        """The picture, without metadata; the same drawing gives the same bytes."""
        self._canvas.draw()
        drawn = Image.fromarray(np.asarray(self._canvas.buffer_rgba())).convert("RGB")
        # Letters and lines of a few colors need no more, and a third of the bytes.
        few = drawn.quantize(_SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        out = BytesIO()
        few.save(out, "PNG", optimize=True)
        return out.getvalue()


def shown(text: str) -> str:
    """`text` without characters the font lacks."""
    return "".join(char for char in text if ord(char) in _characters())


@cache
def _font(size: float, bold: bool) -> FontProperties:
    weight = "bold" if bold else "normal"
    return FontProperties(family=_FAMILY, size=size * _POINTS, weight=weight)


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family=_FAMILY))).get_charmap())
