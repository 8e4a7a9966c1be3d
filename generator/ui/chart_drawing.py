"""Chart drawing: a ChartSpec as an interactive altair chart, in the colors of the mailed picture.

Only the desk uses altair: pages in a browser can answer a pointer, mails cannot.
"""

from typing import Any

import altair as alt

from generator.rendering.chart_spec import Bar, ChartSpec, Line
from generator.rendering.palette import BAND_ALPHA, COLORS, GRID, GROUND, INK, MUTED

_LABEL, _SMALL = 14, 12
_ENDS = 165
"""Pixels for names at the ends of lines."""


def altair_chart(spec: ChartSpec) -> alt.LayerChart:
    """The chart on a ground of its own, as wide as its container, with its values on hover."""
    layers = _bars(spec) if spec.kind == "bars" else _lines(spec)
    drawn: alt.LayerChart = (
        alt.layer(*layers)
        .properties(width="container", height=spec.height)
        .configure(background=GROUND, padding=_padding(spec))
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=GRID, domain=False, ticks=False, labelColor=MUTED, labelFontSize=_SMALL
        )
    )
    return drawn


def _padding(spec: ChartSpec) -> dict[str, int]:
    right = 12 if spec.kind == "bars" else _ENDS
    return {"left": 12, "top": 12, "right": right, "bottom": 12}


def _bars(spec: ChartSpec) -> list[alt.Chart]:
    rows = [_row(bar) for bar in spec.bars]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "name:N", sort=None, title=None, axis=alt.Axis(labelFontSize=_LABEL, labelColor=INK)
        )
    )
    length = alt.X("value:Q", title=None, axis=None)
    color = alt.Color("color:N", scale=None)
    tooltip = [alt.Tooltip("name:N", title="Name"), alt.Tooltip("text:N", title=spec.unit)]
    return [
        base.mark_bar(size=22).encode(x=length, color=color, tooltip=tooltip),
        base.mark_text(align="left", dx=8, fontSize=_LABEL, fontWeight="bold").encode(
            x=length, text="text:N", color=color
        ),
    ]


def _row(bar: Bar) -> dict[str, Any]:
    return {"name": bar.label, "value": bar.value, "text": bar.text, "color": COLORS[bar.hue]}


def _lines(spec: ChartSpec) -> list[alt.Chart]:
    # Names at the ends of two lines step aside from each other.
    top = max(line.values[-1] for line in spec.lines)
    aside = 8 if len(spec.lines) > 1 else 0
    layers = [
        layer
        for line in spec.lines
        for layer in _line(spec, line, -aside if line.values[-1] == top else aside)
    ]
    for rule in spec.rules:
        data = alt.InlineData(values=[{"value": rule.value, "text": rule.text}])
        base = alt.Chart(data).encode(y="value:Q")
        dash = [4, 3] if rule.text else [1, 0]
        layers.append(base.mark_rule(color=MUTED, strokeDash=dash))
        layers.append(
            base.mark_text(align="left", dy=-8, color=MUTED, fontSize=_SMALL).encode(
                x=alt.value(4), text="text:N"
            )
        )
    return layers


def _line(spec: ChartSpec, line: Line, dy: int) -> list[alt.Chart]:
    color = COLORS[line.hue]
    rows = _points(line)
    axis = alt.Axis(grid=False, format="%b %Y", tickCount=5)
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=alt.X("day:T", title=None, axis=axis))
    y = alt.Y("value:Q", title=spec.unit, scale=alt.Scale(zero=False))
    tooltip = [
        *(alt.Tooltip("name:N", title="Line"), alt.Tooltip("day:T", title="Day")),
        alt.Tooltip("value:Q", title=spec.unit, format=",.2f"),
    ]
    way: Any = "step-after" if spec.kind == "steps" else "linear"
    layers = [
        base.mark_line(color=color, strokeWidth=2, interpolate=way).encode(y=y),
        # Invisible points make the line answer a pointer near it.
        base.mark_circle(color=color, size=90, opacity=0).encode(y=y, tooltip=tooltip),
        base.transform_filter("datum.marked")
        .mark_point(color=color, fill=GROUND, filled=True, size=34, stroke=color, opacity=1)
        .encode(y=y, tooltip=tooltip),
        base.transform_filter("datum.last")
        .mark_text(
            align="left",
            dx=8,
            dy=dy,
            limit=_ENDS - 10,
            color=color,
            fontSize=_SMALL,
            fontWeight="bold",
        )
        .encode(y=y, text="end:N"),
    ]
    if line.floor:
        band = base.mark_area(color=color, opacity=BAND_ALPHA, interpolate=way)
        layers.insert(0, band.encode(y=y, y2="floor:Q"))
    return layers


def _points(line: Line) -> list[dict[str, Any]]:
    marked, floor = set(line.marked), line.floor or line.values
    last = len(line.days) - 1
    return [
        {
            "day": day.isoformat(),
            "value": value,
            "floor": low,
            "name": line.label,
            "marked": day in marked,
            "last": at == last,
            "end": f"{line.label} {line.text}".strip(),
        }
        for at, (day, value, low) in enumerate(zip(line.days, line.values, floor, strict=True))
    ]
