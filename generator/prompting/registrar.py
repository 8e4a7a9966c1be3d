"""Registrar: releases versions and moves aliases, each on stated grounds."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.errors import PromptError
from generator.prompting.aliases import Alias, read_aliases, write_aliases
from generator.prompting.evaluations import evaluations_of
from generator.prompting.library import PromptLibrary
from generator.prompting.lock_file import NAME, LockFile, Release
from generator.prompting.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a release or a promotion rests on: a green evaluation, or a stated reason."""

    evaluation: str | None = None
    override: str | None = None


class Registrar:
    """The writing side of a prompt folder.

    Args:
        folder: As for `PromptLibrary`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library = PromptLibrary(folder)

    def release(self, ref: str, *, at: datetime, override: str | None = None) -> Prompt:
        """Freeze a version: write its hash to `prompts.lock`. A second time changes nothing.

        Args:
            ref: The version.
            at: When.
            override: Why it is released without a green evaluation.

        Raises:
            PromptError: As `PromptLibrary.load`; no green evaluation and no reason; or the lock
                cannot be written.
        """
        prompt = self._library.load(ref)
        if prompt.released:
            return prompt
        grounds = self._grounds(prompt, override)
        LockFile.read(self._folder / NAME).add(
            prompt,
            Release(
                prompt.sha256,
                prompt.partials,
                at.isoformat(timespec="seconds"),
                grounds.evaluation,
                grounds.override,
            ),
        )
        return prompt.as_released()

    def promote(
        self, ref: str, alias: Alias, *, by: str, at: datetime, override: str | None = None
    ) -> tuple[str | None, str]:
        """Let an alias stand for a released version, and log the move.

        Args:
            ref: The version.
            alias: What shall stand for it.
            by: Who moves it.
            at: When.
            override: Why it is moved without a green evaluation.

        Returns:
            The version that the alias stood for, or None, and the one it stands for now.

        Raises:
            PromptError: The version is not released; no green evaluation and no reason; or a file
                cannot be written.
        """
        prompt = self._library.load(ref)
        if not prompt.released:
            raise PromptError(f"{prompt.ref} is a draft; release it before {alias} stands for it")
        aliases = read_aliases(self._folder)
        before = aliases.get(prompt.name, {}).get(alias)
        if before == prompt.version:
            return before, prompt.version
        grounds = self._grounds(prompt, override)
        aliases.setdefault(prompt.name, {})[alias] = prompt.version
        move = {
            "at": at.isoformat(timespec="seconds"),
            "by": by,
            "prompt": prompt.name,
            "alias": alias,
            "from": before,
            "to": prompt.version,
            "evaluation": grounds.evaluation,
            "override": grounds.override,
        }
        write_aliases(self._folder, aliases, move)
        return before, prompt.version

    def _grounds(self, prompt: Prompt, override: str | None) -> Grounds:
        reason = " ".join((override or "").split())
        latest = next(iter(evaluations_of(self._folder, prompt)), None)
        if latest is not None and latest.is_green:
            return Grounds(evaluation=latest.id, override=reason or None)
        if reason:
            return Grounds(override=reason)
        if latest is not None:
            raise PromptError(
                f"the latest evaluation of {prompt.ref} is not green: {'; '.join(latest.reasons)}."
                " Improve the prompt, or give a reason with --override"
            )
        raise PromptError(
            f"{prompt.ref} (sha256 {prompt.sha256[:12]}) has no evaluation; run `briefing prompts"
            " eval` on it, or give a reason with --override"
        )
