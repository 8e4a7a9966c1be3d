"""The page in a real browser, at the widths of a phone and of a mail program's pane."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from rendering_briefing import make_briefing, passage

from generator.rendering.charts import chart_specs
from generator.rendering.draw import draw_png
from generator.rendering.render import render
from generator.rendering.view import build_view
from generator.writing.briefing import Briefing

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (375, 640)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def write(briefing: Briefing, folder: Path) -> str:
    (folder / "charts").mkdir()
    for spec in chart_specs(briefing):
        (folder / "charts" / f"{spec.name}.png").write_bytes(draw_png(spec))
    page = folder / "briefing.html"
    page.write_text(render(build_view(briefing), "file").html, encoding="utf-8")
    return page.as_uri()


def opened(
    browser: Browser, url: str, width: int, scheme: Literal["light", "dark"] = "light"
) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(url)
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("word", ["record", "W" * 300])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, width: int, word: str) -> None:
    briefing = make_briefing(headline=passage(word), dek=passage(word), notices=(word,))
    with opened(browser, write(briefing, tmp_path), width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_no_cell_of_the_table_runs_into_the_next(
    browser: Browser, tmp_path: Path, briefing: Briefing, width: int
) -> None:
    with opened(browser, write(briefing, tmp_path), width) as page:
        overflowing = page.evaluate(
            "[...document.querySelectorAll('.grid td, .grid th')]"
            ".filter(c => c.scrollWidth > c.clientWidth).map(c => c.textContent)"
        )
    assert overflowing == []


def test_pictures_load_and_have_their_declared_shape(
    browser: Browser, tmp_path: Path, briefing: Briefing
) -> None:
    with opened(browser, write(briefing, tmp_path), 640) as page:
        shapes = page.evaluate(
            "[...document.images].map(i => [i.naturalWidth, i.naturalHeight,"
            " +i.getAttribute('width'), +i.getAttribute('height')])"
        )
    assert len(shapes) == 2
    assert all((w, h) == (2 * width, 2 * height) for w, h, width, height in shapes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_contrasts_with_its_ground(
    browser: Browser, tmp_path: Path, briefing: Briefing, scheme: Literal["light", "dark"]
) -> None:
    with opened(browser, write(briefing, tmp_path), 640, scheme) as page:
        worst = page.evaluate(_CONTRAST)
    assert worst["ratio"] >= 4.5, worst


_CONTRAST = """() => {
  const light = c => c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  let worst = {ratio: 99, text: ''};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, e = node.parentElement;
    if (!node.textContent.trim() || !e.checkVisibility()) continue;
    const pair = [light(rgb(getComputedStyle(e).color).slice(0, 3)), light(ground(e))];
    const ratio = (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
    if (ratio < worst.ratio) worst = {ratio, text: node.textContent.trim().slice(0, 60)};
  }
  return worst;
}"""
