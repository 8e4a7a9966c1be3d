"""Output: a publication as files in a folder, complete or not at all."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.errors import StorageError
from generator.rendering.publication import Publication

FILES = ("briefing.html", "briefing.txt", "briefing.md", "facts.json", "record.json")


def check_folder(folder: Path) -> None:
    """Find out whether a folder can be written before any work is done for it; leaves no trace.

    Raises:
        StorageError: It cannot be written, or holds a folder by the name of a page.
    """
    present = next(path for path in (folder, *folder.parents) if path.exists())
    with _naming(folder):
        with tempfile.TemporaryDirectory(dir=present, prefix=".writing-"):
            pass
        if any((folder / file).is_dir() for file in FILES):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def write_output(
    folder: Path, publication: Publication, facts: list[Any], record: Mapping[str, Any]
) -> tuple[Path, ...]:
    """Write the pages, `facts.json`, `record.json` and `charts/`; return the paths, pages first.

    Everything is written beside the folder first and moved in when it is complete, so a failure
    leaves what was there before. Other files in the folder are left alone.

    Raises:
        StorageError: The folder cannot be written.
    """
    page = publication.page
    texts = (page.html, page.text, page.markdown, _json(facts), _json(record))
    with _naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as name:
            draft = Path(name)
            for file, text in zip(FILES, texts, strict=True):
                (draft / file).write_text(text, encoding="utf-8")
            (draft / "charts").mkdir()
            for chart, data in publication.images.items():
                (draft / "charts" / f"{chart}.png").write_bytes(data)
            _move(draft, folder)
    charts = tuple(folder / "charts" / f"{chart}.png" for chart in publication.images)
    return (*(folder / file for file in FILES), *charts)


@contextmanager
def _naming(folder: Path) -> Iterator[None]:
    """Turn what the system says into one sentence about the folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(
            f"the folder {str(folder)!r} cannot be written ({reason}); choose another with --out."
        ) from error


def _move(draft: Path, folder: Path) -> None:
    charts = folder / "charts"
    if charts.is_dir():
        shutil.rmtree(charts)
    for path in list(draft.iterdir()):
        path.replace(folder / path.name)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
