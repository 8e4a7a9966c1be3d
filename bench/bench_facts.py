"""Time facts against plain array work and against the targets of a long backfill.

Everything is simulated here, so that anybody gets the same rows:

1. one morning over many instruments, as a multiple of the least any fact needs: a running maximum
   of the same closes and a division by it;
2. a range of mornings, on one process and on two, in mornings a second;
3. both again at other sizes, since cost must grow in proportion.

Prints one table and exits 1 when a target is missed.
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from rich.console import Console
from rich.table import Table

from generator.facts.compute import FactComputer
from generator.facts.compute_range import compute_range
from generator.market.as_of import morning_of
from generator.market.calendar import SessionCalendar, new_york_sessions
from generator.market.data import MarketData
from generator.market.history import PriceHistory
from generator.market.instrument import Instrument
from generator.market.trading_days import trading_days
from generator.market.universe import Universe

LAST = date(2025, 12, 11)
REPEATS = 5
MOST_TIMES = 15.0
LEAST_PER_SECOND = 300.0
MOST_MEGABYTES = 1024.0


@dataclass(frozen=True)
class Row:
    """One measurement and, where there is one, its target."""

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        good = self.value >= self.target if self.at_least else self.value <= self.target
        return "ok" if good else "MISSED"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mornings", type=int, default=6000)
    parser.add_argument("--sessions", type=int, default=10_000)
    asked = parser.parse_args()
    rows = [
        *one_morning_rows(asked.sessions),
        *range_rows(asked.mornings, asked.sessions),
    ]
    Console(width=100).print(table(rows))
    return 1 if any(row.verdict == "MISSED" for row in rows) else 0


def market(instruments: int, sessions: int) -> MarketData:
    """Simulated closes and ranges on the last NYSE sessions up to `LAST`."""
    known = new_york_sessions()
    days = pd.DatetimeIndex(known[known <= np.datetime64(LAST)][-sessions:])
    noise = np.random.default_rng(7).normal(0.0003, 0.01, (instruments, sessions))
    closes = 100.0 * np.exp(np.cumsum(noise, axis=1))
    universe, prices = {}, {}
    for at, close in enumerate(closes):
        name = f"i{at}"
        universe[name] = Instrument(
            name, name, name, "index", "equities", "points", "XNYS", has_highs=True
        )
        frame = pd.DataFrame(
            {"open": close, "high": close * 1.004, "low": close * 0.996, "close": close}, index=days
        )
        prices[name] = PriceHistory(name, frame, f"{name}, simulated")
    return MarketData("simulated", Universe(universe), prices)


def one_morning_rows(sessions: int) -> Iterator[Row]:
    """All facts of one as-of: every series screened, every array computed anew."""
    # Calendars are built once in a process, whatever the number of instruments.
    calendar, morning = SessionCalendar(), morning_of(date(2025, 12, 12))
    trading_days(Instrument("x", "x", "x", "index", "x", "points", "XNYS"))
    for instruments in (125, 250, 500):
        data = market(instruments, sessions)
        closes = np.array([history.close for history in data.prices.values()])
        found = FactComputer(data, calendar).at(morning)
        least = fastest(lambda closes=closes: closes / np.maximum.accumulate(closes, axis=1))
        taken = fastest(lambda data=data: FactComputer(data, calendar).at(morning))
        size = f"{instruments} instruments x {sessions:,} sessions"
        yield Row(f"{size}: running maximum and division", least * 1000, "ms")
        yield Row(f"{size}: all {len(found.facts):,} facts", taken * 1000, "ms")
        target = MOST_TIMES if instruments == 500 else None
        yield Row(f"{size}: ratio", taken / least, "x", target)
        yield Row(f"{size}: an instrument", taken / instruments * 1e6, "us")


def range_rows(mornings: int, sessions: int) -> Iterator[Row]:
    """Range mode over eight instruments."""
    for instruments in (4, 8, 16):
        count = mornings if instruments == 8 else mornings // 6
        seconds = timed(lambda n=instruments, c=count: facts_of_range(n, sessions, c, 0, 1))
        yield Row(
            f"{instruments} instruments, {count:,} mornings, one process", count / seconds, "/s"
        )
    half = timed(lambda: facts_of_range(8, sessions, mornings // 2, 0, 1))
    name = f"8 instruments, {mornings // 2:,} mornings, one process"
    yield Row(name, mornings / 2 / half, "/s")
    started = time.perf_counter()
    peak = on_two_processes(sessions, mornings)
    seconds = time.perf_counter() - started
    name = f"8 instruments, {mornings:,} mornings, two processes"
    yield Row(name, mornings / seconds, "/s", LEAST_PER_SECOND, at_least=True)
    yield Row("peak memory of a range's process", peak, "MB", MOST_MEGABYTES)


def facts_of_range(instruments: int, sessions: int, mornings: int, part: int, parts: int) -> float:
    """Compute the facts of one of `parts` shares of the last mornings.

    Returns the largest memory of the process so far, in megabytes.
    """
    data = market(instruments, sessions)
    days = data.prices["i0"].days[-mornings:]
    share = len(days) // parts
    mine = days[part * share : (part + 1) * share]
    made = sum(len(sheet.facts) for sheet in compute_range(data, mine, SessionCalendar()))
    assert made > 10 * instruments * len(mine)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def on_two_processes(sessions: int, mornings: int) -> float:
    """Compute a range in two halves at once; the larger memory of the two, in megabytes."""
    with multiprocessing.get_context("forkserver").Pool(2) as pool:
        shares = [(8, sessions, mornings, part, 2) for part in range(2)]
        return max(pool.starmap(facts_of_range, shares))


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs, which other work on the machine disturbed least."""
    return min(timed(work) for _ in range(REPEATS))


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def table(rows: list[Row]) -> Table:
    shown = Table(title="Facts, on simulated series")
    for heading in ("measured", "value", "", "target", ""):
        shown.add_column(heading, justify="right" if heading in ("value", "target") else "left")
    for row in rows:
        target = "" if row.target is None else f"{'≥' if row.at_least else '≤'} {row.target:g}"
        shown.add_row(row.name, f"{row.value:,.1f}", row.unit, target, row.verdict)
    return shown


if __name__ == "__main__":
    raise SystemExit(main())
