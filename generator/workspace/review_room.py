"""ReviewRoom: everything the review desk's pages ask and do, in plain data.

Each action names the revision that its user saw, so nobody edits, approves or rejects a text that
somebody else has changed meanwhile.
"""

import getpass
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import ConflictError, ReviewError
from generator.review.approved import Override
from generator.workspace.fact_lines import FactLine, fact_lines
from generator.workspace.history_view import (
    ArchiveLine,
    Change,
    HistoryLine,
    archive_line,
    changes,
    history_lines,
)
from generator.workspace.mail_preview import MailPreview, mail_preview
from generator.workspace.request import RunRequest
from generator.workspace.review_view import (
    DraftView,
    PassageLine,
    Place,
    draft_view,
    passage_line,
    places,
)
from generator.workspace.workspace import Workspace
from generator.writing.edit import edit_part, edit_sentence

if TYPE_CHECKING:
    from generator.review.approved import ApprovedBriefing
    from generator.writing.briefing import Briefing


class ReviewRoom:
    """The review desk's view of a workspace.

    Args:
        workspace: Where briefings are kept; its database is opened at once, so that later calls
            from several threads find it ready.

    Raises:
        StorageError: The database cannot be opened.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._reviews = workspace.stores.reviews
        self._desk = workspace.desk

    @property
    def database(self) -> str:
        """Where its briefings are kept; two rooms with the same database show the same."""
        return self._workspace.settings.database

    @property
    def publication(self) -> str:
        """The publication's name."""
        return self._workspace.settings.publication

    def close(self) -> None:
        """Give back what was opened."""
        self._workspace.close()

    # Looking

    def archive(self, limit: int = 100) -> tuple[ArchiveLine, ...]:
        """The latest briefings, latest as-of first."""
        return tuple(archive_line(line) for line in self._reviews.list(limit))

    def latest(self) -> str | None:
        """Id of the briefing an editor wants to see first: the latest; None when there is none."""
        return next((line.id for line in self._reviews.list(1)), None)

    def open(self, briefing_id: str, revision: int | None = None) -> DraftView:
        """A revision of a briefing; the latest by default.

        Raises:
            UsageError: There is no such briefing or revision.
        """
        briefing = self._reviews.load(briefing_id, revision)
        return draft_view(briefing, self._reviews.state(briefing_id), self._used(briefing))

    def facts(self, briefing_id: str) -> tuple[FactLine, ...]:
        """The facts of a briefing's latest revision, in its order."""
        briefing = self._reviews.load(briefing_id)
        return tuple(fact_lines(briefing, self._workspace.universe(briefing)).values())

    def mail(self, briefing_id: str, revision: int) -> MailPreview:
        """A revision as its recipients would get it."""
        from generator.rendering.charts import chart_specs

        briefing = self._reviews.load(briefing_id, revision)
        specs = chart_specs(briefing, self._workspace.universe(briefing))
        return mail_preview(self._workspace.mail(briefing), specs)

    def history(self, briefing_id: str) -> tuple[HistoryLine, ...]:
        """Everything that happened to a briefing, latest first."""
        writer = self._reviews.load(briefing_id, 1).writer.used
        return history_lines(
            self._reviews.revisions(briefing_id), self._reviews.decisions(briefing_id), writer
        )

    def changes(self, briefing_id: str, before: int, after: int) -> tuple[Change, ...]:
        """What differs between two revisions."""
        return changes(
            self._reviews.load(briefing_id, before), self._reviews.load(briefing_id, after)
        )

    def approval(self, briefing_id: str) -> "ApprovedBriefing | None":
        """What may be sent, while an approval stands."""
        return self._reviews.approval(briefing_id)

    # Deciding

    def try_text(self, briefing_id: str, revision: int, place: Place, text: str) -> PassageLine:
        """What the verifier would say if `text`, not blank, stood in a place; nothing is stored.

        Raises:
            UsageError: There is no such place.
        """
        edited = self._edited(briefing_id, revision, place, text)
        label, passage = next((name, one) for at, name, one in places(edited) if at == place)
        return passage_line(place, label, passage, self._used(edited))

    def save(self, briefing_id: str, revision: int, place: Place, text: str, actor: str) -> int:
        """Put an editor's words in a place and judge the whole note again; the new revision.

        Empty text removes a sentence of a section.

        Raises:
            ConflictError: Somebody saved a newer revision than `revision`.
            ReviewError: The state forbids it, nobody is named, or a part would be left empty.
        """
        if place.part and not text.strip():
            raise ReviewError(f"the {place.part} cannot be empty; write one, or cancel.")
        return self._workspace.edit(
            briefing_id,
            text,
            actor=actor,
            revision=revision,
            part=place.part,
            section=place.section,
            position=place.position,
        ).revision

    def restore(self, briefing_id: str, revision: int, wanted: int, actor: str) -> int:
        """Make an earlier revision the latest again, as a revision of its own.

        Raises:
            ConflictError: Somebody saved a newer revision than `revision`.
            ReviewError: The state forbids it, or nobody is named.
        """
        older = self._reviews.load(briefing_id, wanted)
        again = replace(older, revision=revision)
        return self._desk.edit(again, actor=actor, why=f"restored revision {wanted}").revision

    def approve(
        self, briefing_id: str, revision: int, actor: str, reasons: Mapping[str, str]
    ) -> str:
        """Approve a revision and return the hash of its content.

        Args:
            briefing_id: The briefing.
            revision: The revision that was read.
            actor: Who approves.
            reasons: For each flagged text that may stand, why; blank reasons do not count.

        Raises:
            BlockedError: A flagged text has no reason.
            ConflictError: Somebody saved a newer revision.
            ReviewError: The state forbids it, or nobody is named.
        """
        briefing = self._current(briefing_id, revision)
        overrides = [Override(text, why.strip()) for text, why in reasons.items() if why.strip()]
        parts = self._workspace.mail(briefing).approvable(self._workspace.settings.public)
        approved = self._desk.approve(briefing, parts, actor=actor, overrides=overrides)
        return approved.sha256

    def reject(self, briefing_id: str, revision: int, actor: str, why: str) -> None:
        """Reject a revision.

        Raises:
            ConflictError: Somebody saved a newer revision.
            ReviewError: The state forbids it, nobody is named, or no reason is given.
        """
        self._current(briefing_id, revision)
        self._desk.reject(briefing_id, actor=actor, why=why)

    # Making

    def make_sample(self) -> str:
        """Make the sample briefing, which needs no key and no network; its id.

        Raises:
            BriefingError: It could not be made; nothing half-written is left.
        """
        request = RunRequest(source="sample", model="rules", with_charts=True)
        return self._workspace.run(request).briefing.id

    def _current(self, briefing_id: str, revision: int) -> "Briefing":
        latest = self._reviews.load(briefing_id)
        if latest.revision != revision:
            raise ConflictError(
                f"somebody saved revision {latest.revision} while you read revision {revision}; "
                "it is shown now, read it before you decide."
            )
        return latest

    def _edited(self, briefing_id: str, revision: int, place: Place, text: str) -> "Briefing":
        briefing = self._reviews.load(briefing_id, revision)
        check = self._workspace.checker(briefing)
        if place.part:
            return edit_part(briefing, place.part, text, check)
        return edit_sentence(briefing, place.section, place.position, text, check)

    def _used(self, briefing: "Briefing") -> dict[str, FactLine]:
        return fact_lines(briefing, self._workspace.universe(briefing), only_used=True)


def login_name() -> str:
    """The name of whoever runs this process, or nothing where the system has no name for them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
