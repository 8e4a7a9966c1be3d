"""Charts of every kind at their most awkward; every figure is invented."""

import math
from datetime import date, timedelta

from generator.rendering.chart_spec import Bar, ChartSpec, Line, Remark, Rule

DAY = date(2031, 3, 13)
LONG = "The Consolidated Transcontinental Small and Mid-Capitalisation Opportunities Index"
WORD = "Ungebrochenheitsbezeichnung" * 40


def chart(name: str, kind: str, **more: object) -> ChartSpec:
    return ChartSpec(
        name,
        kind,
        "Title",
        "unit",
        "Alt.",
        "Caption.",
        "March 13",
        **more,  # type: ignore[arg-type]
    )


def days(count: int, apart: int = 1) -> tuple[date, ...]:
    return tuple(DAY - timedelta(days=apart * (count - 1 - at)) for at in range(count))


def wave(count: int, level: float, swing: float, start: float = 0.0) -> tuple[float, ...]:
    return tuple(level * (1 + swing * math.sin(start + at / 17)) for at in range(count))


def line(values: tuple[float, ...], label: str = "Gold", **more: object) -> Line:
    return Line(label, days(len(values)), values, text="+12.3%", **more)  # type: ignore[arg-type]


def year(values: tuple[float, ...], label: str = "Gold", record: float = 1.0) -> ChartSpec:
    only = line(values, label)
    at = values.index(min(values))
    return chart(
        "year",
        "lines",
        lines=(only,),
        rules=(Rule(max(values) * record, f"Record close of {label} $5,120.40, March 13"),),
        remarks=(Remark(only.days[at], min(values), "Low $4,011.25, Sept. 9"),),
        tick_before="$",
    )


def pair(first: tuple[float, ...], second: tuple[float, ...], *labels: str) -> ChartSpec:
    names = labels or ("Russell 2000", "Bitcoin")
    lines = (line(first, names[0]), line(second, names[1], hue="second"))
    return chart("pair", "lines", lines=lines, rules=(Rule(100.0),))


def steps(values: tuple[float, ...], apart: int = 50, text: str = "3.50%–3.75%") -> ChartSpec:
    floor = tuple(value - 0.25 for value in values)
    only = Line("Now", days(len(values), apart), values, text=text, floor=floor)
    return chart("steps", "steps", lines=(only,), tick_after="%")


def bars(*bars: Bar) -> ChartSpec:
    return chart("bars", "bars", bars=bars, height=48 * len(bars) + 8)


CASES = {
    "bars": bars(Bar("S&P 500", 0.0, "at its record"), Bar("Bitcoin", 0.333, "−33.3%", "second")),
    "bars of length zero": bars(Bar("A", 0.0, "at its record"), Bar("B", 0.0, "at its record")),
    "bars with long names": bars(Bar(LONG, 0.2, LONG), Bar(WORD, 0.9, "−90.0%")),
    "one bar": bars(Bar("Gold", 0.1, "−10.0%")),
    "ten bars": bars(*(Bar(f"Index {at}", at / 10, f"−{at}0.0%") for at in range(10))),
    "bars without words": bars(Bar("", 0.1, ""), Bar("", 0.0, "")),
    "a pair": pair(wave(365, 100, 0.2), wave(365, 100, 0.4, 2.0)),
    "a pair that ends at one value": pair(wave(365, 100, 0.2), wave(365, 100, 0.2)),
    "a pair that ends at the top": pair(tuple(range(100, 300)), tuple(range(101, 301))),
    "a pair that ends at the bottom": pair(tuple(range(300, 100, -1)), tuple(range(301, 101, -1))),
    "a pair with long names": pair(wave(365, 100, 0.2), wave(365, 100, 0.4), LONG, WORD),
    "a year": year(wave(252, 4500, 0.1)),
    "a year far below its record": year(wave(252, 900, 0.3), record=2.2),
    "a year whose low is today": year(tuple(range(500, 200, -1))),
    "a year whose low was its start": year(tuple(range(200, 500))),
    "a year of one level": year((4500.0,) * 252),
    "a year of a long name": year(wave(252, 4500, 0.1), LONG),
    "a year of tiny prices": year(wave(252, 0.00042, 0.1)),
    "a year of huge prices": year(wave(252, 4.2e8, 0.1)),
    "one close": year((4500.0,)),
    "two closes": year((4500.0, 4400.0)),
    "nothing but zeros": year((0.0,) * 30),
    "steps": steps((0.25, 0.5, 1.0, 5.5, 5.0, 3.75)),
    "steps of one day": steps((3.75,), text="3.50%–3.75%"),
    "steps of a week": steps((8.2, 16.4, 30.0), apart=3, text="$30 billion"),
    "steps over decades": steps((5.5, 6.5, 1.0, 5.25, 0.25, 3.75), apart=2000),
    "symbols the font lacks": year(wave(252, 4500, 0.1), "\U0001f680 Gold \u6f22\u5b57 $x$ $y$"),
}

SPARK = chart("spark", "spark", lines=(line(wave(63, 4500, 0.1)),), width=96, height=28)
