"""Palette: the colors of charts, in mail and on the desk.

Blue and orange stay apart in every common form of color blindness, and in grey; both are dark
enough on white to be read as text. A chart has a ground of its own, so a dark mail program cannot
put its lines on black.
"""

from collections.abc import Mapping

from generator.rendering.chart_spec import Hue

GROUND = "#ffffff"
INK = "#1b2430"
MUTED = "#56606d"
GRID = "#dfe3e8"
COLORS: Mapping[Hue, str] = {"first": "#1d4e86", "second": "#b8500c"}
BAND_ALPHA = 0.18
"""How much of a line's color the band under it has."""
