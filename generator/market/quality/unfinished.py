"""The last bar, when it was fetched before its session was over."""

from datetime import date

from generator.market.calendar import SessionCalendar
from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument


def unfinished_bar(
    history: PriceHistory, instrument: Instrument, calendar: SessionCalendar
) -> Flaw | None:
    """The doubt about a last bar that cannot hold the session's close; None without one.

    Only a series that knows when it was retrieved can tell.
    """
    if history.retrieved_at is None:
        return None
    day: date = history.day_at(-1)
    if calendar.is_complete(instrument.calendar, day, history.retrieved_at):
        return None
    return Flaw(
        "unfinished bar",
        day,
        day,
        f"{instrument.name}: the bar of {day.isoformat()} ({history.close[-1]:g}) was fetched "
        f"at {history.retrieved_at.isoformat(timespec='minutes')}, before that session's close",
        condemns=True,
    )
