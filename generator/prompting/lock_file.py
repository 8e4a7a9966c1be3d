"""LockFile: the hashes of released prompt versions, so that none changes unnoticed."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import PromptError
from generator.prompting.prompt import Prompt

NAME = "prompts.lock"

_HEADING = """\
# Released prompt versions. A version listed here is frozen: a change makes a new version.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """One released version: what it was, and on what grounds it was let go."""

    sha256: str
    partials: Mapping[str, str] = field(default_factory=dict)
    """Hashes of the partials at the time, so that a changed one can be named."""
    released_at: str | None = None
    """ISO instant."""
    evaluation: str | None = None
    """Id of the green evaluation."""
    override: str | None = None
    """Why it was released without one."""


@dataclass(frozen=True)
class LockFile:
    """Releases by (name, version)."""

    path: Path
    releases: dict[tuple[str, str], Release]

    @classmethod
    def read(cls, path: Path) -> "LockFile":
        """Read the lock; a missing file means that nothing is released.

        Raises:
            PromptError: The file is not a lock.
        """
        if not path.exists():
            return cls(path, {})
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8")).get("prompt", [])
            return cls(path, {(row["name"], row["version"]): _release(row) for row in rows})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PromptError(f"{path.name} cannot be read as a lock ({error!r})") from error

    def holds(self, prompt: Prompt) -> bool:
        """Whether this version is released, as it is.

        Raises:
            PromptError: It is released with other content.
        """
        known = self.releases.get((prompt.name, prompt.version))
        if known is not None and known.sha256 != prompt.sha256:
            raise PromptError(
                f"{self._changed(prompt, known)} changed after its release (sha256"
                f" {prompt.sha256[:12]}, released as {known.sha256[:12]}): undo the change, or make"
                " a new version of it"
            )
        return known is not None

    def add(self, prompt: Prompt, release: Release) -> None:
        """Release a version: from now on its content is frozen. A second time changes nothing.

        Raises:
            PromptError: It is released with other content, or the lock cannot be written.
        """
        if self.holds(prompt):
            return
        self.releases[prompt.name, prompt.version] = release
        rows = [_row(name, version, one) for (name, version), one in sorted(self.releases.items())]
        try:
            self.path.write_text(_HEADING + "".join(rows), encoding="utf-8")
        except OSError as error:
            raise PromptError(f"{self.path.name} cannot be written ({error})") from error

    def _changed(self, prompt: Prompt, known: Release) -> str:
        """The file that changed: the prompt's own, or a partial of it."""
        for ref, digest in prompt.partials.items():
            if known.partials.get(ref, digest) != digest:
                folder = prompt.path.split("/", 1)[0]
                name, number = ref.split("@")
                return f"{folder}/partials/{name}/{number}.md, a partial of {prompt.ref},"
        return prompt.path


def _release(row: Mapping[str, Any]) -> Release:
    return Release(
        sha256=row["sha256"],
        partials=dict(row.get("partials", {})),
        released_at=row.get("released_at"),
        evaluation=row.get("evaluation"),
        override=row.get("override"),
    )


def _row(name: str, version: str, release: Release) -> str:
    """One table of the lock; a JSON string is a TOML string."""
    known: dict[str, str | None] = {
        "name": name,
        "version": version,
        "sha256": release.sha256,
        "released_at": release.released_at,
        "evaluation": release.evaluation,
        "override": release.override,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in known.items() if value is not None]
    if release.partials:
        pairs = (f"{json.dumps(ref)} = {json.dumps(d)}" for ref, d in release.partials.items())
        lines.append(f"partials = {{ {', '.join(pairs)} }}")
    return "\n[[prompt]]\n" + "\n".join(lines) + "\n"
