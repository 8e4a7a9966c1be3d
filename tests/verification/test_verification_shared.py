"""Labelled sentences, the reference article and true notes, on real market data."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from prose_score import skipped

from generator.facts.compute import FactComputer
from generator.market.as_of import parse_as_of
from generator.market.calendar import SessionCalendar
from generator.sources.folder import FolderSource
from generator.verification.verify import verify

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
_FLAGGED = ("wrong", "unsupported")


@pytest.fixture(scope="module")
def on_data():
    data = FolderSource(SHARED / "data").load()
    calendar = SessionCalendar()
    computer = FactComputer(data, calendar)

    def run(text, as_of):
        sheet = computer.at(as_of)
        return verify(
            text,
            tuple(sheet.facts.values()),
            as_of=as_of,
            universe=data.universe,
            calendar=calendar,
            history=sheet.history(),
        )

    return run


@pytest.fixture(scope="module")
def labelled(on_data):
    """The labelled sentences with their reports."""
    lines = (SHARED / "checks" / "sentences_dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [(row, on_data(row["text"], datetime.fromisoformat(row["as_of"]))) for row in rows]


def test_every_figure_of_the_labelled_sentences_has_a_verdict(labelled):
    assert [row["text"] for row, report in labelled if skipped(row["text"], report)] == []


def test_labelled_sentences(labelled):
    flagged = {label: [] for label in ("wrong", "unsupported", "supported", "no_claim")}
    for row, report in labelled:
        flagged[row["label"]].append(report.verdict in _FLAGGED)
    clean = flagged["supported"] + flagged["no_claim"]
    assert sum(flagged["wrong"]) >= 0.99 * len(flagged["wrong"])
    assert sum(flagged["unsupported"]) >= 0.99 * len(flagged["unsupported"])
    assert sum(clean) <= 0.01 * len(clean)


def test_reference_article(on_data):
    text = (SHARED / "reference" / "russell-2000-record-highs.txt").read_text(encoding="utf-8")
    report = on_data(text, parse_as_of("2025-12-12"))
    mentions = [m for s in report.sentences for m in s.mentions]
    wrong = {m.text for m in mentions if m.verdict == "wrong"}
    assert {"in five years", "mid-October", "early November 2024"} <= wrong
    assert not any(m.verdict == "wrong" for m in mentions if "%" in m.text or "$" in m.text)
    percent = next(m for m in mentions if m.text == "approximately 27%")
    assert percent.verdict == "supported"
    assert percent.warning
    assert "28.2%" in percent.explanation
    assert report.verdict == "wrong"


def test_true_notes_pass(on_data):
    text = (SHARED / "reference" / "exemplars.md").read_text(encoding="utf-8")
    for part in re.split(r"\n## ", text)[1:4]:
        title, body = part.split("\n", 1)
        as_of = re.search(r"As of (\S+)", title)
        assert as_of is not None
        report = on_data(body, parse_as_of(as_of.group(1)))
        assert not report.blocks, [s.text for s in report.sentences if s.verdict in _FLAGGED]
