"""Sources by name, and the in-memory twin."""

from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.market.data import MarketData
from generator.sources.memory import MemorySource
from generator.sources.registry import open_source
from generator.sources.source import Source


def test_the_sample_is_opened_by_name(sample: MarketData) -> None:
    source = open_source("sample")
    assert source.name == "sample"
    assert list(source.load().prices) == list(sample.prices)


def test_a_folder_is_opened_by_path(folder: Path) -> None:
    source = open_source(f"folder:{folder}")
    assert source.name == f"folder:{folder}"
    assert "spx" in source.load().prices


def test_a_tilde_is_the_home_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert open_source("folder:~").name == f"folder:{folder}"


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (
            "live",
            "the source 'live' is not part of this release; "
            "use folder:PATH with your own files, or sample.",
        ),
        ("folder:", "the source 'folder:' names no folder; write folder:PATH."),
        ("yahoo", "the source 'yahoo' is unknown; choose one of: sample, folder:PATH."),
        ("", "the source '' is unknown; choose one of: sample, folder:PATH."),
    ],
)
def test_any_other_name_is_refused(spec: str, expected: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_source(spec)
    assert str(caught.value) == expected


def test_the_memory_source_hands_back_what_it_was_given(sample: MarketData) -> None:
    source: Source = MemorySource(sample, name="replay")
    assert source.name == "replay"
    assert source.load() is sample
