"""Options that several commands share, so that they read the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="T",
        help="ISO instant with offset, or a date meaning 08:00 New York that day.",
    ),
]
Source = Annotated[
    str | None,
    typer.Option("--source", metavar="S", help="sample | folder:PATH (default: the setting)."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
JsonLines = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE",
        help="Read one JSON object a line (- for standard input), write one a line.",
    ),
]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who acts (default: the login name).")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder to write to.")]
BriefingId = Annotated[str, typer.Argument(metavar="ID", help="A briefing from `briefing list`.")]
