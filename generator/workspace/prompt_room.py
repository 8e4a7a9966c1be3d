"""PromptRoom: what the command line does with prompts, on a source's morning where need be."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from generator.market.as_of import parse_as_of
from generator.prompting.library import PromptLibrary
from generator.prompting.prompt import Prompt
from generator.workspace.clock import Clock, system_clock
from generator.workspace.request import SAMPLE_MORNING
from generator.workspace.writers import prompt_folder

if TYPE_CHECKING:
    from generator.context.context import Context
    from generator.prompting.aliases import Alias
    from generator.prompting.lint import Remark
    from generator.prompting.prompt import PromptMessage
    from generator.workspace.workspace import Workspace


class PromptRoom:
    """The prompts of an installation.

    Args:
        desk: Its settings and its sources.
        clock: Gives the aware current instant.
    """

    def __init__(self, desk: "Workspace", clock: Clock = system_clock) -> None:
        self._desk = desk
        self._clock = clock
        self.folder = prompt_folder(desk.settings)
        self.library = PromptLibrary(self.folder)

    def rendered(
        self, ref: str, as_of: str | None, source: str | None
    ) -> "tuple[PromptMessage, ...]":
        """The messages that would open the exchange on a morning.

        Raises:
            BriefingError: The prompt, the source or the instant cannot be had.
        """
        from generator.writing.prompt_inputs import context_for, inputs_for

        prompt = self.library.load(ref)
        place = source or self._desk.settings.source
        context = context_for(prompt, self._context(place)(self._desk.as_of(as_of, place)))
        return prompt.render(inputs_for(prompt, context))

    def lint(self) -> "tuple[Remark, ...]":
        """Everything that is wrong with the folder; every prompt is rendered on the sample."""
        from generator.prompting.lint import lint

        return lint(self.folder, self._sample_inputs)

    def release(self, ref: str, override: str | None) -> Prompt:
        """Freeze a version.

        Raises:
            PromptError: See `Registrar.release`.
        """
        from generator.prompting.registrar import Registrar

        return Registrar(self.folder).release(ref, at=self._now(), override=override)

    def promote(
        self, ref: str, alias: "Alias", by: str, override: str | None
    ) -> tuple[str | None, str]:
        """Move an alias.

        Raises:
            PromptError: See `Registrar.promote`.
        """
        from generator.prompting.registrar import Registrar

        registrar = Registrar(self.folder)
        return registrar.promote(ref, alias, by=by, at=self._now(), override=override)

    def _sample_inputs(self, prompt: Prompt) -> dict[str, object]:
        from generator.writing.prompt_inputs import sample_inputs

        return sample_inputs(prompt, self._sample)

    @cached_property
    def _sample(self) -> "Context":
        return self._context("sample")(parse_as_of(SAMPLE_MORNING))

    def _context(self, source: str) -> "Callable[[datetime], Context]":
        from generator.context.build import build_context

        mornings, calendar = self._desk.mornings(source), self._desk.calendar

        def at(as_of: datetime) -> "Context":
            morning = mornings(as_of)
            return build_context(morning.sheet, morning.data, calendar)

        return at

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)
