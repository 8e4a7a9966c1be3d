"""Sessions that are missing, bars on days without a session, and series that end too early."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from generator.market.flaw import Flaw
from generator.market.history import DayArray, PriceHistory
from generator.market.instrument import Instrument
from generator.market.trading_days import trading_days


def session_flaws(history: PriceHistory, instrument: Instrument) -> list[Flaw]:
    """Missing sessions and bars on closed days, between the first and the last bar."""
    due = _due_between(history, instrument)
    if np.array_equal(due, history.sessions):
        return []
    return [
        *_missing(history, instrument, due[~_among(due, history.sessions)]),
        *_closed(history, instrument),
    ]


def _due_between(history: PriceHistory, instrument: Instrument) -> DayArray:
    due = trading_days(instrument).due
    first = due.searchsorted(history.sessions[0])
    return due[first : due.searchsorted(history.sessions[-1], side="right")]


def _missing(history: PriceHistory, instrument: Instrument, absent: DayArray) -> Iterator[Flaw]:
    """Each is known once a later bar is there; until then the series is merely behind."""
    following = history.sessions[history.sessions.searchsorted(absent)]
    for day, after in zip(absent.tolist(), following.tolist(), strict=True):
        message = f"{instrument.name}: no bar for the session of {day.isoformat()}"
        yield Flaw("missing session", day, after, message)


def _closed(history: PriceHistory, instrument: Instrument) -> Iterator[Flaw]:
    possible = trading_days(instrument).possible
    at_odds = ~_among(history.sessions, possible) & (history.sessions >= possible[0])
    for place in np.flatnonzero(at_odds).tolist():
        day = history.day_at(place)
        message = (
            f"{instrument.name}: a bar ({history.close[place]:g}) is dated {day.isoformat()}, "
            "a day without a session"
        )
        level = float(history.close[place])
        yield Flaw("bar on a closed day", day, day, message, at_most=level)


def stale_series(instrument: Instrument, last: date, latest: date) -> Flaw | None:
    """The doubt about a series whose last bar is older than its market's last complete session.

    Args:
        instrument: Whose series it is.
        last: Its last bar.
        latest: Last day whose session, if there was one, is complete.
    """
    if last >= latest:
        return None
    due = trading_days(instrument).due
    after, stop = due.searchsorted(
        np.array([last, latest], dtype="datetime64[D]"), side="right"
    ).tolist()
    if after == stop:
        return None
    day: date = due[stop - 1].item()
    behind = f"{stop - after} sessions" if stop - after > 1 else "one session"
    return Flaw(
        "stale series",
        day,
        day,
        f"{instrument.name}: the data end on {last.isoformat()}, {behind} before {day.isoformat()}",
    )


def _among(days: DayArray, known: DayArray) -> npt.NDArray[np.bool_]:
    """Which of the sorted `days` occur in the sorted `known`."""
    at = np.minimum(known.searchsorted(days), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[at] == days
    return found
