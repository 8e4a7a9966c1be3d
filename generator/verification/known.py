"""What the ledger answers: levels, moves and records with the fact they come from."""

from dataclasses import dataclass
from datetime import date

from generator.market.lookup import Basis


@dataclass(frozen=True, slots=True)
class Known:
    """A value with the fact it comes from; None when the history answered."""

    value: float
    fact: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A move over a period: signed fraction, and change in points, dollars or basis points."""

    fraction: float
    change: float
    fact: str | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Largest:
    """A day's move and the latest earlier session with one at least as large."""

    fraction: float
    since: date | None
    fact: str | None = None
    coverage_start: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one basis as it stood after a session."""

    basis: Basis
    level: float
    day: date
    is_record: bool
    previous: float
    previous_day: date | None
    nth_this_year: int | None = None
    wait: int | None = None
    run: int | None = None
    fact: str | None = None
    coverage_start: date | None = None
    all_time: bool = True
