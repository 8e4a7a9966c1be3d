"""`briefing check`: judge any commentary against the data."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import say, say_json, say_json_line, workspace
from generator.cli.json_lines import read_requests
from generator.cli.options import AsOf, Json, JsonLines, Source
from generator.errors import InputError, UsageError, why_unreadable
from generator.market.as_of import parse_as_of

if TYPE_CHECKING:
    from generator.facts.fact import Fact
    from generator.verification.report import Finding, Report

FOUND_FAULT = 1

_MARKS = {"supported": "ok", "wrong": "WRONG", "unsupported": "UNSUPPORTED", "no_claim": "-"}


def check(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A text file, - for standard input.")
    ] = None,
    as_of: AsOf = None,
    source: Source = None,
    facts: Annotated[
        Path | None, typer.Option("--facts", metavar="FILE", help="Facts from `facts --json`.")
    ] = None,
    as_json: Json = False,
    jsonl: JsonLines = None,
) -> None:
    """Check a text; exit 1 when anything in it is wrong or unsupported."""
    blocked = (
        _many(jsonl, source) if jsonl is not None else _one(file, as_of, source, facts, as_json)
    )
    if blocked:
        raise typer.Exit(FOUND_FAULT)


def _many(place: str, source: str | None) -> bool:
    blocked = False
    with workspace() as desk:
        morning = desk.mornings(source)
        for request in read_requests(place, ("id", "as_of", "text")):
            report = morning(parse_as_of(str(request["as_of"]))).check(str(request["text"]))
            body = report.to_json()
            say_json_line(
                {"id": request["id"], "verdict": body["verdict"], "sentences": body["sentences"]}
            )
            blocked = blocked or report.blocks
    return blocked


def _one(
    file: str | None, as_of: str | None, source: str | None, facts: Path | None, as_json: bool
) -> bool:
    if file is None:
        raise UsageError("name a text file to check, - for standard input, or use --jsonl FILE.")
    if facts is not None and as_of is None:
        raise UsageError("--facts needs --as-of: the instant the facts were computed for.")
    text = _text(file)
    with workspace() as desk:
        at = desk.as_of(as_of, source or desk.settings.source)
        if facts is not None:
            report = desk.check_with_facts(text, _facts(facts), at)
        else:
            report = desk.mornings(source)(at).check(text)
    if as_json:
        say_json(report.to_json())
    else:
        _show(report)
    return report.blocks


def _text(file: str) -> str:
    if file == "-":
        return typer.get_text_stream("stdin").read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot be read ({why_unreadable(error)}).", path=file) from error


def _facts(path: Path) -> "tuple[Fact, ...]":
    from generator.facts.parse import fact_from_json

    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot be read ({why_unreadable(error)}).", path=str(path)) from error
    except ValueError as error:
        raise InputError(f"not valid JSON ({error}).", path=str(path)) from error
    if not isinstance(rows, list):
        raise InputError("a list of facts is needed, as `facts --json` prints", path=str(path))
    return tuple(fact_from_json(row) for row in rows)


def _show(report: "Report") -> None:
    for sentence in report.sentences:
        say(f"{_MARKS[sentence.verdict]:<12} {' '.join(sentence.text.split())}")
        for found in sentence.mentions:
            if found.verdict in ("wrong", "unsupported") or found.warning:
                say(f"{'':<12} {_explained(found)}")
    counts = report.counts
    say("")
    say(
        f"{report.verdict}: {counts['supported']} supported, {counts['wrong']} wrong, "
        f"{counts['unsupported']} unsupported mentions, as of {report.as_of.isoformat()}."
    )


def _explained(found: "Finding") -> str:
    mark = "note" if found.verdict == "supported" else found.verdict
    return f"[{mark}] “{found.text}”: {found.explanation}"
