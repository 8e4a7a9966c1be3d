"""`briefing prompts eval`: one prompt tried on many mornings, or two compared."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.console import notice, say, say_json, workspace
from generator.cli.options import Json, Source

if TYPE_CHECKING:
    from generator.batch.note_score import NoteScore

NOT_GREEN = 1


def evaluate(
    prompt: Annotated[
        list[str],
        typer.Option(metavar="PROMPT", help="The one in question; before it, one to compare."),
    ],
    model: Annotated[
        str,
        typer.Option(metavar="M", help="openai:NAME | compatible:NAME@URL | local:FILE.gguf."),
    ],
    dates: Annotated[Path, typer.Option(metavar="FILE", help="Mornings, one date a line.")],
    source: Source = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="How much lower a share may be.")
    ] = 0.05,
    least_kept: Annotated[
        float, typer.Option(min=0, max=1, help="Least share of the texts that must be kept.")
    ] = 0.5,
    offline: Annotated[
        bool, typer.Option("--offline", help="Use kept replies only; ask nobody.")
    ] = False,
    record: Annotated[bool, typer.Option(help="Keep the evaluation beside the prompts.")] = True,
    as_json: Json = False,
) -> None:
    """Try a prompt on many mornings; exit 1 when it is not good enough, or worse than the other."""
    from generator.batch.evaluation import Bar
    from generator.batch.evaluation_table import evaluation_table
    from generator.batch.prompt_trial import TrialRequest, run_trial

    bar = Bar(threshold, least_kept)
    request = TrialRequest(tuple(prompt), model, dates, source, bar, offline, record)
    with workspace() as desk:
        found = run_trial(desk, request, _tell)
    if as_json:
        say_json(found.to_json())
    else:
        say(evaluation_table(found))
    verdict = found.record
    for reason in verdict.reasons:
        notice(f"Not green: {reason}.")
    if not verdict.is_green:
        raise typer.Exit(NOT_GREEN)
    notice(f"Green: evaluation {verdict.id} of {verdict.prompt}.")


def _tell(score: "NoteScore") -> None:
    """One line of progress a note."""
    said = f"{score.as_of:%Y-%m-%d} {score.prompt}: "
    if score.error:
        notice(f"{said}{score.error}.")
        return
    spent = "kept" if score.is_cached else f"{score.seconds:.1f} s"
    notice(f"{said}{score.valid_first} of {score.texts} texts valid at first try ({spent}).")
