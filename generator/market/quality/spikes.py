"""Spikes: a move far beyond the usual that the next session takes back.

Such a bar may be a bad tick or a wild day: 2008-11-20, 2020-03-12 and 2020-03-17 were real. It is
therefore only a warning, unless the day's own range or a second source contradicts the close.
"""

from collections.abc import Iterator

import numpy as np

from generator.market.flaw import Flaw
from generator.market.history import FloatArray, PriceHistory
from generator.market.instrument import Instrument

LEAST = 0.04
"""Moves below this fraction are never called spikes."""

LEAST_POINTS = 0.3
"""The same for yields, whose moves are differences in percentage points."""

USUAL_DAYS = 2.5
"""A spike is at least this many standard deviations of the moves of the year before it."""

TAKEN_BACK = 0.75
"""At least this share of the move is undone in the next session."""

SUDDEN = 10.0
"""A last move of this many standard deviations of the year before it may be a wrong price."""

OUTSIDE = 0.001
"""A close this far outside its day's range contradicts it; less is rounding."""

Proof = tuple[str, float]
"""What contradicts a close, and the highest the close can have been."""

_YEAR = 252
_FEWEST = 20


def reverted_spikes(
    history: PriceHistory, instrument: Instrument, second: PriceHistory | None = None
) -> list[Flaw]:
    """Spikes that reverted, each known from the session that took it back.

    Args:
        history: The series to look at.
        instrument: Whose series it is.
        second: The same instrument from another source, for the days it has.
    """
    found = []
    for place in _spikes(history):
        proof = _outside_range(history, place) or _denied(history, place, second)
        day, after = history.day_at(place), history.day_at(place + 1)
        then = history.close[place + 1]
        story = (
            f"{_story(history, instrument, place)} and the next session took it back "
            f"({then:g} on {after.isoformat()})"
        )
        if proof:
            reason, at_most = proof
            found.append(
                Flaw("contradicted close", day, after, f"{story}; {reason}", True, at_most)
            )
        else:
            # A fall that is a wrong price hides a close like the two around it.
            highest = float(history.close[place - 1 : place + 2].max())
            found.append(Flaw("reverted spike", day, after, story, at_most=highest))
    return found


def sudden_move(history: PriceHistory, instrument: Instrument, at: int) -> Flaw | None:
    """The doubt about a session's move that dwarfs a year of moves, before the next one is known.

    A crash looks the same, so it is only ever a warning. One that takes back the move before it is
    no news.
    """
    if at <= _FEWEST:
        return None
    year = history.close[max(at - 1 - _YEAR, 0) : at + 1]
    moves = _moves(history, year)
    size = abs(float(moves[-1]))
    over_two = abs(float(_moves(history, year, sessions=2)[-1]))
    if size < _least(history) or over_two <= (1.0 - TAKEN_BACK) * size:
        return None
    if size < SUDDEN * float(np.std(moves[:-1], ddof=1)):
        return None
    day = history.day_at(at)
    return Flaw(
        "sudden move",
        day,
        day,
        f"{_story(history, instrument, at)}, more than {SUDDEN:g} times a usual day",
    )


def _story(history: PriceHistory, instrument: Instrument, place: int) -> str:
    before, close = history.close[place - 1 : place + 1]
    is_yield = history.may_be_negative
    move = f"{close - before:+.2f} points" if is_yield else f"{close / before - 1:+.1%}"
    return (
        f"{instrument.name}: the close of {history.day_at(place).isoformat()}, {close:g}, lies "
        f"{move} from the one before ({before:g})"
    )


def _moves(history: PriceHistory, close: FloatArray, sessions: int = 1) -> FloatArray:
    """Moves over some sessions: fractions, or differences of yields, which may be zero."""
    earlier, later = close[:-sessions], close[sessions:]
    return later - earlier if history.may_be_negative else later / earlier - 1.0


def _least(history: PriceHistory) -> float:
    return LEAST_POINTS if history.may_be_negative else LEAST


def _spikes(history: PriceHistory) -> Iterator[int]:
    moves = _moves(history, history.close)
    over_two = np.abs(_moves(history, history.close, sessions=2))
    sizes = np.abs(moves[:-1])
    taken_back = over_two <= (1.0 - TAKEN_BACK) * sizes
    for at in np.flatnonzero((sizes >= _least(history)) & taken_back).tolist():
        year = moves[max(at - _YEAR, 0) : at]
        if len(year) >= _FEWEST and sizes[at] >= USUAL_DAYS * float(np.std(year, ddof=1)):
            yield at + 1


def _outside_range(history: PriceHistory, place: int) -> Proof | None:
    low, high, close = history.low[place], history.high[place], history.close[place]
    if close > high * (1 + OUTSIDE) or close < low * (1 - OUTSIDE):
        return f"it is outside that day's range of {low:g} to {high:g}", float(high)
    return None


def _denied(history: PriceHistory, place: int, second: PriceHistory | None) -> Proof | None:
    if second is None:
        return None
    day = history.day_at(place)
    at = second.position(day)
    if at < 0 or second.day_at(at) != day:
        return None
    other, close = second.close[at], history.close[place]
    move = _moves(history, history.close[place - 1 : place + 1])[0]
    apart = _moves(history, np.array([other, close]))[0]
    if abs(apart) < abs(move) / 2:
        return None
    return f"{second.source} has {other:g}", float(other)
