"""LockFile: the hashes of released prompt versions, so that none changes unnoticed."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from generator.errors import PromptError
from generator.prompting.prompt import Prompt

_HEADING = """\
# Released prompt versions. A version listed here is frozen: a change makes a new version.
"""


@dataclass(frozen=True)
class LockFile:
    """Content hashes by (name, version)."""

    path: Path
    hashes: dict[tuple[str, str], str]

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
            return cls(path, {(row["name"], row["version"]): row["sha256"] for row in rows})
        except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
            raise PromptError(f"{path.name} cannot be read as a lock ({error!r})") from error

    def holds(self, prompt: Prompt) -> bool:
        """Whether this version is released, as it is.

        Raises:
            PromptError: It is released with other content.
        """
        known = self.hashes.get((prompt.name, prompt.version))
        if known is not None and known != prompt.sha256:
            raise PromptError(
                f"{prompt.path} changed after its release (sha256 {prompt.sha256[:12]}, released as"
                f" {known[:12]}): undo the change, or make a new version of it"
            )
        return known is not None

    def add(self, prompt: Prompt) -> None:
        """Release a version: from now on its content is frozen.

        Raises:
            PromptError: It is released with other content, or the lock cannot be written.
        """
        if self.holds(prompt):
            return
        self.hashes[prompt.name, prompt.version] = prompt.sha256
        rows = [
            f'\n[[prompt]]\nname = "{name}"\nversion = "{version}"\nsha256 = "{digest}"\n'
            for (name, version), digest in sorted(self.hashes.items())
        ]
        try:
            self.path.write_text(_HEADING + "".join(rows), encoding="utf-8")
        except OSError as error:
            raise PromptError(f"{self.path.name} cannot be written ({error})") from error
