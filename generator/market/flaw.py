"""Flaw: something doubtful about one bar of a series, found before facts are computed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

FlawKind = Literal[
    "unfinished bar",
    "missing session",
    "stale series",
    "bar on a closed day",
    "reverted spike",
    "sudden move",
    "close outside range",
    "high out of line",
    "sources differ",
    "contradicted close",
    "repeated close",
]
"""The name a warning starts with."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One doubt about one session of an instrument."""

    kind: FlawKind
    day: date
    """The session it is about."""
    known_from: date
    """First day whose data show it; a spike that reverts is known a session later."""
    message: str
    """What is wrong, with instrument, date and value."""
    condemns: bool = False
    """True when the bar is shown to be bad: facts that would rest on it are withheld."""
    at_most: float | None = None
    """The highest close the bar can have had, where that is known."""

    @property
    def warning(self) -> str:
        """The flaw as facts carry it: its kind and what is wrong."""
        return f"{self.kind}: {self.message}"
