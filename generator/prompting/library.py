"""PromptLibrary: a folder of prompts, their lock and their aliases."""

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from generator.errors import PromptError, why_unreadable
from generator.prompting.aliases import read_aliases
from generator.prompting.lock_file import NAME, LockFile
from generator.prompting.partials import read_partials
from generator.prompting.prompt import Prompt, parse_prompt

_REF = re.compile(r"([a-z][a-z0-9_]*)(?:@([A-Za-z0-9_.]+))?")
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def default_folder() -> Path:
    """The shipped `prompts/`: inside the installed package, else beside pyproject.toml."""
    package = Path(str(files("generator")))
    installed = package / "_data" / "prompts"
    return installed if installed.is_dir() else package.parent / "prompts"


@dataclass(frozen=True, slots=True)
class PromptEntry:
    """One line of `briefing prompts list`."""

    name: str
    version: str
    sha256: str
    released: bool
    aliases: tuple[str, ...]
    description: str


class PromptLibrary:
    """Prompts by reference: `name`, `name@1.0.0`, `name@production` or `name@latest`.

    A bare name means `production` where that alias is set, else the latest version.

    Args:
        folder: Holds `<name>/<version>.md`, `partials/`, `prompts.lock` and `aliases.toml`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, ref: str) -> Prompt:
        """The prompt a reference names, checked against the lock.

        Raises:
            PromptError: No such prompt, version or alias (the message lists what exists), a file
                that is malformed, or a released version that changed.
        """
        name, label = self._split(ref)
        return self._read(name, self._resolve(name, label))

    def list(self) -> tuple[PromptEntry, ...]:
        """Every version of every prompt, by name, oldest version first.

        Raises:
            PromptError: A file is malformed, or a released version changed.
        """
        prompts = [self._read(name, v) for name in self.names() for v in self.versions(name)]
        return tuple(
            PromptEntry(
                p.name, p.version, p.sha256, p.released, self._labels(p), p.header.description
            )
            for p in prompts
        )

    def names(self) -> tuple[str, ...]:
        """Names of the prompts, in order."""
        found = self._folder.glob("*/*.md")
        return tuple(sorted({path.parent.name for path in found if _VERSION.fullmatch(path.stem)}))

    def versions(self, name: str) -> tuple[str, ...]:
        """Versions of one prompt, oldest first; none for an unknown name."""
        found = [path.stem for path in (self._folder / name).glob("*.md")]
        return tuple(sorted(filter(_VERSION.fullmatch, found), key=_order))

    def _split(self, ref: str) -> tuple[str, str | None]:
        match = _REF.fullmatch(ref)
        if match is None:
            raise PromptError(f"{ref!r} is not NAME, NAME@VERSION or NAME@ALIAS")
        if match[1] not in self.names():
            known = ", ".join(self.names()) or "none"
            raise PromptError(f"no prompt is called {match[1]!r}; there are: {known}")
        return match[1], match[2]

    def _resolve(self, name: str, label: str | None) -> str:
        versions, aliases = self.versions(name), read_aliases(self._folder).get(name, {})
        latest = versions[-1]
        version = aliases.get(label or "production", label or latest)
        if version == "latest":
            return latest
        if version not in versions:
            raise PromptError(
                f"prompt {name!r} has no version or alias {label or version!r}; versions:"
                f" {', '.join(versions)}; aliases: {', '.join((*aliases, 'latest'))}"
            )
        return version

    def _read(self, name: str, version: str) -> Prompt:
        path = self._folder / name / f"{version}.md"
        shown = f"{self._folder.name}/{name}/{version}.md"
        try:
            source = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise PromptError(f"{shown} cannot be read ({why_unreadable(error)})") from error
        prompt = parse_prompt(source, shown, read_partials(self._folder))
        if (prompt.name, prompt.version) != (name, version):
            raise PromptError(f"{shown} calls itself {prompt.ref!r}")
        return self._checked(prompt)

    def _checked(self, prompt: Prompt) -> Prompt:
        released = LockFile.read(self._folder / NAME).holds(prompt)
        return prompt.as_released() if released else prompt

    def _labels(self, prompt: Prompt) -> tuple[str, ...]:
        aliases = read_aliases(self._folder).get(prompt.name, {})
        return tuple(sorted(alias for alias, v in aliases.items() if v == prompt.version))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
