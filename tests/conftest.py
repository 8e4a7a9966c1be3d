"""What holds for every test: no keys, no tracing, a data folder of its own, loopback only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

REQUIRED = {
    "browser": "REQUIRE_BROWSER",
    "model": "REQUIRE_MODEL",
    "reference": "REQUIRE_REFERENCE",
}
"""Markers of tests that need a part from outside, and the variable that forbids skipping them."""

_LEAKS = ("BRIEFING_", "OPENAI_", "ANTHROPIC_", "LANGSMITH_", "LANGCHAIN_", "STREAMLIT_")

# Two busy cores make deadlines meaningless; a fixed seed on CI makes a failure repeatable.
settings.register_profile("suite", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def _clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(_LEAKS)]:
            if not name.startswith("BRIEFING_TEST_"):
                patch.delenv(name)
        patch.setenv("LANGSMITH_TRACING", "false")
        patch.setenv("BRIEFING_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' folder of real market history beside the repository."""
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Fail a test that was skipped although its part is said to be installed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        for marker, variable in REQUIRED.items():
            if os.environ.get(variable) == "1" and item.get_closest_marker(marker):
                reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else "skipped"
                report.outcome = "failed"
                report.longrepr = f"{reason}, yet {variable}=1 says that its part is installed"
    return report
