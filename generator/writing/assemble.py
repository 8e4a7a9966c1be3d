"""Assemble: from a draft and its context to a briefing whose every passage has been judged."""

from dataclasses import dataclass, replace

from generator.context.context import Context
from generator.draft import Draft, Sentence
from generator.facts.sheet import FactSheet
from generator.writing.briefing import Briefing, BriefingSection, Passage, WriterNote
from generator.writing.passages import Check, judge_alone, judge_together, print_passage
from generator.writing.source_lines import source_lines

CHART_DAYS = 366
"""Calendar days of closes kept for the charts."""

RATE_DAYS = 5 * 366
"""Calendar days of the target range kept for its chart: about one cycle of policy."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What names a briefing and the run that made it."""

    briefing_id: str
    run_id: str
    edition: str


def assemble(
    draft: Draft,
    context: Context,
    sheet: FactSheet,
    check: Check,
    writer: WriterNote,
    who: Identity,
) -> Briefing:
    """Print, judge and put together.

    Raises:
        KeyError: A sentence uses a token the context does not have.
    """
    paragraphs = [[_printed(s, context) for s in section.sentences] for section in draft.sections]
    judged = judge_together(paragraphs, check)
    series = (
        *(one for subject in sheet.views if (one := sheet.series(subject, CHART_DAYS))),
        *sheet.rate_series(RATE_DAYS),
    )
    return Briefing(
        id=who.briefing_id,
        edition=who.edition,
        as_of=context.as_of,
        session=context.session,
        headline=judge_alone(_printed(draft.headline, context), check),
        dek=judge_alone(_printed(draft.dek, context), check),
        subject=judge_alone(_printed(draft.subject, context), check),
        preheader=judge_alone(_printed(draft.preheader, context), check),
        sections=tuple(
            BriefingSection(section.id, section.title, tuple(row))
            for section, row in zip(draft.sections, judged, strict=True)
        ),
        facts=tuple(context.facts.values()),
        writer=writer,
        sources=source_lines(sheet, context.label),
        notices=context.notices,
        series=series,
        label=context.label,
        is_sample=context.is_sample,
        run_id=who.run_id,
    )


def rejudge(briefing: Briefing, check: Check) -> Briefing:
    """The same briefing with every passage judged again, after an edit."""
    rows = judge_together([section.passages for section in briefing.sections], check)
    return replace(
        briefing,
        headline=judge_alone(briefing.headline, check),
        dek=judge_alone(briefing.dek, check),
        subject=judge_alone(briefing.subject, check),
        preheader=judge_alone(briefing.preheader, check),
        sections=tuple(
            replace(section, passages=tuple(row))
            for section, row in zip(briefing.sections, rows, strict=True)
        ),
    )


def _printed(sentence: Sentence, context: Context) -> Passage:
    return print_passage(sentence, context.all_tokens)
