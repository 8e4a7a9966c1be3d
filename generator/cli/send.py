"""`briefing send | deliver`: queue what was approved, and hand it to the mail server."""

from typing import Annotated

import typer

from generator.cli.console import actor, notice, say, workspace
from generator.cli.options import BriefingId, By, Out


def send(
    briefing_id: BriefingId,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="ADDRESS", help="One marked test message, not the edition."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write .eml files instead of sending.")
    ] = False,
    out: Out = None,
    by: By = None,
) -> None:
    """Queue the approved edition for all active subscribers."""
    with workspace() as desk:
        folder = (out or desk.settings.home / "eml" / briefing_id) if dry_run else None
        if to is not None:
            message_id = desk.send_test(briefing_id, to, folder=folder)
            say(f"{'Wrote' if dry_run else 'Sent'} a test message for {to}: {message_id}")
        elif folder is not None:
            say(f"Wrote {desk.rehearse(briefing_id, folder)} messages; nothing was sent.")
        else:
            queued = desk.send(briefing_id, actor=actor(by))
            say(f"Queued {queued.queued} messages; {queued.already} had the edition already.")
            notice("Next:\n  briefing deliver")
            return
    if folder is not None:
        say(f"Folder {folder}")


def deliver(by: By = None) -> None:
    """Send what is queued, then end."""
    with workspace() as desk:
        done = desk.deliver(actor=actor(by))
    say(
        f"Sent {done.sent}, refused {done.failed}, to try again {done.deferred}, "
        f"waiting {done.waiting}, uncertain {done.uncertain}."
    )
    for line in done.errors:
        notice(f"  {line}")
    if done.uncertain:
        notice("Uncertain messages may have arrived; they are never sent again by themselves.")
