"""`briefing show ID --lint`: what stands in the way of a briefing's mail."""

from dataclasses import asdict
from typing import Any

import typer

from generator.cli.console import say, say_json, workspace

_WRONG = 1


def show_mail(briefing_id: str, *, as_json: bool = False) -> None:
    """Print the mail's size and findings; exit 1 when one of them blocks it."""
    with workspace() as desk:
        draft = desk.mail(desk.stores.reviews.load(briefing_id))
    body = {
        "id": briefing_id,
        "html_bytes": len(draft.parts.html.encode("utf-8")),
        "pictures": {name: len(data) for name, data in draft.parts.images.items()},
        "findings": [asdict(found) for found in draft.findings],
    }
    if as_json:
        say_json(body)
    else:
        _say(body)
    if any(found.level == "error" for found in draft.findings):
        raise typer.Exit(_WRONG)


def _say(body: dict[str, Any]) -> None:
    pictures = body["pictures"]
    say(
        f"{body['id']}: {body['html_bytes']:,} bytes of HTML, {len(pictures)} attached pictures "
        f"of {sum(pictures.values()):,} bytes."
    )
    for found in body["findings"]:
        say(f"  {found['level']} ({found['rule']}): {found['text']}")
    if not body["findings"]:
        say("  Nothing to correct.")
