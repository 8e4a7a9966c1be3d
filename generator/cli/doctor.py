"""`briefing doctor`: is everything in place, and what to do where it is not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from generator.cli.console import say, workspace
from generator.errors import BriefingError

if TYPE_CHECKING:
    from generator.workspace.workspace import Workspace

FOUND_FAULT = 1


def doctor() -> None:
    """Check settings, database, templates, prompts, source, model and mail server."""
    checks: dict[str, Callable[[Workspace], str]] = {
        "database": _database,
        "templates": _templates,
        "prompts": _prompts,
        "source": _source,
        "model": _model,
        "mail": _mail,
    }
    healthy = True
    with workspace() as desk:
        say(f"{'settings':<10} ok    data folder {desk.settings.home}")
        for name, look in checks.items():
            try:
                say(f"{name:<10} ok    {look(desk)}")
            except BriefingError as error:
                healthy = False
                say(f"{name:<10} FAULT {error}")
    if not healthy:
        raise typer.Exit(FOUND_FAULT)


def _database(desk: "Workspace") -> str:
    desk.stores.reviews.list(1)
    return f"{desk.stores.database.name}"


def _templates(desk: "Workspace") -> str:
    from generator.rendering.template_folder import template_folder

    return f"{len(list(template_folder().glob('*.j2')))} files"


def _prompts(desk: "Workspace") -> str:
    from generator.prompting.library import PromptLibrary
    from generator.workspace.writers import prompt_folder

    entries = PromptLibrary(prompt_folder(desk.settings)).list()
    return ", ".join(f"{entry.name}@{entry.version}" for entry in entries)


def _source(desk: "Workspace") -> str:
    source = desk.settings.source
    sheet = desk.mornings(source)(desk.as_of(None, source)).sheet
    return f"{source}: {len(sheet.facts)} facts, session {sheet.session.isoformat()}"


def _model(desk: "Workspace") -> str:
    from generator.llm.choose import choose_model
    from generator.workspace.writers import model_options

    choice = choose_model(desk.settings.model, model_options(desk.settings))
    choice.close()
    return f"{choice.used}: {choice.why}"


def _mail(desk: "Workspace") -> str:
    from generator.delivery.smtp_server import parse_smtp_url

    if desk.settings.smtp_url is None:
        return "no server set; `send --dry-run` writes files"
    return str(parse_smtp_url(desk.settings.smtp_url))
