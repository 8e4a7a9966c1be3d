"""Drawn charts: words apart and inside, equal bytes, and no crash on awkward data."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from chart_cases import CASES, LONG, SPARK, chart, line
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image
from rendering_briefing import make_briefing

from generator.market.universe import default_universe
from generator.rendering.canvas import SCALE, Canvas
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.charts import chart_offers
from generator.rendering.draw import draw_canvas, draw_png
from generator.rendering.draw_lines import spread

OFFERED = {
    offer.spec.name: offer.spec for offer in chart_offers(make_briefing(), default_universe())
}
EVERY = {**CASES, **OFFERED, "spark": SPARK}


@pytest.fixture(params=EVERY)
def spec(request: pytest.FixtureRequest) -> ChartSpec:
    return EVERY[request.param]


def words(canvas: Canvas) -> dict[str, Bbox]:
    """Boxes of all words in picture pixels, as the renderer places them."""
    canvas.figure.canvas.draw()
    found = [
        text
        for text in canvas.figure.findobj(Text)
        if isinstance(text, Text) and text.get_visible() and text.get_text().strip()
    ]
    return {f"{at} {text.get_text()}": text.get_window_extent() for at, text in enumerate(found)}


def overlapping(boxes: dict[str, Bbox]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes.items(), 2)
        if min(a.x1, b.x1) > max(a.x0, b.x0) and min(a.y1, b.y1) > max(a.y0, b.y0)
    ]


def test_words_never_overlap(spec: ChartSpec) -> None:
    assert overlapping(words(draw_canvas(spec))) == []


def test_words_stay_inside(spec: ChartSpec) -> None:
    wide, high = spec.width * SCALE, spec.height * SCALE
    for text, box in words(draw_canvas(spec)).items():
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= wide, text
        assert box.y1 <= high, text


def test_the_overlap_is_measured() -> None:
    canvas = Canvas(600, 340)
    page = canvas.page()
    canvas.write(page, 100, 100, "Russell 2000")
    canvas.write(page, 120, 105, "Bitcoin")
    assert len(overlapping(words(canvas))) == 1


def test_words_are_large_enough_for_a_phone() -> None:
    # A phone shows a picture of 600 pixels at 343.
    for spec in OFFERED.values():
        sizes = [
            text.get_fontsize() / 0.72
            for text in draw_canvas(spec).figure.findobj(Text)
            if isinstance(text, Text) and text.get_visible() and text.get_text()
        ]
        assert min(sizes) * 343 / 600 >= 10.5


def test_pictures_have_twice_the_pixels_on_a_white_ground(spec: ChartSpec) -> None:
    picture = Image.open(BytesIO(draw_png(spec)))
    assert picture.size == (spec.width * 2, spec.height * 2)
    assert picture.convert("RGBA").getpixel((1, 1)) == (255, 255, 255, 255)


def test_equal_specs_give_equal_bytes_without_metadata(spec: ChartSpec) -> None:
    png = draw_png(spec)
    assert png == draw_png(spec)
    assert Image.open(BytesIO(png)).info == {}


def test_pictures_are_light() -> None:
    assert all(len(draw_png(spec)) < 60_000 for spec in OFFERED.values())
    assert len(draw_png(SPARK)) < 3_000


def test_something_is_drawn_and_nothing_touches_the_sides(spec: ChartSpec) -> None:
    picture = Image.open(BytesIO(draw_png(spec))).convert("L")
    ink = picture.point([255 if shade < 200 else 0 for shade in range(256)]).getbbox()
    assert ink is not None
    assert ink[0] >= 2
    assert ink[2] <= picture.size[0] - 2


def test_long_names_are_cut_where_the_room_ends() -> None:
    canvas = Canvas(600, 340)
    cut = canvas.fitted(LONG, 200)
    assert cut.endswith("…")
    assert LONG.startswith(cut[:-1])
    assert canvas.width_of(cut) <= 200
    assert canvas.fitted("Gold", 200) == "Gold"
    assert canvas.fitted("Gold", 1) == ""


def test_dollar_signs_are_no_formula() -> None:
    spec = replace(CASES["a year"], lines=(replace(CASES["a year"].lines[0], label="$5 to $6"),))
    assert any("$5 to $6" in text for text in words(draw_canvas(spec)))


levels = st.floats(0.01, 1e7, allow_subnormal=False)
names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)


@settings(deadline=None, max_examples=15)
@given(
    st.lists(levels, min_size=1, max_size=30),
    st.lists(levels, min_size=1, max_size=30),
    names,
    names,
)
def test_any_two_lines_have_words_apart(
    first: list[float], second: list[float], one: str, other: str
) -> None:
    lines = (line(tuple(first), one), line(tuple(second), other, hue="second"))
    spec = chart("any", "lines", lines=lines)
    assert overlapping(words(draw_canvas(spec))) == []


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=4).map(sorted),
    st.floats(1, 20),
)
def test_ends_are_spread_within_the_room(heights: list[float], apart: float) -> None:
    placed = spread(heights, apart, 0.0, 100.0)
    assert placed[0] >= apart / 2 - 1e-9
    assert placed[-1] <= 100.0 - apart / 2 + 1e-9
    for lower, upper in pairwise(placed):
        assert upper - lower >= apart - 1e-9
