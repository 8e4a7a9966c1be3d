"""Registry: from what the user wrote after `--source` to a source."""

from pathlib import Path

from generator.errors import UsageError
from generator.sources.source import Source

KNOWN = "sample, folder:PATH"
_FOLDER = "folder:"


def open_source(spec: str) -> Source:
    """The source named by `sample` or `folder:PATH`; nothing is read yet.

    Raises:
        UsageError: No source has that name.
    """
    name = spec.strip()
    if name == "sample":
        from generator.sources.sample.source import SampleSource

        return SampleSource()
    if name.startswith(_FOLDER):
        return _folder(name.removeprefix(_FOLDER))
    if name == "live":
        raise UsageError(
            "the source 'live' is not part of this release; "
            "use folder:PATH with your own files, or sample."
        )
    raise UsageError(f"the source {spec!r} is unknown; choose one of: {KNOWN}.")


def _folder(text: str) -> Source:
    if not text.strip():
        raise UsageError("the source 'folder:' names no folder; write folder:PATH.")
    from generator.sources.folder import FolderSource

    # A shell leaves the tilde of folder:~/data alone.
    return FolderSource(Path(text).expanduser())
