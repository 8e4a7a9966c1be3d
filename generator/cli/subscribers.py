"""`briefing subscribers import | list | export | remove`."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import notice, say, say_json, workspace
from generator.cli.options import Json

app = typer.Typer(help="Who receives the newsletter.", no_args_is_help=True)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with an `email` column.")],
) -> None:
    """Add the subscribers of a CSV file and say which rows were refused."""
    from generator.delivery.csv_import import import_subscribers

    with workspace() as desk:
        report = import_subscribers(file, desk.stores.subscribers)
    say(f"Added {len(report.added)}, known already {report.known}, refused {len(report.rejected)}.")
    for row in report.rejected:
        notice(f"  line {row.line}: {row.why}")


@app.command("list")
def list_all(as_json: Json = False) -> None:
    """List the subscribers."""
    with workspace() as desk:
        found = desk.stores.subscribers.list()
    if as_json:
        say_json([{"email": o.address, "name": o.name, "status": o.status} for o in found])
        return
    if not found:
        notice("No subscribers yet; `briefing subscribers import FILE` adds some.")
    for one in found:
        say(f"{one.address:<40} {one.status}")


@app.command("export")
def export() -> None:
    """Print the subscribers as CSV."""
    from generator.delivery.csv_import import export_subscribers

    with workspace() as desk:
        say(export_subscribers(desk.stores.subscribers.list()).rstrip("\n"))


@app.command("remove")
def remove(address: Annotated[str, typer.Argument(metavar="ADDRESS")]) -> None:
    """Remove one subscriber."""
    with workspace() as desk:
        desk.stores.subscribers.remove(address)
    say(f"Removed {address}.")
