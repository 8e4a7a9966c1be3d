"""`briefing run` with a model: what the terminal says about who wrote the note."""

import json
import re
import sys
from pathlib import Path

import pytest
from stub_openai import StubServer

from generator.cli.app import main

TYPED = {
    "sections": [
        {
            "id": "equities",
            "sentences": [{"facts": ["spx.move.1d"], "text": "The S&P 500 rose 9.9%."}],
        }
    ],
    "headline": "Stocks jump 9%",
    "dek": "Up 9%.",
    "subject": "Up 9%",
    "preheader": "Up 9%.",
}


def test_the_terminal_counts_what_the_narrator_had_to_write(
    stub: StubServer, tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
):
    stub.play(json.dumps(TYPED))
    words = ["run", "--source", "sample", "--no-charts", "--out", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["briefing", *words, "--model", f"compatible:any@{stub.url}"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert not stop.value.code
    said = capsys.readouterr()
    assert "9.9%" not in said.out
    assert re.search(r"The narrator wrote (\d+) of \1 passages instead\.", said.err)
