"""The three forms of a note: well formed, self-contained, saying the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rendering_briefing import make_briefing, passage
from rendering_page import addresses, by_class, elements, figures, parse, words

from generator.rendering.charts import chart_specs
from generator.rendering.render import Images, render
from generator.rendering.view import build_view
from generator.writing.briefing import Briefing, BriefingSection

LIMIT = 60_000
"""Bytes of HTML a default edition may have."""


@pytest.mark.parametrize("images", ["cid", "file"])
def test_html_parses_strictly(briefing: Briefing, images: Images) -> None:
    root = parse(render(build_view(briefing), images).html)
    assert root.attrib["lang"] == "en"
    assert (
        root.findtext("head/title") == "Small caps set a record as bitcoin lags | Market Briefing"
    )


def test_charset_stands_where_browsers_look_for_it(briefing: Briefing) -> None:
    html = render(build_view(briefing)).html
    assert html.encode().index(b'charset="utf-8"') < 1024


def test_mail_refers_to_every_chart_by_content_id(briefing: Briefing) -> None:
    root = parse(render(build_view(briefing), "cid").html)
    names = {spec.name for spec in chart_specs(briefing)}
    assert names
    assert {a for a in addresses(root) if a.startswith("cid:")} == {f"cid:{n}" for n in names}


def test_files_refer_to_every_chart_beside_them(briefing: Briefing) -> None:
    rendered = render(build_view(briefing), "file")
    pictures = {f"charts/{spec.name}.png" for spec in chart_specs(briefing)}
    assert {e.attrib["src"] for e in parse(rendered.html).iter("img")} == pictures
    assert set(re.findall(r"\]\((charts/[^)]+)\)", rendered.markdown)) == pictures


def test_without_charts_nothing_refers_to_one(briefing: Briefing) -> None:
    rendered = render(build_view(briefing, charts=()))
    assert "<img" not in rendered.html
    assert "charts/" not in rendered.markdown


def test_mail_loads_nothing_from_elsewhere(briefing: Briefing) -> None:
    rendered = render(build_view(briefing), "cid")
    root = parse(rendered.html)
    loaded = {e.attrib["src"] for e in elements(root) if "src" in e.attrib}
    assert all(address.startswith("cid:") for address in loaded)
    assert not re.search(r"url\(|@import|<link|<script|[\"'(]data:", rendered.html)


def test_every_link_is_https_a_note_or_a_placeholder(briefing: Briefing) -> None:
    root = parse(render(build_view(briefing), "cid").html)
    ids = {f"#{e.attrib['id']}" for e in elements(root) if "id" in e.attrib}
    for link in root.iter("a"):
        target = link.attrib["href"]
        assert target.startswith(("https://", "%%")) or target in ids


def test_mail_carries_the_placeholders_in_html_and_text(briefing: Briefing) -> None:
    rendered = render(build_view(briefing), "cid")
    for placeholder in ("%%UNSUBSCRIBE_URL%%", "%%VIEW_URL%%"):
        assert f'href="{placeholder}"' in rendered.html
        assert placeholder in rendered.text


def test_files_belong_to_no_recipient(briefing: Briefing) -> None:
    rendered = render(build_view(briefing), "file")
    assert "%%" not in rendered.html + rendered.text + rendered.markdown


def test_preheader_comes_first_and_is_hidden(briefing: Briefing) -> None:
    root = parse(render(build_view(briefing)).html)
    (preheader,) = by_class(root, "preheader")
    assert root.find("body/*") is preheader
    assert (preheader.text or "").startswith("The Russell 2000 gained 2.2%; bitcoin is 33.3%")
    assert "display:none" in preheader.attrib["style"]


def test_layout_tables_are_marked_and_the_data_table_has_headers(briefing: Briefing) -> None:
    root = parse(render(build_view(briefing)).html)
    tables = list(root.iter("table"))
    data = [table for table in tables if table.attrib.get("role") != "presentation"]
    assert len(data) == 1
    scopes = [header.attrib["scope"] for header in data[0].iter("th")]
    assert scopes == ["col"] * 5 + ["row"] * 8


def test_pictures_have_sizes_and_words(briefing: Briefing) -> None:
    for picture in parse(render(build_view(briefing)).html).iter("img"):
        assert picture.attrib["width"] == "600"
        assert int(picture.attrib["height"]) > 0
        assert figures(picture.attrib["alt"])


def test_no_type_is_smaller_than_14_pixels(briefing: Briefing) -> None:
    root = parse(render(build_view(briefing)).html)
    styles = [
        e.attrib.get("style", "")
        for e in elements(root)
        if not {"preheader", "gap"} & set(e.attrib.get("class", "").split())
    ]
    sizes = [int(size) for style in styles for size in re.findall(r"font-size:(\d+)px", style)]
    assert sizes
    assert min(sizes) >= 14


def test_text_and_html_state_the_same_figures(briefing: Briefing) -> None:
    rendered = render(build_view(briefing))
    root = parse(rendered.html)
    for unseen in (*by_class(root, "preheader"), *by_class(root, "notes")):
        unseen.text = ""
        unseen[:] = []
    read = figures(words(root))
    assert {"2.2%", "$75,432.10", "+41 bp", "−33.3%"} <= read
    assert read == figures(re.sub(r"^ *https://.*$", "", rendered.text, flags=re.MULTILINE))


def test_markdown_states_the_figures_of_the_text(briefing: Briefing) -> None:
    rendered = render(build_view(briefing))
    urls = re.compile(r"https://\S+")
    notes = rendered.markdown.partition("## Where each figure")[0]
    assert figures(urls.sub("", notes)) >= figures(rendered.text.partition("How figures")[0])


def test_text_fits_72_columns(briefing: Briefing) -> None:
    lines = render(build_view(briefing), "file").text.splitlines()
    assert max(len(line) for line in lines if "https://" not in line) <= 72


def test_equal_briefings_give_equal_bytes_in_another_process(briefing: Briefing) -> None:
    program = (
        "from rendering_briefing import make_briefing as m\n"
        "from generator.rendering.view import build_view\n"
        "from generator.rendering.render import render\n"
        "import sys; sys.stdout.buffer.write(render(build_view(m())).html.encode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parent,
        capture_output=True,
        check=True,
    )
    assert done.stdout == render(build_view(briefing)).html.encode()


def test_a_long_edition_stays_under_the_limit() -> None:
    sentence = passage(
        "The Russell 2000 rose 2.2% to 3,456.78, a record close, as the S&P 500 added 0.4%.",
        ("2.2%", "rut.move.1d"),
        ("3,456.78", "rut.close"),
        ("0.4%", "spx.move.1d"),
    )
    sections = tuple(BriefingSection(f"s{n}", f"Section {n}", (sentence,) * 6) for n in range(1, 7))
    html = render(build_view(make_briefing(sections=sections))).html
    assert len(html.encode()) <= LIMIT


def test_a_note_with_nothing_but_a_headline_still_renders() -> None:
    bare = make_briefing(sections=(), facts=(), series=(), sources=(), notices=(), is_sample=False)
    rendered = render(build_view(bare))
    parse(rendered.html)
    assert "At a glance" not in rendered.html + rendered.text + rendered.markdown
    assert "<img" not in rendered.html


def test_another_folder_brings_its_own_templates(briefing: Briefing, tmp_path: Path) -> None:
    for ending in ("html", "txt", "md"):
        template = tmp_path / f"briefing.{ending}.j2"
        template.write_text(f"{ending}: {{{{ view.headline }}}}", encoding="utf-8")
    rendered = render(build_view(briefing), folder=tmp_path)
    assert rendered.text == "txt: Small caps set a record as bitcoin lags\n"
    assert rendered.markdown == "md: Small caps set a record as bitcoin lags\n"
