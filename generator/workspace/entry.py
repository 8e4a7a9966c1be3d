"""Where the review desk's entry file lies: in the installed package or beside it."""

from pathlib import Path

from generator.errors import UsageError

_PACKAGE = Path(__file__).resolve().parents[1]


def desk_file() -> Path:
    """The Streamlit entry file.

    Raises:
        UsageError: The installation lacks it.
    """
    for place in (_PACKAGE / "_data" / "app.py", _PACKAGE.parent / "app.py"):
        if place.is_file():
            return place
    raise UsageError("this installation has no app.py; install the package again.")
