"""The `briefing` command: its subcommands, and one sentence for every error.

Data go to standard output, progress and notices to standard error. Exit codes: 0 done and nothing
wrong, 1 something in a checked text is wrong or unsupported, 2 bad usage or input.
"""

import sys

import typer

from generator.cli import check, doctor, facts, prompts, review, run, send, subscribers
from generator.errors import BriefingError

BAD_INPUT = 2

app = typer.Typer(
    name="briefing",
    help="Write the daily market note, check every claim of it against data, review and send it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("run")(run.run)
app.command("facts")(facts.facts)
app.command("check")(check.check)
app.command("list")(review.list_briefings)
app.command("show")(review.show)
app.command("approve")(review.approve)
app.command("reject")(review.reject)
app.command("send")(send.send)
app.command("deliver")(send.deliver)
app.command("review")(review.desk)
app.command("doctor")(doctor.doctor)
app.add_typer(prompts.app, name="prompts")
app.add_typer(subscribers.app, name="subscribers")


def main() -> None:
    """Run the command; a `BriefingError` becomes its one sentence and exit code 2."""
    try:
        app()
    except BriefingError as error:
        typer.echo(f"briefing: {error}", err=True)
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        # The reader of our output went away, as `briefing list | head` does.
        sys.stderr.close()
        sys.exit(0)
