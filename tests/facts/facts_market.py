"""Small markets whose facts can be checked by hand."""

from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from generator.facts.compute import FactComputer
from generator.facts.sheet import FactSheet
from generator.market.as_of import NEW_YORK
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.market.history import PriceHistory
from generator.market.universe import Universe, default_universe

CALENDAR = SessionCalendar()


def days_until(last: date, count: int, *, weekends: bool = False) -> list[date]:
    """The last `count` days up to `last`, weekdays only unless told otherwise."""
    found: list[date] = []
    day = last
    while len(found) < count:
        if weekends or day.weekday() < 5:
            found.append(day)
        day -= timedelta(days=1)
    return found[::-1]


def history(
    subject: str,
    closes: list[float],
    last: date,
    *,
    highs: list[float] | None = None,
    weekends: bool = False,
) -> PriceHistory:
    """Bars ending at `last`; highs equal the closes unless given."""
    index = pd.DatetimeIndex(days_until(last, len(closes), weekends=weekends))
    frame = pd.DataFrame(
        {
            "open": closes,
            "high": highs if highs is not None else closes,
            "low": closes,
            "close": closes,
        },
        index=index,
        dtype=np.float64,
    )
    return PriceHistory(subject, frame, f"{subject}.csv", subject.startswith("yield."))


def market(
    *histories: PriceHistory, universe: Universe | None = None, **parts: object
) -> MarketData:
    """Market data of these histories and any other parts."""
    prices = {one.instrument_id: one for one in histories}
    return MarketData("a hand-made market", universe or default_universe(), prices, **parts)


def evening(day: date) -> datetime:
    """18:00 New York on `day`: every session of that day is complete but crypto's."""
    return datetime(day.year, day.month, day.day, 18, tzinfo=NEW_YORK)


def sheet(data: MarketData, as_of: datetime) -> FactSheet:
    """Facts of one instant."""
    return FactComputer(data, CALENDAR).at(as_of)
