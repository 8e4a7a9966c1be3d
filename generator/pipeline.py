"""The pipeline: from a source to a checked, rendered briefing, in the order it happens."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from generator.context.build import build_context
from generator.facts.compute import FactComputer
from generator.market.calendar import SessionCalendar
from generator.rendering.mail_images import MailImages
from generator.rendering.publication import Publication, publish
from generator.review.run_record import RunRecord
from generator.review.run_story import context_story, draft_story, facts_story, findings_story
from generator.sources.source import Source
from generator.verification.verify import verify
from generator.writing.assemble import Identity, assemble
from generator.writing.briefing import Briefing
from generator.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class Job:
    """One briefing to make."""

    who: Identity
    as_of: datetime
    source: Source
    writer: Writer
    calendar: SessionCalendar
    publication: str = "Market Briefing"
    with_charts: bool = True
    mail_images: MailImages = "cid"
    public_url: str | None = None
    """Base address of the public pages, where there are any."""


@dataclass(frozen=True, slots=True)
class Result:
    """A checked briefing and what its readers will see."""

    briefing: Briefing
    publication: Publication


def run(job: Job, record: RunRecord) -> Result:
    """Make one briefing; everything that happened is in `record`, also when this raises.

    Raises:
        BriefingError: The source cannot be read, or knows nothing at the as-of instant.
    """
    with record.stage("source"):
        data = job.source.load()
    with record.stage("facts"):
        sheet = FactComputer(data, job.calendar).at(job.as_of)
    with record.stage("context"):
        context = build_context(sheet, data, job.calendar)
    record.keep(**facts_story(sheet, context), **context_story(context))
    check = partial(
        verify,
        facts=tuple(sheet.facts.values()),
        as_of=job.as_of,
        universe=data.universe,
        calendar=job.calendar,
        history=sheet.history(),
    )
    with record.stage("write"):
        manuscript = job.writer.write(context, check)
    record.keep(**draft_story(manuscript.draft, manuscript.note, manuscript.record))
    with record.stage("verify"):
        briefing = assemble(manuscript.draft, context, sheet, check, manuscript.note, job.who)
    record.keep(**findings_story(briefing))
    with record.stage("render"):
        pages = publish(
            briefing,
            data.universe,
            name=job.publication,
            has_page=job.public_url is not None,
            with_charts=job.with_charts,
            mail_images=job.mail_images,
            public_url=job.public_url,
        )
    return Result(briefing, pages)
