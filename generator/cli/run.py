"""`briefing run`: make one briefing and say what to do next."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import notice, say, say_json, workspace
from generator.cli.options import AsOf, Json, Out, Source

if TYPE_CHECKING:
    from generator.workspace.request import RunOutcome


def run(
    as_of: AsOf = None,
    edition: Annotated[str, typer.Option(help="Name of the edition.")] = "us-morning",
    source: Source = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="M",
            help="auto | rules | openai:NAME | compatible:NAME@URL | local:FILE.gguf.",
        ),
    ] = None,
    prompt: Annotated[
        str, typer.Option(metavar="P", help="daily_briefing[@VERSION|@ALIAS].")
    ] = "daily_briefing@production",
    out: Out = None,
    charts: Annotated[bool, typer.Option(help="Draw the charts.")] = True,
    as_json: Json = False,
) -> None:
    """Write, check and store one briefing."""
    from generator.workspace.request import RunRequest

    request = RunRequest(as_of, edition, source, model, prompt, out, charts)
    with workspace() as desk:
        outcome = desk.run(request)
    if as_json:
        say_json(_summary(outcome))
    else:
        _show(outcome)


def _show(outcome: "RunOutcome") -> None:
    text = next(path for path in outcome.files if path.suffix == ".txt")
    say(text.read_text(encoding="utf-8").rstrip())
    briefing = outcome.briefing
    notice("")
    notice(f"Writer: {briefing.writer.used}. {briefing.writer.why}")
    replaced = _narrated(outcome)
    if replaced:
        notice(replaced)
    for remark in briefing.notices:
        notice(f"Notice: {remark}")
    counts = _verdicts(outcome)
    notice(
        f"Checked {sum(counts.values())} passages: {counts['wrong']} wrong, "
        f"{counts['unsupported']} unsupported. State: {outcome.state.replace('_', ' ')}."
    )
    for found in outcome.mail_findings:
        notice(f"Mail {found.level}: {found.text}")
    notice("Files:")
    for path in outcome.files:
        notice(f"  {_shown(path)}")
    notice("Next:")
    for command in _next_commands(outcome):
        notice(f"  {command}")


def _narrated(outcome: "RunOutcome") -> str | None:
    """How many of a model's sentences failed their checks and are the narrator's instead."""
    briefing = outcome.briefing
    if briefing.writer.used == "rules":
        return None
    origins = [passage.sentence.origin for passage in briefing.passages()]
    count = origins.count("rules")
    return f"The narrator wrote {count} of {len(origins)} passages instead." if count else None


def _next_commands(outcome: "RunOutcome") -> list[str]:
    name = outcome.briefing.id
    if outcome.state == "needs_attention":
        return [f"briefing show {name}", "briefing review"]
    return [
        "briefing review",
        f"briefing approve {name}",
        f"briefing send {name} --to you@example.com --dry-run",
    ]


def _summary(outcome: "RunOutcome") -> dict[str, object]:
    return {
        "id": outcome.briefing.id,
        "run_id": outcome.briefing.run_id,
        "state": outcome.state,
        "verdict": outcome.briefing.verdict,
        "writer": outcome.briefing.writer.used,
        "headline": outcome.briefing.headline.text,
        "notices": list(outcome.briefing.notices),
        "verdicts": _verdicts(outcome),
        "mail": [asdict(found) for found in outcome.mail_findings],
        "files": [str(path) for path in outcome.files],
    }


def _verdicts(outcome: "RunOutcome") -> dict[str, int]:
    passages = outcome.briefing.passages()
    return {
        verdict: sum(passage.verdict == verdict for passage in passages)
        for verdict in ("supported", "no_claim", "unsupported", "wrong")
    }


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
