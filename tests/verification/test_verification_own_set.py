"""Sentences of our own on dates of their own: recall by operator, and few false alarms."""

from pathlib import Path

import pytest
from prose_score import Judge, rates
from prose_set import labelled

from generator.sources.folder import FolderSource
from generator.sources.sample.source import SampleSource

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
OPERATORS = 27
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


@pytest.fixture(scope="module", params=["sample", pytest.param("folder", marks=needs_shared)])
def own_set(request):
    is_sample = request.param == "sample"
    data = SampleSource().load() if is_sample else FolderSource(SHARED).load()
    return labelled(data, long=not is_sample), Judge(data)


def test_enough_sentences_of_every_kind(own_set):
    cases, _ = own_set
    found = rates(cases, lambda _: True)
    operators = {name: rate.n for name, rate in found.items() if name.startswith("  ")}
    assert len(operators) == OPERATORS
    assert min(operators.values()) >= 15, operators
    assert found["false alarms"].n >= 600
    assert found["unsupported"].n >= 150


def test_own_sentences_are_judged_as_labelled(own_set):
    cases, judge = own_set
    found = rates(cases, judge.flags)
    shown = "\n".join(f"{name:24} {rate}" for name, rate in found.items())
    low = [name for name, rate in found.items() if name.startswith("  ") and rate.value < 0.93]
    assert low == [], shown
    assert found["wrong"].value >= 0.97, shown
    assert found["unsupported"].value >= 0.95, shown
    assert found["false alarms"].value <= 0.01, shown


def test_the_same_sentences_every_time(own_set):
    cases, judge = own_set
    if judge.data.is_sample:
        assert labelled(judge.data) == cases
