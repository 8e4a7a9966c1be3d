"""In-memory twins of the review and run stores, for tests and trials."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from generator.review.approved import ApprovedBriefing
from generator.review.decision import Decision
from generator.review.refusal import (
    already_stored,
    no_briefing,
    no_revision,
    no_run,
    require_current,
)
from generator.review.run_store import RunLine
from generator.review.store import STANDING, BriefingLine, RevisionLine
from generator.writing.briefing import Briefing, State


@dataclass(slots=True)
class _Kept:
    revisions: list[tuple[Briefing, datetime]]
    state: State
    changed_at: datetime
    decisions: list[Decision] = field(default_factory=list)
    approvals: dict[int, ApprovedBriefing] = field(default_factory=dict)

    @property
    def latest(self) -> Briefing:
        return self.revisions[-1][0]


class MemoryReviewStore:
    """`ReviewStore` in a dictionary; one thread only."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def add(self, briefing: Briefing, state: State, *, at: datetime) -> None:
        """Store the first revision of a new briefing."""
        if briefing.id in self._kept:
            raise already_stored(briefing.id)
        now = at.astimezone(UTC)
        self._kept[briefing.id] = _Kept([(briefing, now)], state, now)

    def save_revision(
        self, briefing: Briefing, decision: Decision, *, expected_revision: int
    ) -> None:
        """Store an edited briefing as the next revision, with the decision that made it."""
        kept = self._find(briefing.id)
        require_current(decision, kept.state, kept.latest.revision, expected_revision)
        kept.revisions.append((briefing, decision.at))
        self._apply(kept, decision)

    def record(self, decision: Decision, approval: ApprovedBriefing | None = None) -> None:
        """Record a decision on the latest revision."""
        kept = self._find(decision.briefing_id)
        require_current(decision, kept.state, kept.latest.revision, decision.revision)
        if approval is not None:
            kept.approvals[approval.revision] = approval
        self._apply(kept, decision)

    def load(self, briefing_id: str, revision: int | None = None) -> Briefing:
        """A revision of a briefing; the latest by default."""
        kept = self._find(briefing_id)
        if revision is None:
            return kept.latest
        for briefing, _ in kept.revisions:
            if briefing.revision == revision:
                return briefing
        raise no_revision(briefing_id, revision)

    def state(self, briefing_id: str) -> State:
        """The briefing's state."""
        return self._find(briefing_id).state

    def list(self, limit: int = 20, *, state: State | None = None) -> tuple[BriefingLine, ...]:
        """The latest briefings, latest as-of first, then latest added first."""
        newest_first = reversed(self._kept.values())
        found = [kept for kept in newest_first if state is None or kept.state == state]
        found.sort(key=lambda kept: kept.latest.as_of, reverse=True)
        return tuple(_line(kept) for kept in found[:limit])

    def revisions(self, briefing_id: str) -> tuple[RevisionLine, ...]:
        """Every revision, oldest first."""
        return tuple(
            RevisionLine(b.revision, b.headline.text, b.verdict, at)
            for b, at in self._find(briefing_id).revisions
        )

    def decisions(self, briefing_id: str) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        return tuple(self._find(briefing_id).decisions)

    def approval(self, briefing_id: str) -> ApprovedBriefing | None:
        """The approval of the latest revision, while it stands."""
        kept = self._find(briefing_id)
        return kept.approvals.get(kept.latest.revision) if kept.state in STANDING else None

    def _find(self, briefing_id: str) -> _Kept:
        if briefing_id not in self._kept:
            raise no_briefing(briefing_id)
        return self._kept[briefing_id]

    @staticmethod
    def _apply(kept: _Kept, decision: Decision) -> None:
        kept.decisions.append(decision)
        kept.state = decision.after
        kept.changed_at = decision.at


class MemoryRunStore:
    """`RunStore` in a dictionary; one thread only."""

    def __init__(self) -> None:
        self._records: dict[str, tuple[str, datetime]] = {}

    def save(self, run_id: str, record: Mapping[str, Any], *, at: datetime) -> None:
        """Keep a run's record."""
        self._records[run_id] = (json.dumps(dict(record)), at.astimezone(UTC))

    def load(self, run_id: str) -> dict[str, Any]:
        """The record as saved."""
        if run_id not in self._records:
            raise no_run(run_id)
        record: dict[str, Any] = json.loads(self._records[run_id][0])
        return record

    def list(self, limit: int = 20) -> tuple[RunLine, ...]:
        """The latest runs, latest first."""
        lines = [RunLine(run_id, at) for run_id, (_, at) in reversed(self._records.items())]
        lines.sort(key=lambda line: line.saved_at, reverse=True)
        return tuple(lines[:limit])


def _line(kept: _Kept) -> BriefingLine:
    briefing = kept.latest
    return BriefingLine(
        id=briefing.id,
        edition=briefing.edition,
        as_of=briefing.as_of,
        session=briefing.session,
        headline=briefing.headline.text,
        verdict=briefing.verdict,
        state=kept.state,
        revision=briefing.revision,
        is_sample=briefing.is_sample,
        changed_at=kept.changed_at,
    )
