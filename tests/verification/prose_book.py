"""Book: what raw series say at an instant, worked out without the facts or the verifier."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

RECORD_FROM = {"gold": 2008, "platinum": 9999, "silver": 9999, "btc": 2018}
"""Years from which a record of the data is a record of all time."""
HIGHS = ("spx", "ndx", "rut", "btc")
EQUITIES = ("spx", "dji", "ndx", "rut")
METALS = ("gold", "silver", "platinum")
YIELDS = ("yield.ust2y", "yield.ust10y")


@dataclass(frozen=True)
class Record:
    level: float
    day: date
    is_new: bool
    previous: float
    previous_day: date
    nth: int
    wait: int


class Series:
    """One series up to its last completed session."""

    def __init__(self, days, close, high):
        self.days, self.close, self.high = days, close, high
        self.day, self.level = days[-1], float(close[-1])

    def at(self, day):
        """Position of the last session on or before `day`; -1 before the first."""
        return int(np.searchsorted(self._ordinals, day.toordinal(), side="right")) - 1

    @property
    def _ordinals(self):
        if not hasattr(self, "_cached"):
            self._cached = np.array([d.toordinal() for d in self.days])
        return self._cached

    def back(self, sessions=1):
        return float(self.close[-1 - sessions])

    def move(self, base, end=None):
        """Fraction from the close at position `base` to that at `end`, by default the last."""
        last = len(self.close) - 1 if end is None else end
        return float(self.close[last] / self.close[base] - 1)

    def day_move(self, back=0):
        last = len(self.close) - 1 - back
        return self.move(last - 1, last)

    def window(self, name):
        """Move over a window, from the last close on or before its base day."""
        at = self.at(base_day(self.day, name))
        return None if at < 0 else self.move(at)

    def span(self, first, last):
        """Move over calendar days, from the close before them."""
        start, end = self.at(first - timedelta(days=1)), self.at(last)
        return None if start < 0 or end <= start else self.move(start, end)

    def streak(self):
        steps = np.sign(np.diff(self.close[-60:]))[::-1]
        run = 0
        while run < len(steps) and steps[run] == steps[0] != 0:
            run += 1
        return int(run * steps[0])

    def record(self, basis="close"):
        levels = self.close if basis == "close" else self.high
        best = int(np.nanargmax(levels))
        is_new = best == len(levels) - 1
        earlier = int(np.nanargmax(levels[:-1]))
        peaks = np.maximum.accumulate(np.nan_to_num(levels))
        new = np.flatnonzero(np.diff(peaks) > 0) + 1
        year = self.day.year
        return Record(
            float(levels[best]),
            self.days[best],
            is_new,
            float(levels[earlier]),
            self.days[earlier],
            sum(self.days[i].year == year for i in new),
            best - earlier,
        )

    def since_as_large(self):
        """Latest earlier session whose move was at least as large in the same direction."""
        moves = self.close[1:] / self.close[:-1] - 1
        own = moves[-1]
        same = moves[:-1] >= own if own > 0 else moves[:-1] <= own
        hits = np.flatnonzero(same)
        return self.days[int(hits[-1]) + 1] if len(hits) else None

    def since_level(self):
        """Latest earlier session that closed at or above today's close."""
        hits = np.flatnonzero(self.close[:-1] >= self.close[-1])
        return self.days[int(hits[-1])] if len(hits) else None

    def edges(self, days=364):
        start = self.at(self.day - timedelta(days=days)) + 1
        window = self.close[start:]
        return float(window.min()), float(window.max())

    def best_between(self, first, last, basis="high", *, highest=True):
        levels = self.high if basis == "high" else self.close
        a, b = self.at(first - timedelta(days=1)) + 1, self.at(last)
        if b < a or a < 0:
            return None
        part = levels[a : b + 1]
        return float(np.nanmax(part) if highest else np.nanmin(part))

    def first_at(self, level, basis="close"):
        levels = self.close if basis == "close" else self.high
        hits = np.flatnonzero(levels >= level)
        return self.days[int(hits[0])] if len(hits) else None


def base_day(day, name):
    months = {"1m": 1, "3m": 3, "6m": 6, "1y": 12, "2y": 24, "5y": 60}
    if name in months:
        place = day.year * 12 + day.month - 1 - months[name]
        year, month = divmod(place, 12)
        return date(year, month + 1, min(day.day, month_last(year, month + 1)))
    return {
        "1w": day - timedelta(days=7),
        "mtd": day.replace(day=1) - timedelta(days=1),
        "qtd": date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1),
        "ytd": date(day.year, 1, 1) - timedelta(days=1),
    }[name]


def month_last(year, month):
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


class Book:
    """Every series of a data set as it stood at an instant.

    A session of the same day counts from the evening on; a bitcoin day once UTC is past it, which
    the instants used here never reach.
    """

    def __init__(self, data, as_of):
        self.as_of, self.today = as_of, as_of.date()
        self.evening = as_of.hour >= 17
        self.data = data
        self.series = {}
        self.quoted = {q.instrument_id for q in data.quotes if q.quoted_at <= as_of}
        for name, history in data.prices.items():
            last = self.today - timedelta(days=0 if self.evening and name != "btc" else 1)
            stop = int(np.searchsorted(history.sessions, np.datetime64(last, "D"), side="right"))
            if stop > 30:
                days = history.sessions[:stop].astype(object).tolist()
                if self.today - days[-1] <= timedelta(days=5):
                    self.series[name] = Series(days, history.close[:stop], history.high[:stop])

    def __getitem__(self, name):
        return self.series[name]

    def having(self, *names):
        return [name for name in names if name in self.series]

    def with_records(self):
        found = self.having("spx", "dji", "ndx", "rut", "gold", "btc")
        return [
            n
            for n in found
            if self.today.year >= RECORD_FROM.get(n, 0) and n not in self.quoted
            if n in EQUITIES or not self.data.is_sample
        ]

    def changes(self):
        """Rate changes known at the instant, oldest first."""
        return [c for c in self.data.policy.changes[1:] if c.effective <= self.today]

    def rate(self):
        known = [c for c in self.data.policy.changes if c.effective <= self.today]
        return known[-1] if known else None
