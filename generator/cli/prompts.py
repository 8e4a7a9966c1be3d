"""`briefing prompts list | show`: the versions a note can be written with."""

from typing import Annotated

import typer

from generator.cli.console import say, say_json
from generator.cli.options import Json

app = typer.Typer(help="Versioned prompts.", no_args_is_help=True)


@app.command("list")
def list_all(as_json: Json = False) -> None:
    """List every version with its hash and aliases."""
    from generator.prompting.library import PromptLibrary, default_folder

    entries = PromptLibrary(default_folder()).list()
    if as_json:
        say_json(
            [
                {
                    "name": e.name,
                    "version": e.version,
                    "sha256": e.sha256,
                    "released": e.released,
                    "aliases": list(e.aliases),
                }
                for e in entries
            ]
        )
        return
    for entry in entries:
        aliases = ", ".join(entry.aliases)
        state = "released" if entry.released else "draft"
        say(f"{entry.name}@{entry.version}  {state:<9} {entry.sha256[:12]}  {aliases}")


@app.command("show")
def show(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="name[@VERSION|@ALIAS].")],
) -> None:
    """Print one version as its file stands."""
    from generator.prompting.library import PromptLibrary, default_folder

    say(PromptLibrary(default_folder()).load(prompt).source.rstrip())
