"""Tables of the sample: its CSV and TOML files, read as shipped with the package."""

import csv
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


def text_of(name: str) -> str:
    """The text of one of the sample's files."""
    return files("generator.sources.sample").joinpath(name).read_text(encoding="utf-8")


def rows_of(name: str) -> list[dict[str, str]]:
    """Rows of a CSV file by column name; lines that start with # are comments."""
    lines = (line for line in text_of(name).splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines))


def settings_of(name: str) -> Mapping[str, Any]:
    """The tables of a TOML file."""
    return tomllib.loads(text_of(name))
