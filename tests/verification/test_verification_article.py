"""The reference article, claim by claim, as it was labelled by hand."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from prose_score import Judge

from generator.sources.folder import FolderSource

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LABELS = SHARED / "checks" / "article_dev.json"
pytestmark = pytest.mark.skipif(not LABELS.exists(), reason="../shared is not here")
ORDER = ("no_claim", "supported", "unsupported", "wrong")


def _labels():
    return json.loads(LABELS.read_text(encoding="utf-8")) if LABELS.exists() else {"claims": []}


@pytest.fixture(scope="module")
def article():
    labels = _labels()
    text = (SHARED / labels["article"]).read_text(encoding="utf-8")
    judge = Judge(FolderSource(SHARED / "data").load())
    return text, judge.report(text, datetime.fromisoformat(labels["as_of"]))


@pytest.mark.parametrize("claim", _labels()["claims"], ids=lambda claim: claim["id"])
def test_claim_is_judged_as_labelled(article, claim):
    text, report = article
    words = r"\s+".join(re.escape(word) for word in claim["claim"].split())
    found = re.search(words, text)
    assert found is not None
    inside = [
        mention.verdict
        for sentence in report.sentences
        for mention in sentence.mentions
        if mention.start < found.end() and mention.end > found.start()
    ]
    verdict = max(inside, key=ORDER.index, default="no_claim")
    assert verdict in (claim["verdict"], *claim["also_accept"])
