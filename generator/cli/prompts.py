"""`briefing prompts`: the versions a note can be written with, compared, released and promoted."""

from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli import prompt_eval
from generator.cli.console import actor, notice, say, say_json, workspace
from generator.cli.options import AsOf, By, Json, Source
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.prompting.aliases import Alias
    from generator.prompting.diff import PromptDiff
    from generator.prompting.prompt import Prompt

FOUND_FAULT = 1

app = typer.Typer(help="Versioned prompts.", no_args_is_help=True)

PromptRef = Annotated[str, typer.Argument(metavar="PROMPT", help="NAME[@VERSION|@ALIAS].")]
Override = Annotated[
    str | None,
    typer.Option(metavar="WHY", help="The reason for going on without a green evaluation."),
]


@app.command("list")
def list_all(as_json: Json = False) -> None:
    """List every version with its hash and aliases."""
    from generator.workspace.prompt_room import PromptRoom

    with workspace() as desk:
        entries = PromptRoom(desk).library.list()
    if as_json:
        say_json(
            [
                {
                    "name": e.name,
                    "version": e.version,
                    "sha256": e.sha256,
                    "released": e.released,
                    "aliases": list(e.aliases),
                    "description": e.description,
                }
                for e in entries
            ]
        )
        return
    width = max((len(f"{e.name}@{e.version}") for e in entries), default=0)
    for entry in entries:
        ref = f"{entry.name}@{entry.version}"
        state = "released" if entry.released else "draft"
        say(f"{ref:<{width}}  {state:<9} {entry.sha256[:12]}  {', '.join(entry.aliases)}".rstrip())


@app.command("show")
def show(
    prompt: PromptRef,
    rendered: Annotated[
        bool, typer.Option("--rendered", help="The messages a model would get on a morning.")
    ] = False,
    as_of: AsOf = None,
    source: Source = None,
    as_json: Json = False,
) -> None:
    """Print one version as its file stands, or as a model would get it."""
    from generator.workspace.prompt_room import PromptRoom

    with workspace() as desk:
        room = PromptRoom(desk)
        if rendered:
            messages = room.rendered(prompt, as_of, source)
        else:
            found = room.library.load(prompt)
    if rendered and as_json:
        say_json([message._asdict() for message in messages])
    elif rendered:
        say("\n\n".join(f"[{message.role}]\n{message.content}" for message in messages))
    elif as_json:
        say_json(_described(found))
    else:
        say(found.source.rstrip())


@app.command("diff")
def diff(old: PromptRef, new: PromptRef, as_json: Json = False) -> None:
    """Show what differs between two versions, partials written out."""
    from generator.prompting.diff import diff_prompts
    from generator.workspace.prompt_room import PromptRoom

    with workspace() as desk:
        library = PromptRoom(desk).library
        found = diff_prompts(library.load(old), library.load(new))
    if as_json:
        say_json(found.to_json())
    else:
        _show_diff(found)


@app.command("lint")
def lint(as_json: Json = False) -> None:
    """Check every prompt, partial, alias and release; exit 1 when anything is wrong."""
    from generator.workspace.prompt_room import PromptRoom

    with workspace() as desk:
        room = PromptRoom(desk)
        remarks, names = room.lint(), room.library.names()
    errors = sum(remark.level == "error" for remark in remarks)
    if as_json:
        say_json([{"file": r.file, "level": r.level, "text": r.text} for r in remarks])
    else:
        for remark in remarks:
            say(f"{remark.file}: {remark.level}: {remark.text}")
        notice(f"{len(names)} prompts, {errors} errors, {len(remarks) - errors} warnings.")
    if errors:
        raise typer.Exit(FOUND_FAULT)


app.command("eval")(prompt_eval.evaluate)


@app.command("release")
def release(prompt: PromptRef, override: Override = None, as_json: Json = False) -> None:
    """Freeze a version whose latest evaluation is green."""
    from generator.workspace.prompt_room import PromptRoom

    with workspace() as desk:
        released = PromptRoom(desk).release(prompt, override)
    if as_json:
        say_json(_described(released))
    else:
        say(f"{released.ref} is released as {released.sha256[:12]}.")


@app.command("promote")
def promote(
    prompt: PromptRef,
    to: Annotated[str, typer.Option(metavar="ALIAS", help="production | staging.")] = "production",
    by: By = None,
    override: Override = None,
    as_json: Json = False,
) -> None:
    """Let an alias stand for a released version whose latest evaluation is green."""
    from generator.workspace.prompt_room import PromptRoom

    alias = _alias(to)
    name = prompt.partition("@")[0]
    with workspace() as desk:
        before, now = PromptRoom(desk).promote(prompt, alias, actor(by), override)
    if as_json:
        say_json({"prompt": name, "alias": alias, "from": before, "to": now})
    else:
        say(f"{name}@{alias} stands for {now} (before: {before or 'nothing'}).")


def _alias(text: str) -> "Alias":
    if text == "production":
        return "production"
    if text == "staging":
        return "staging"
    raise UsageError(f"{text!r} is no alias; use production or staging.")


def _described(prompt: "Prompt") -> dict[str, object]:
    header = prompt.header.model_dump(exclude_none=True)
    shown = {"sha256": prompt.sha256, "released": prompt.released, "parts": dict(prompt.parts)}
    return header | shown | {"partials": dict(prompt.partials)}


def _show_diff(found: "PromptDiff") -> None:
    if found.is_empty:
        say(f"{found.old} and {found.new} ask a model exactly the same.")
        return
    say(f"{found.new}: {found.changelog}")
    for name, (before, after) in found.settings.items():
        say(f"{name}: {_shown(before)} -> {_shown(after)}")
    for text in found.texts.values():
        say("")
        say(text)


def _shown(value: object) -> str:
    return "not set" if value is None else str(value)
