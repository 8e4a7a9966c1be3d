"""Aliases: which version `production` and `staging` stand for, the one thing that may move."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from generator.errors import PromptError

Alias = Literal["production", "staging"]

NAME = "aliases.toml"
LOG = "promotions.jsonl"
"""Every move, one JSON object a line: when, who, from, to, and on what grounds."""

_HEADING = "# Which version a name without one, or name@alias, stands for.\n"

Table = Mapping[str, Mapping[str, str]]
"""Version by prompt name and alias."""


def read_aliases(folder: Path) -> dict[str, dict[str, str]]:
    """The aliases of every prompt; none where the file is missing.

    Raises:
        PromptError: The file is malformed.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: {k: str(v) for k, v in table.items()} for name, table in tables.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise PromptError(
            f"{folder.name}/{NAME} cannot be read; it holds one table a prompt,"
            f' such as [daily_briefing] production = "1.0.0" ({error})'
        ) from error


def write_aliases(folder: Path, aliases: Table, move: Mapping[str, str | None]) -> None:
    """Write all aliases and put the move that changed them into the log.

    Raises:
        PromptError: A file cannot be written.
    """
    tables = (
        f"\n[{name}]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in sorted(table.items()))
        for name, table in sorted(aliases.items())
    )
    try:
        (folder / NAME).write_text(_HEADING + "".join(tables).lstrip("\n"), encoding="utf-8")
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(move, ensure_ascii=False) + "\n")
    except OSError as error:
        raise PromptError(f"{folder.name}/{NAME} cannot be written ({error})") from error
