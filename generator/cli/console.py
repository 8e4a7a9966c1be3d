"""Console: data on standard output, notices on standard error."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from generator.workspace.workspace import Workspace


def say(text: str = "") -> None:
    """Print data."""
    typer.echo(text)


def notice(text: str) -> None:
    """Print a notice or progress to standard error."""
    typer.echo(text, err=True)


def say_json(value: Any) -> None:
    """Print a value as indented JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def say_json_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def workspace() -> "Iterator[Workspace]":
    """The installation's workspace, closed afterwards."""
    from generator.workspace.workspace import Workspace

    opened = Workspace()
    try:
        yield opened
    finally:
        opened.close()


def actor(name: str | None) -> str:
    """Who acts: as given, else the login name."""
    import getpass

    return name or getpass.getuser()
