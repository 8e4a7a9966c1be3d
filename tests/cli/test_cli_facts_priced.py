"""Facts from futures alone, where every price series has ended; no briefing is written of them."""

from pathlib import Path

import pytest
from cli_shell import Shell

FILES = {
    "prices/spx.csv": "date,close\n2025-12-30,6896.24\n2025-12-31,6845.50\n",
    "rates/fed_target_range.csv": "date,lower,upper\n2025-12-10,3.75,4\n2026-07-30,3.5,3.75\n",
    "rates/fomc_meetings.csv": (
        "decision,scheduled\n2026-06-17,yes\n2026-07-29,yes\n2026-09-16,yes\n2026-10-28,yes\n"
    ),
    "futures/fed_funds.csv": (
        "date,ZQQ26,ZQU26,ZQV26,ZQX26\n2026-08-03,96.365,96.285,96.190,96.125\n"
    ),
}


@pytest.fixture
def source(tmp_path: Path) -> str:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return f"folder:{tmp_path}"


def test_facts_tell_what_futures_price(shell: Shell, source: str):
    ran = shell("facts", "--as-of", "2026-08-04", "--source", source)
    assert ran.code == 0
    assert (
        "Fed funds futures settled on Aug. 3 put the chance of a hike at 67.2% and of no change "
        "at 32.8% for the Federal Reserve's Sept. 16 decision." in ran.out
    )
    assert (
        "make a range of 3.75%–4.00% the likeliest after the Federal Reserve's Oct. 28" in ran.out
    )
    assert "Notice: S&P 500: the data end on 2025-12-31" in ran.err


def test_without_futures_there_is_nothing_to_tell(shell: Shell, source: str, tmp_path: Path):
    (tmp_path / "futures" / "fed_funds.csv").unlink()
    ran = shell("facts", "--as-of", "2026-08-04", "--source", source)
    assert ran.code == 2
    assert ran.err.startswith("briefing: nothing is known at 2026-08-04T08:00:00-04:00: the data")


def test_no_briefing_is_written_without_prices(shell: Shell, source: str, tmp_path: Path):
    words = ("--as-of", "2026-08-04", "--source", source, "--model", "rules", "--out")
    ran = shell("run", *words, tmp_path / "out")
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == (
        "briefing: no prices are known at 2026-08-04T08:00:00-04:00: every series ends too long "
        "before it, so there is no session to write about."
    )
    assert not (tmp_path / "out").exists()


def test_a_text_can_be_checked_without_prices(shell: Shell, source: str, tmp_path: Path):
    text = tmp_path / "note.txt"
    text.write_text("The Federal Reserve's target range is 3.50%–3.75%.", encoding="utf-8")
    assert shell("check", text, "--as-of", "2026-08-04", "--source", source).code == 0
