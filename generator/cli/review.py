"""`briefing list | show | approve | reject | review`: an editor's decisions from the shell."""

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.check_mail import show_mail
from generator.cli.console import actor, notice, say, say_json, workspace
from generator.cli.options import BriefingId, By, Json

if TYPE_CHECKING:
    from generator.workspace.workspace import Workspace


def list_briefings(
    limit: Annotated[int, typer.Option(min=1, help="How many, latest first.")] = 20,
    as_json: Json = False,
) -> None:
    """List the latest briefings."""
    with workspace() as desk:
        lines = desk.stores.reviews.list(limit)
    if as_json:
        say_json(
            [
                {
                    "id": line.id,
                    "state": line.state,
                    "verdict": line.verdict,
                    "revision": line.revision,
                    "as_of": line.as_of.isoformat(),
                    "headline": line.headline,
                }
                for line in lines
            ]
        )
        return
    if not lines:
        notice("No briefings yet; `briefing run` makes one.")
    for line in lines:
        say(f"{line.id}  {line.state.replace('_', ' '):<15}  r{line.revision}  {line.headline}")


def show(
    briefing_id: BriefingId,
    lint: Annotated[
        bool, typer.Option("--lint", help="Check the mail instead; exit 1 when it may not go out.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show a briefing's text, its findings and its history."""
    if lint:
        show_mail(briefing_id, as_json=as_json)
        return
    with workspace() as desk:
        body = _story(desk, briefing_id)
    if as_json:
        say_json(body)
        return
    say(f"{body['id']}  {body['state'].replace('_', ' ')}  revision {body['revision']}\n")
    for passage in body["passages"]:
        mark = {"wrong": "WRONG ", "unsupported": "UNSUPPORTED "}.get(passage["verdict"], "")
        say(f"  {mark}{passage['text']}")
        for found in passage["findings"]:
            say(f"      {found}")
    say("")
    for decision in body["decisions"]:
        say(f"  {decision}")


def _story(desk: "Workspace", briefing_id: str) -> dict[str, Any]:
    reviews = desk.stores.reviews
    briefing = reviews.load(briefing_id)
    return {
        "id": briefing.id,
        "state": reviews.state(briefing_id),
        "revision": briefing.revision,
        "as_of": briefing.as_of.isoformat(),
        "writer": briefing.writer.used,
        "prompt": briefing.writer.prompt,
        "passages": [
            {
                "text": passage.text,
                "origin": passage.sentence.origin,
                "verdict": passage.verdict,
                "facts": list(passage.fact_ids),
                "findings": [
                    f"“{found.text}”: {found.explanation}"
                    for found in passage.findings
                    if found.verdict in ("wrong", "unsupported") or found.warning
                ],
            }
            for passage in briefing.passages()
        ],
        "decisions": [
            f"{one.at.isoformat(timespec='seconds')} {one.action} by {one.actor}"
            f"{f': {one.why}' if one.why else ''}"
            for one in reviews.decisions(briefing_id)
        ],
    }


def approve(
    briefing_id: BriefingId,
    by: By = None,
    override: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Let findings stand, for this recorded reason."),
    ] = None,
) -> None:
    """Approve the latest revision; its content is frozen by hash."""
    with workspace() as desk:
        approved = desk.approve(briefing_id, actor=actor(by), override=override)
    say(f"Approved {briefing_id} revision {approved.revision} as {approved.approved_by}.")
    say(f"Content {approved.sha256}")
    notice(f"Next:\n  briefing send {briefing_id}\n  briefing deliver")


def reject(
    briefing_id: BriefingId,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept with the record.")],
    by: By = None,
) -> None:
    """Reject the latest revision."""
    with workspace() as desk:
        desk.desk.reject(briefing_id, actor=actor(by), why=why)
    say(f"Rejected {briefing_id}.")


def desk(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8501,
) -> None:
    """Open the review desk in the browser; it listens on this machine only."""
    from generator.workspace.entry import desk_file

    notice(f"The review desk is at http://127.0.0.1:{port}; Ctrl-C stops it.")
    command = (
        *(sys.executable, "-m", "streamlit", "run", str(desk_file())),
        *("--server.address", "127.0.0.1", "--server.port", str(port)),
        *("--browser.gatherUsageStats", "false"),
    )
    # In place of this process: whoever stops the command then stops the server, with any signal.
    os.execv(command[0], command)
