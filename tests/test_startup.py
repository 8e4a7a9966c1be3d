"""What `briefing --help` may load: the command line answers before any heavy library is needed."""

import re
import subprocess
import sys

import pytest

HEAVY = (
    "aiosmtpd",
    "altair",
    "css_inline",
    "exchange_calendars",
    "httpx",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "matplotlib",
    "numpy",
    "openai",
    "pandas",
    "sqlalchemy",
    "streamlit",
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Top-level packages that `briefing --help` imports."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Usage" in result.stdout
    names = re.findall(r"^import time:.*\|\s+(\S+)$", result.stderr, re.MULTILINE)
    return {name.split(".")[0] for name in names}


def test_help_loads_the_command_line(loaded: set[str]):
    assert {"generator", "typer"} <= loaded


@pytest.mark.parametrize("package", HEAVY)
def test_help_does_not_load(loaded: set[str], package: str):
    assert package not in loaded
