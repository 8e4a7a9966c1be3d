"""Charts as data and as pictures."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from rendering_briefing import make_briefing, passage, series

from generator.facts.series import LineSeries
from generator.rendering.chart_spec import Bar, ChartSpec
from generator.rendering.charts import chart_specs
from generator.rendering.draw import draw_png, spread, ticks_through
from generator.writing.briefing import Briefing


def spec_named(briefing: Briefing, name: str) -> ChartSpec:
    return next(spec for spec in chart_specs(briefing) if spec.name == name)


def test_a_full_briefing_has_both_charts(briefing: Briefing) -> None:
    assert [spec.name for spec in chart_specs(briefing)] == ["gap-to-record", "btc-against-rut"]


def test_gap_chart_shows_sizes_of_gaps_and_says_who_is_at_a_record(briefing: Briefing) -> None:
    bars = {bar.label: bar for bar in spec_named(briefing, "gap-to-record").bars}
    assert bars["Bitcoin"].value == pytest.approx(0.3333)
    assert bars["Bitcoin"].text == "−33.3%"
    assert bars["Russell 2000"].text == "at its record"
    assert bars["Bitcoin"].hue != bars["Russell 2000"].hue


def test_gap_chart_names_the_basis(briefing: Briefing) -> None:
    assert spec_named(briefing, "gap-to-record").caption == (
        "Latest level against the record close; Bitcoin: intraday record high."
    )
    quiet = replace(briefing, sections=(), preheader=passage("Stocks rose."))
    assert spec_named(quiet, "gap-to-record").caption == "Latest level against the record close."


def test_alternative_texts_carry_the_numbers(briefing: Briefing) -> None:
    assert "Nasdaq 100 1.9% below" in spec_named(briefing, "gap-to-record").alt
    alt = spec_named(briefing, "btc-against-rut").alt
    for word in ("first", "last", "low", "high", "record closes"):
        assert alt.count(f"{word}") >= 2


def test_lines_start_at_100_and_mark_their_records(briefing: Briefing) -> None:
    for line in spec_named(briefing, "btc-against-rut").lines:
        assert line.values[0] == pytest.approx(100.0)
        assert line.marked
        assert set(line.marked) <= set(line.days)


def test_caption_speaks_of_dots_only_where_there_are_some() -> None:
    bare = tuple(replace(line, records=()) for line in make_briefing().series)
    caption = spec_named(make_briefing(series=bare), "btc-against-rut").caption
    assert caption == "Daily closes, both set to 100 on March 14, 2030."


def test_caption_names_no_common_day_when_the_lines_start_apart() -> None:
    stocks, crypto = make_briefing().series
    later = replace(crypto, days=crypto.days[2:], levels=crypto.levels[2:])
    caption = spec_named(make_briefing(series=(stocks, later)), "btc-against-rut").caption
    assert caption.startswith("Daily closes, both set to 100 a year ago.")


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (72.0, 125.0, [80.0, 100.0, 120.0]),
        (95.0, 108.0, [95.0, 100.0, 105.0]),
        (60.0, 980.0, [100.0, 300.0, 500.0, 700.0, 900.0]),
        (120.0, 160.0, [120.0, 130.0, 140.0, 150.0, 160.0]),
    ],
)
def test_ticks_pass_through_the_start(low: float, high: float, ticks: list[float]) -> None:
    assert ticks_through(100.0, low, high) == ticks


def test_line_ends_name_the_years_move_of_the_facts(briefing: Briefing) -> None:
    texts = [line.text for line in spec_named(briefing, "btc-against-rut").lines]
    assert texts == ["+18.2%", "−18.0%"]


def test_without_series_the_line_chart_is_left_out() -> None:
    names = [spec.name for spec in chart_specs(make_briefing(series=()))]
    assert names == ["gap-to-record"]


def test_a_series_of_a_few_days_makes_no_chart() -> None:
    short = LineSeries("rut", (date(2031, 3, 13),), (3456.78,))
    briefing = make_briefing(series=(short, series("btc", 77001.5, 0.3)))
    assert [spec.name for spec in chart_specs(briefing)] == ["gap-to-record"]


def test_without_gaps_the_bar_chart_is_left_out() -> None:
    assert [spec.name for spec in chart_specs(make_briefing(facts=()))] == ["btc-against-rut"]


def test_missing_instruments_leave_their_bars_out(briefing: Briefing) -> None:
    fewer = replace(briefing, facts=tuple(f for f in briefing.facts if f.subject != "ndx"))
    bars = spec_named(fewer, "gap-to-record").bars
    assert "Nasdaq 100" not in [bar.label for bar in bars]
    assert len(bars) == 4


def test_pictures_have_twice_the_pixels_on_a_white_ground(briefing: Briefing) -> None:
    for spec in chart_specs(briefing):
        picture = Image.open(BytesIO(draw_png(spec)))
        assert picture.size == (spec.width * 2, spec.height * 2)
        assert picture.convert("RGB").getpixel((1, 1)) == (255, 255, 255)


def test_equal_specs_give_equal_bytes(briefing: Briefing) -> None:
    for spec in chart_specs(briefing):
        assert draw_png(spec) == draw_png(spec)


def test_nothing_is_drawn_into_the_margins(briefing: Briefing) -> None:
    for spec in chart_specs(briefing):
        picture = Image.open(BytesIO(draw_png(spec))).convert("L")
        ink = picture.point([255 if shade < 200 else 0 for shade in range(256)]).getbbox()
        assert ink is not None
        assert ink[0] >= 2
        assert ink[2] <= picture.size[0] - 2


def test_bars_of_length_zero_can_be_drawn(briefing: Briefing) -> None:
    spec = replace(
        spec_named(briefing, "gap-to-record"),
        bars=(Bar("A", 0.0, "at its record"), Bar("B", 0.0, "at its record")),
    )
    assert draw_png(spec).startswith(b"\x89PNG")


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=4).map(sorted),
    st.floats(1, 20),
)
def test_labels_never_overlap_and_stay_inside(heights: list[float], apart: float) -> None:
    placed = spread(heights, apart, 0.0, 100.0)
    assert placed[0] >= apart / 2 - 1e-9
    assert placed[-1] <= 100.0 - apart / 2 + 1e-9
    for lower, upper in pairwise(placed):
        assert upper - lower >= apart - 1e-9
