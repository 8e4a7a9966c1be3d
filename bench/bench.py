"""Time a briefing, stage by stage, and compare with the targets.

Prints one table and exits 1 when a target is missed. Processes are timed warm: the median of five
runs after one that is thrown away. Targets hold on the folder of real history, `../shared/data` or
`--source folder:PATH`; where it is absent, its rows are named as not measured.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT.parent / "shared" / "data"
AS_OF = "2025-12-12"
REPEATS = 5
STAGES = ("facts", "context", "write", "verify", "render")


@dataclass(frozen=True)
class Row:
    """One measurement; times and target are None where there are none."""

    name: str
    seconds: float | None
    target: float | None = None
    cpu: float | None = None
    """Processor seconds of a process: what the time would be on an idle machine, about."""

    @property
    def verdict(self) -> str:
        if self.seconds is None:
            return "not measured"
        if self.target is None:
            return ""
        return "ok" if self.seconds <= self.target else "MISSED"

    @property
    def missed(self) -> bool:
        return self.verdict == "MISSED"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("--source", default=f"folder:{FOLDER}" if FOLDER.exists() else "sample")
    source = parser.parse_args().source
    rows = [*process_rows(source), *stage_rows(source)]
    Console(width=100).print(table(rows, source))
    return 1 if any(row.missed for row in rows) else 0


def process_rows(source: str) -> Iterator[Row]:
    """Whole processes, as a user waits for them."""
    real = source != "sample"
    facts = ["facts", "--as-of", AS_OF, "--json", "--source"]
    yield process_row("briefing --help", ["--help"], 0.4)
    name = "briefing facts --json, folder of real history"
    yield process_row(name, [*facts, source], 1.5) if real else Row(name, None, 1.5)
    yield process_row("briefing facts --json, sample", [*facts, "sample"])
    with tempfile.TemporaryDirectory() as out:
        run = ["run", "--as-of", AS_OF, "--source", "sample", "--model", "rules", "--out", out]
        yield process_row("briefing run, sample, charts, files, database", run, 20.0)


def process_row(name: str, arguments: list[str], target: float | None = None) -> Row:
    """Median of a warm `briefing` process, in a data folder of its own."""
    with tempfile.TemporaryDirectory() as home:

        def run() -> None:
            subprocess.run(
                [sys.executable, "-m", "generator", *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={"BRIEFING_HOME": home, "PATH": "/usr/bin:/bin", "HOME": home},
            )

        run()
        taken = [seconds(run) for _ in range(REPEATS)]
    wall, cpu = zip(*taken, strict=True)
    return Row(name, statistics.median(wall), target, statistics.median(cpu))


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of a call that starts a process and waits for it."""
    started, before = time.perf_counter(), os.times()
    run()
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return time.perf_counter() - started, cpu


def stage_rows(source: str) -> Iterator[Row]:
    """The pipeline's stages in one process, the source already read, without charts."""
    from generator.market.calendar import SessionCalendar
    from generator.sources.memory import MemorySource
    from generator.sources.registry import open_source

    started = time.perf_counter()
    data = open_source(source).load()
    yield Row("in process: read the source", time.perf_counter() - started)
    memory, calendar = MemorySource(data), SessionCalendar()
    first = stage_timings(memory, calendar)
    warm = [stage_timings(memory, calendar) for _ in range(REPEATS)]
    for stage in STAGES:
        yield Row(f"in process: {stage}", statistics.median(t[stage] for t in warm))
    yield Row("in process: all five, first time", sum(first.values()))
    yield Row("in process: all five", statistics.median(sum(t.values()) for t in warm), 0.2)


def stage_timings(source, calendar) -> dict[str, float]:
    """Seconds of each stage of one run by the narrator."""
    from generator.market.as_of import parse_as_of
    from generator.pipeline import Job, run
    from generator.review.run_record import RunRecord
    from generator.writing.assemble import Identity
    from generator.writing.writer import RulesWriter

    now = datetime.now(UTC).isoformat()
    record = RunRecord("bench", {}, now)
    job = Job(
        who=Identity(f"us-morning-{AS_OF}-bench", "bench", "us-morning"),
        as_of=parse_as_of(AS_OF),
        source=source,
        writer=RulesWriter("rules", "timing"),
        calendar=calendar,
        with_charts=False,
    )
    run(job, record)
    spent = record.finish("finished", now)["timings_ms"]
    return {stage: spent[stage] / 1000.0 for stage in STAGES}


def table(rows: list[Row], source: str) -> Table:
    shown = Table(title=f"As of {AS_OF}, {'sample' if source == 'sample' else 'real history'}")
    shown.add_column("measured")
    for heading in ("time", "processor", "target"):
        shown.add_column(heading, justify="right")
    shown.add_column("")
    for row in rows:
        times = [milliseconds(value) for value in (row.seconds, row.cpu, row.target)]
        shown.add_row(row.name, *times, row.verdict)
    return shown


def milliseconds(value: float | None) -> str:
    return "" if value is None else f"{value * 1000:,.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
