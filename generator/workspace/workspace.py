"""Workspace: the one place where settings become sources, stores, models and mail servers.

The command line and the review desk talk to it and to plain data, nothing else.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import BriefingError
from generator.market.as_of import NEW_YORK, parse_as_of
from generator.market.calendar import SessionCalendar
from generator.settings import Settings, load_settings
from generator.workspace.clock import Clock, system_clock
from generator.workspace.mail import open_mailer
from generator.workspace.request import SAMPLE_MORNING, RunOutcome, RunRequest
from generator.workspace.writers import load_prompt, open_writer

if TYPE_CHECKING:
    from generator.delivery.deliver import DeliverySummary
    from generator.delivery.queue import QueueSummary
    from generator.facts.fact import Fact
    from generator.market.universe import Universe
    from generator.pipeline import Result
    from generator.review.approved import ApprovedBriefing
    from generator.review.desk import ReviewDesk
    from generator.review.run_record import RunRecord
    from generator.storage.stores import Stores
    from generator.verification.report import Report
    from generator.workspace.mail_draft import MailDraft
    from generator.workspace.morning import Morning, MorningShelf
    from generator.writing.briefing import Briefing
    from generator.writing.edit import Part
    from generator.writing.passages import Check


class Workspace:
    """Everything an installation can do.

    Args:
        settings: How it is set up; read from the environment by default.
        clock: Gives the aware current instant.
    """

    def __init__(self, settings: Settings | None = None, clock: Clock | None = None) -> None:
        self.settings = settings or load_settings()
        self._clock = clock or system_clock
        self.calendar = SessionCalendar()

    @cached_property
    def stores(self) -> "Stores":
        """The database's stores, made and migrated on first use."""
        from generator.storage.stores import open_stores

        return open_stores(self.settings.database)

    @cached_property
    def desk(self) -> "ReviewDesk":
        """Reviewing, approving and rejecting stored briefings."""
        from generator.review.desk import ReviewDesk

        return ReviewDesk(self.stores.reviews, self._clock)

    def close(self) -> None:
        """Give back what was opened."""
        if "stores" in self.__dict__:
            self.stores.close()

    # Making a briefing

    def run(self, request: RunRequest) -> RunOutcome:
        """Make, check, store and write one briefing; the record is kept whatever happens.

        Raises:
            BriefingError: One sentence for the user; nothing half-written is left.
        """
        from generator.review.run_record import RunRecord

        source = request.source or self.settings.source
        as_of = self.as_of(request.as_of, source)
        run_id = f"{self._now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        record = RunRecord(run_id, request.to_json(source, as_of), self._now().isoformat())
        runs = self.stores.runs
        try:
            result = self._make(request, source, as_of, record)
            with record.stage("store"):
                state = self.desk.submit(result.briefing)
        except BriefingError as error:
            failed = record.finish("failed", self._now().isoformat(), str(error))
            runs.save(run_id, failed, at=self._now())
            raise
        body = record.finish("finished", self._now().isoformat())
        runs.save(run_id, body, at=self._now())
        from generator.workspace.mail_draft import mail_draft

        briefing, files = result.briefing, self._written(request, result, body)
        mail = mail_draft(briefing, result.publication.mail, self.settings, self._now())
        return RunOutcome(briefing, state, files, body, mail.findings)

    def _make(
        self, request: RunRequest, source: str, as_of: datetime, record: "RunRecord"
    ) -> "Result":
        from generator.pipeline import Job, run
        from generator.rendering.mail_images import check_hosting
        from generator.rendering.output import check_folder
        from generator.sources.registry import open_source
        from generator.writing.assemble import Identity

        day = as_of.astimezone(NEW_YORK).date()
        briefing_id = f"{request.edition}-{day.isoformat()}-{record.run_id[-6:]}"
        check_folder(request.folder(self.settings.outputs, briefing_id))
        check_hosting(self.settings.mail_images, self.settings.public_url)
        prompt = load_prompt(self.settings, request.prompt)
        record.keep(prompt={"ref": prompt.ref, "sha256": prompt.sha256})
        with open_writer(self.settings, request.model, prompt) as writer:
            job = Job(
                who=Identity(briefing_id, record.run_id, request.edition),
                as_of=as_of,
                source=open_source(source),
                writer=writer,
                calendar=self.calendar,
                publication=self.settings.publication,
                with_charts=request.with_charts,
                mail_images=self.settings.mail_images,
                public_url=self.settings.public_url,
            )
            return run(job, record)

    def _written(
        self, request: RunRequest, result: "Result", record: dict[str, Any]
    ) -> tuple[Path, ...]:
        from generator.rendering.output import write_output

        folder = request.folder(self.settings.outputs, result.briefing.id)
        return write_output(folder, result.publication, record["facts"], record)

    # Facts and checking

    def as_of(self, text: str | None, source: str) -> datetime:
        """The instant a command means: as given, else the sample's last morning, else now.

        Raises:
            UsageError: The text is not an instant or a date.
        """
        if text is not None:
            return parse_as_of(text)
        return parse_as_of(SAMPLE_MORNING) if source == "sample" else self._now()

    def mornings(self, source: str | None = None) -> "Callable[[datetime], Morning]":
        """Read a source once and give its mornings.

        Raises:
            BriefingError: The source is unknown or cannot be read.
        """
        from generator.workspace.morning import open_mornings

        return open_mornings(source or self.settings.source, self.calendar)

    def check_with_facts(self, text: str, facts: "Sequence[Fact]", as_of: datetime) -> "Report":
        """Judge a text against facts computed elsewhere; questions beyond them stay open."""
        from generator.market.universe import default_universe
        from generator.verification.verify import verify

        return verify(text, facts, as_of=as_of, universe=default_universe(), calendar=self.calendar)

    # Reviewing

    def edit(
        self,
        briefing_id: str,
        text: str,
        *,
        actor: str,
        revision: int,
        part: "Part | None" = None,
        section: str = "",
        position: int = 0,
    ) -> "Briefing":
        """Put an editor's words in place of a part, or of one sentence of a section.

        Raises:
            ConflictError: Somebody saved a newer revision than `revision`.
            ReviewError: The state forbids it.
        """
        from generator.writing.edit import edit_part, edit_sentence

        briefing = self.stores.reviews.load(briefing_id, revision)
        check = self.checker(briefing)
        edited = (
            edit_part(briefing, part, text, check)
            if part
            else edit_sentence(briefing, section, position, text, check)
        )
        return self.desk.edit(edited, actor=actor, why=f"edited {part or section}")

    def checker(self, briefing: "Briefing") -> "Check":
        """Judge texts against a stored briefing's facts, with its source's history if readable."""
        from generator.verification.verify import verify

        morning = self._morning_of(briefing)
        return partial(
            verify,
            facts=briefing.facts,
            as_of=briefing.as_of,
            universe=morning.data.universe if morning else self.universe(briefing),
            calendar=self.calendar,
            history=morning.sheet.history() if morning else None,
        )

    def universe(self, briefing: "Briefing") -> "Universe":
        """The universe a stored briefing was written with, as far as it can still be read."""
        from generator.market.universe import default_universe

        morning = self._morning_of(briefing)
        return morning.data.universe if morning else default_universe()

    def _morning_of(self, briefing: "Briefing") -> "Morning | None":
        source = self.stores.runs.load(briefing.run_id)["request"]["source"]
        return self._shelf.find(source, briefing.as_of)

    @cached_property
    def _shelf(self) -> "MorningShelf":
        from generator.workspace.morning import MorningShelf

        return MorningShelf(self.calendar)

    def mail(self, briefing: "Briefing") -> "MailDraft":
        """What subscribers would get of a briefing, checked."""
        from generator.workspace.mail_draft import build_mail

        return build_mail(briefing, self.universe(briefing), self.settings, self._now())

    def approve(
        self, briefing_id: str, *, actor: str, override: str | None = None, why: str = ""
    ) -> "ApprovedBriefing":
        """Approve the latest revision; `override` is the reason for letting findings stand.

        Raises:
            BlockedError: Findings stand in the way and no reason was given.
            ReviewError: The mail does not pass its own checks.
        """
        from generator.review.approval import override_all

        briefing = self.stores.reviews.load(briefing_id)
        overrides = override_all(briefing, override) if override else ()
        parts = self.mail(briefing).approvable(self.settings.public)
        return self.desk.approve(briefing, parts, actor=actor, overrides=overrides, why=why)

    # Sending

    def send(self, briefing_id: str, *, actor: str) -> "QueueSummary":
        """Queue an approved briefing for every active subscriber."""
        from generator.delivery.queue import queue_edition

        stores, now = self.stores, self._now()
        return queue_edition(
            stores.reviews, stores.outbox, stores.subscribers, briefing_id, actor=actor, at=now
        )

    def send_test(self, briefing_id: str, address: str, *, folder: Path | None = None) -> str:
        """Send one marked test message, or write it to a folder; return its Message-ID."""
        from generator.delivery.trial import send_test

        with open_mailer(self.settings, folder) as mailer:
            return send_test(self.stores.reviews, mailer, briefing_id, address, at=self._now())

    def rehearse(self, briefing_id: str, folder: Path) -> int:
        """Write every subscriber's message as an .eml file; nothing is recorded as sent."""
        from generator.delivery.trial import rehearse

        stores = self.stores
        with open_mailer(self.settings, folder) as mailer:
            return rehearse(stores.reviews, stores.subscribers, mailer, briefing_id, at=self._now())

    def deliver(self, *, actor: str = "deliver") -> "DeliverySummary":
        """Drain the outbox.

        Raises:
            DeliveryError: No mail server is set, or it cannot be used.
        """
        from generator.delivery.deliver import Delivery

        stores = self.stores
        with open_mailer(self.settings) as mailer:
            delivery = Delivery(
                stores.outbox,
                stores.reviews,
                stores.subscribers,
                mailer,
                clock=self._clock,
                actor=actor,
            )
            return delivery.drain()

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)
