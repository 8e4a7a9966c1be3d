"""`briefing facts`: everything known at an instant, for people and machines."""

from typing import Annotated

import typer

from generator.cli.console import notice, say, say_json, say_json_line, workspace
from generator.cli.json_lines import read_requests
from generator.cli.options import AsOf, Json, JsonLines, Source
from generator.errors import UsageError
from generator.market.as_of import parse_as_of


def facts(
    as_of: AsOf = None,
    source: Source = None,
    subject: Annotated[
        str | None, typer.Option(metavar="ID", help="Only facts of this subject, e.g. rut.")
    ] = None,
    as_json: Json = False,
    jsonl: JsonLines = None,
) -> None:
    """Compute the facts known at an instant."""
    with workspace() as desk:
        morning = desk.mornings(source)
        if jsonl is not None:
            for request in read_requests(jsonl, ("as_of",)):
                found = morning(parse_as_of(str(request["as_of"]))).facts_json(subject)
                say_json_line({"as_of": request["as_of"], "facts": found})
            return
        at = desk.as_of(as_of, source or desk.settings.source)
        one = morning(at)
    found = one.facts_json(subject)
    if subject is not None and not found:
        known = sorted({fact.subject for fact in one.sheet.facts.values()})
        raise UsageError(f"no facts about {subject!r}; subjects are {', '.join(known)}.")
    for remark in (*one.sheet.notices, *one.data.notices):
        notice(f"Notice: {remark}")
    if as_json:
        say_json(found)
        return
    for fact in found:
        say(f"{fact['id']:<28} {fact['statement']}")
