"""Where the templates are: inside an installed package, or beside it in a checkout."""

from importlib.resources import files
from pathlib import Path

from generator.errors import BriefingError


def template_folder() -> Path:
    """Folder that holds `briefing.html.j2` and its partials.

    A wheel carries the folder as `generator/_data/templates`; an editable checkout has it beside
    `pyproject.toml`. `files("generator")` is asked instead of site-packages because an editable
    install leaves a stale `_data` folder there.

    Raises:
        BriefingError: Neither folder exists.
    """
    package = Path(str(files("generator")))
    for folder in (package / "_data" / "templates", package.parent / "templates"):
        if (folder / "briefing.html.j2").is_file():
            return folder
    raise BriefingError(f"no templates beside {package.name!r}; install market-briefing again.")
