import pytest
from cli_shell import Shell
from stub_openai import stub

__all__ = ["shell", "stub"]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)
