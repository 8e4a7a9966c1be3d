"""History views: who did what to a briefing when, and what changed between two revisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.context.display import format_day, format_time
from generator.market.as_of import NEW_YORK
from generator.workspace.review_view import places

if TYPE_CHECKING:
    from generator.review.decision import Decision
    from generator.review.store import BriefingLine, RevisionLine
    from generator.verification.report import Verdict
    from generator.writing.briefing import Briefing, State

_WORD = re.compile(r"\S+|\s+")

_DONE = {
    "edit": "edited",
    "approve": "approved",
    "reject": "rejected",
    "queue": "queued for sending",
    "send": "sent",
}


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One briefing of the archive."""

    id: str
    run: str
    """What tells it from other briefings of the day."""
    day: str
    headline: str
    state: "State"
    verdict: "Verdict"
    revision: int
    is_sample: bool
    changed: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step of a briefing's life."""

    at: str
    actor: str
    action: str
    revision: int
    why: str
    state: "State | None"
    """The state it led to; None for the first revision."""
    verdict: "Verdict | None"
    """Verdict of the revision it made, for steps that made one."""
    overrides: tuple[tuple[str, str], ...]
    """Flagged texts that were let stand, with the reasons."""
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage that two revisions share, or not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that differs between two revisions; an empty side means it is not there."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def archive_line(line: "BriefingLine") -> ArchiveLine:
    """A briefing as the archive lists it."""
    day = line.as_of.astimezone(NEW_YORK).date()
    return ArchiveLine(
        id=line.id,
        run=line.id.rsplit("-", 1)[-1],
        day=f"{day:%a} {format_day(day, day)}, {day.year}",
        headline=line.headline,
        state=line.state,
        verdict=line.verdict,
        revision=line.revision,
        is_sample=line.is_sample,
        changed=_when(line.changed_at),
    )


def history_lines(
    revisions: "Sequence[RevisionLine]", decisions: "Sequence[Decision]", writer: str
) -> tuple[HistoryLine, ...]:
    """Everything that happened, latest first."""
    verdicts = {line.revision: line.verdict for line in revisions}
    first = revisions[0]
    steps = [
        HistoryLine(_when(first.saved_at), writer, "wrote", 1, "", None, first.verdict, (), None),
        *(_step(decision, verdicts) for decision in decisions),
    ]
    return tuple(reversed(steps))


def changes(before: "Briefing", after: "Briefing") -> tuple[Change, ...]:
    """Passages that differ, in reading order."""
    return tuple(_changes(_labelled(before), _labelled(after)))


def _step(decision: "Decision", verdicts: "dict[int, Verdict]") -> HistoryLine:
    return HistoryLine(
        at=_when(decision.at),
        actor=decision.actor,
        action=_DONE[decision.action],
        revision=decision.revision,
        why=decision.why,
        state=decision.after,
        verdict=verdicts.get(decision.revision) if decision.action == "edit" else None,
        overrides=tuple((one.text, one.reason) for one in decision.overrides),
        sha256=decision.sha256,
    )


def _changes(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[Change]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(a1 - a0, b1 - b0)):
            gone = old[a0 + step] if a0 + step < a1 else ("", "")
            come = new[b0 + step] if b0 + step < b1 else ("", "")
            yield Change(come[0] or gone[0], *_compared(gone[1], come[1]))


def _compared(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        differs = tag != "equal"
        left += [Piece("".join(old[a0:a1]), differs)] if a1 > a0 else []
        right += [Piece("".join(new[b0:b1]), differs)] if b1 > b0 else []
    return tuple(left), tuple(right)


def _labelled(briefing: "Briefing") -> list[tuple[str, str]]:
    return [(label, passage.text) for _, label, passage in places(briefing)]


def _when(instant: datetime) -> str:
    local = instant.astimezone(NEW_YORK)
    return f"{format_day(local.date(), local.date())}, {local.year}, {format_time(instant)}"
