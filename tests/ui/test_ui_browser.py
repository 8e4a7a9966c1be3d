"""The desk in a real browser: from the empty database to an approval, and at a phone's width."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
APP = Path(__file__).resolve().parents[2] / "app.py"
PATIENCE = 60_000
"""Milliseconds to wait for a page on a busy machine."""

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


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """Address of a review desk over an empty data folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = (
        *(sys.executable, "-m", "streamlit", "run", str(APP), "--server.headless", "true"),
        *("--server.port", str(port), "--server.fileWatcherType", "none"),
    )
    log = (tmp_path / "desk.log").open("wb")
    environment = os.environ | {"BRIEFING_HOME": str(tmp_path / "home")}
    desk = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=tmp_path)
    try:
        _wait_for(f"{address}/_stcore/health", desk)
        yield address
    finally:
        desk.terminate()
        desk.wait(20)
        log.close()


def _wait_for(address: str, desk: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert desk.poll() is None, "the review desk ended at once"
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError("the review desk did not start")


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Callable[[int], Page]]:
    """Opens the desk at a width; nothing may be fetched from another machine."""
    strangers: list[str] = []
    pages: list[Page] = []

    def open_at(width: int) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.on(
            "request",
            lambda request: (
                strangers.append(request.url)
                if not request.url.startswith((served, served.replace("http", "ws"), "data:"))
                else None
            ),
        )
        page.goto(served)
        pages.append(page)
        return page

    expect.set_options(timeout=PATIENCE)
    yield open_at
    for page in pages:
        page.close()
    assert strangers == []


def made(page: Page) -> Page:
    """The page once the sample is made."""
    page.get_by_role("button", name="Make the sample briefing").click()
    expect(page.get_by_text("Written by")).to_be_visible()
    return page


def row_with(page: Page, words: str):
    text = page.locator("p.text", has_text=words)
    return page.locator('[class*="st-key-row-equities"]').filter(has=text)


def save(page: Page, row, text: str) -> None:
    row.get_by_role("button", name="Edit").click()
    field = row.get_by_role("textbox", name="New text")
    field.fill(text)
    row.get_by_role("button", name="Save").click()
    expect(field).to_have_count(0)


def test_from_an_empty_database_to_an_approval(visit: Callable[[int], Page]) -> None:
    page = made(visit(1280))
    row = row_with(page, "6,901.00")
    right = " ".join(row.locator("p.text").inner_text().split())

    save(page, row, right.replace("6,901.00", "6,991.00"))
    wrong = row_with(page, "6,991.00")
    expect(wrong.locator("mark.wrong")).to_have_text("6,991.00")
    expect(wrong.locator(".finding.wrong")).to_contain_text("Data: 6,901.00")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_disabled()

    wrong.get_by_role("button", name="Use “6,901.00”").click()
    expect(page.locator("mark.wrong")).to_have_count(0)
    page.get_by_role("button", name="Undo the last edit").click()
    expect(page.locator("mark.wrong")).to_have_text("6,991.00")
    page.get_by_role("button", name="Undo the last edit").click()
    expect(page.locator("mark.wrong")).to_have_count(0)

    page.get_by_role("button", name="Approve revision").click()
    expect(page.locator(".approval")).to_contain_text("Approved by")
    page.reload()
    expect(page.locator(".approval")).to_contain_text("Approved by")


@pytest.mark.parametrize("width", [375, 1280])
def test_no_page_scrolls_sideways(visit: Callable[[int], Page], width: int) -> None:
    page = made(visit(width))
    for name in ("Draft", "E-mail", "Plain text", "Charts"):
        page.get_by_role("radio", name=name).or_(
            page.get_by_role("button", name=name)
        ).first.click()
        expect(page.get_by_text("Make the sample")).to_have_count(0)
        page.wait_for_load_state("networkidle")
        assert overflow(page) <= 0, name


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return page.evaluate(
        "Math.max(document.documentElement.scrollWidth - innerWidth,"
        " ...[...document.querySelectorAll('[data-testid=stMain]')]"
        ".map(e => e.scrollWidth - e.clientWidth))"
    )
