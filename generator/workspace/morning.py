"""Morning: one source at one instant, with its facts and a verifier over them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.context.facts_json import sheet_json
from generator.errors import BriefingError
from generator.facts.compute import FactComputer
from generator.facts.sheet import FactSheet
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.sources.registry import open_source
from generator.verification.report import Report


@dataclass(frozen=True)
class Morning:
    """One morning of one source: its data, its facts, and a verifier over both."""

    data: MarketData
    sheet: FactSheet
    calendar: SessionCalendar

    def facts_json(self, subject: str | None = None) -> list[dict[str, Any]]:
        """Facts in the documented form, with statements."""
        return sheet_json(self.sheet, self.data.universe, subject=subject)

    def check(self, text: str) -> Report:
        """Judge a text against everything known that morning."""
        from generator.verification.verify import verify

        return verify(
            text,
            tuple(self.sheet.facts.values()),
            as_of=self.sheet.as_of,
            universe=self.data.universe,
            calendar=self.calendar,
            history=self.sheet.history(),
        )


def open_mornings(source: str, calendar: SessionCalendar) -> Callable[[datetime], Morning]:
    """Read a source once and give its mornings.

    Raises:
        BriefingError: The source is unknown or cannot be read.
    """
    data = open_source(source).load()
    computer = FactComputer(data, calendar)
    return lambda as_of: Morning(data, computer.at(as_of), calendar)


class MorningShelf:
    """Keeps the morning asked for last, so that judging each edit does not read a source again."""

    def __init__(self, calendar: SessionCalendar) -> None:
        self._calendar = calendar
        self._kept: tuple[str, datetime, Morning | None] | None = None

    def find(self, source: str, as_of: datetime) -> Morning | None:
        """The morning of a source; None when it can no longer be read."""
        if self._kept is None or self._kept[:2] != (source, as_of):
            self._kept = (source, as_of, self._read(source, as_of))
        return self._kept[2]

    def _read(self, source: str, as_of: datetime) -> Morning | None:
        try:
            return open_mornings(source, self._calendar)(as_of)
        except BriefingError:
            return None
