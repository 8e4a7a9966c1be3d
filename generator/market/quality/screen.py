"""Screen a series for everything that can be doubted about it before facts rest on it."""

from generator.market.flaw import Flaw
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument
from generator.market.quality.ranges import range_flaws
from generator.market.quality.repeats import repeated_closes
from generator.market.quality.second_source import differing_closes
from generator.market.quality.sessions import session_flaws
from generator.market.quality.spikes import reverted_spikes


def screen(
    history: PriceHistory, instrument: Instrument, second: PriceHistory | None = None
) -> tuple[Flaw, ...]:
    """Every flaw of a series, ordered by the day from which it is known.

    Yields may stand still for days, so repeats say nothing there.

    Args:
        history: The series, already free of an unfinished last bar.
        instrument: Whose series it is.
        second: The same instrument from another source, where there is one.
    """
    flaws = session_flaws(history, instrument)
    if second is not None:
        flaws += differing_closes(history, instrument, second)
    flaws += reverted_spikes(history, instrument, second)
    if not history.may_be_negative:
        flaws += repeated_closes(history, instrument)
        flaws += range_flaws(history, instrument)
    return tuple(sorted(flaws, key=lambda flaw: (flaw.known_from, flaw.day)))
