"""PolicyHistory: the federal funds target range and the meetings that set it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from generator.market.as_of import NEW_YORK

ANNOUNCED = time(14, 0)
"""Decisions are published at 2 p.m. New York on the decision day."""


@dataclass(frozen=True, slots=True)
class RangeChange:
    """One change of the target range; `lower` and `upper` in percent."""

    effective: date
    decided: date
    lower: float
    upper: float
    change_bp: float
    """Signed change of the upper bound, in basis points; 0.0 for the first known range."""
    seen_before: date | None = None
    """Last day the source states before `effective`, where it skips business days between."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """The doubt about `effective` that a hole in the source leaves."""
        if self.seen_before is None:
            return ()
        return (
            f"missing day: the target range has no row between {self.seen_before.isoformat()} and "
            f"{self.effective.isoformat()} ({self.lower:g} to {self.upper:g} percent), so the "
            "change may have taken effect earlier",
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One FOMC decision day."""

    decision: date
    scheduled: bool

    @property
    def announced(self) -> datetime:
        """The instant its outcome is public."""
        return datetime.combine(self.decision, ANNOUNCED, tzinfo=NEW_YORK)


@dataclass(frozen=True, slots=True)
class PolicyHistory:
    """Changes of the target range, oldest first; the first entry is the first known range."""

    changes: tuple[RangeChange, ...]
    known_until: date
    """Last day for which the source states the range."""
    meetings: tuple[Meeting, ...] = ()
    source: str = ""
    meetings_source: str = ""
