"""Fact: one computed or sourced statement about a market, without prose."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.facts.quantity import Quantity

FactDate = date | datetime | None
Flag = bool | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from, for the reader who asks."""

    source: str
    """Series or document, as a reader should see it."""
    formula: str
    """How the value follows from the source, in one line."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """One past case: the day, and what followed over 30 and 90 calendar days (fractions)."""

    day: date
    move_30d: float | None
    move_90d: float | None


@dataclass(frozen=True, slots=True)
class OperationTotal:
    """One operation of a programme and the running total after it, in billions of dollars."""

    day: date
    accepted_bn: Decimal | float
    total_bn: Decimal | float


@dataclass(frozen=True, slots=True)
class RangeOutcome:
    """One target range after a decision: its move from today's (bp), bounds (percent), chance."""

    change_bp: float
    lower: float | None
    upper: float | None
    probability: float


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement's raw content: quantities with units, dates, flags and where it comes from.

    Ids and their quantities follow the table of measures in the documentation (`docs/facts.md`).
    """

    id: str
    subject: str
    measure: str
    as_of: date
    """The session the fact describes."""
    provenance: Provenance
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    dates: Mapping[str, FactDate] = field(default_factory=dict)
    flags: Mapping[str, Flag] = field(default_factory=dict)
    episodes: tuple[Episode, ...] = ()
    by_operation: tuple[OperationTotal, ...] = ()
    """Operations behind a total, oldest first."""
    outcomes: tuple[RangeOutcome, ...] = ()
    """Priced outcomes of a decision, lowest range first."""
    claim_text: str | None = None
    """The attributed sentence of a claim; None for computed facts."""
    attribution: str | None = None
    """Who said it, for claims."""
    warnings: tuple[str, ...] = ()
    """Doubts about the bars it rests on, each named first (`reverted spike: …`)."""
    withheld: bool = False
    """True when it would rest on a bar shown to be bad; such a fact is never listed."""
    salience: float = 0.0
    """How unusual the fact is against its own history, in bits (see `facts.salience`)."""

    def value(self, name: str) -> float:
        """Raw value of a quantity; NaN when the fact lacks it."""
        quantity = self.quantities.get(name)
        return float("nan") if quantity is None else quantity.number

    def day(self, name: str) -> date | None:
        """A named date as a calendar date, or None."""
        found = self.dates.get(name)
        return found.date() if isinstance(found, datetime) else found

    def holds(self, flag: str) -> bool:
        """Whether a flag is set to True."""
        return self.flags.get(flag) is True

    def to_json(self) -> dict[str, Any]:
        """The documented JSON form, without `statement`, which `context` adds."""
        body: dict[str, Any] = {
            "id": self.id,
            "subject": self.subject,
            "measure": self.measure,
            "as_of": self.as_of.isoformat(),
            "quantities": {name: q.to_json() for name, q in self.quantities.items()},
            "dates": {name: d.isoformat() if d else None for name, d in self.dates.items()},
            "flags": {n: list(f) if isinstance(f, tuple) else f for n, f in self.flags.items()},
        }
        if self.episodes:
            body["episodes"] = [
                {"date": e.day.isoformat(), "30d": e.move_30d, "90d": e.move_90d}
                for e in self.episodes
            ]
        if self.by_operation:
            body["by_operation"] = [
                {
                    "date": o.day.isoformat(),
                    "accepted_bn": float(o.accepted_bn),
                    "total_bn": float(o.total_bn),
                }
                for o in self.by_operation
            ]
        if self.outcomes:
            body["outcomes"] = [asdict(outcome) for outcome in self.outcomes]
        if self.claim_text is not None:
            body["claim"] = {"text": self.claim_text, "source": self.attribution}
        body["provenance"] = {
            "source": self.provenance.source,
            "formula": self.provenance.formula,
            "url": self.provenance.url,
        }
        body["warnings"] = list(self.warnings)
        body["salience"] = self.salience
        return body
