"""Score and time the verifier, beside a presence check and quantulum3.

Prints recall and false alarms with n and 95% Wilson intervals on our own sentences (the sample, and
the folder of real history where it is) and on the labelled sentences there, then the time of a
400-word text against all facts of a morning, and how time grows with length. Exits 1 when a target
is missed.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT / "tests" / "verification"), str(ROOT / "bench")]

from presence import PresenceCheck  # noqa: E402
from prose_case import Case  # noqa: E402
from prose_score import Judge, rates  # noqa: E402
from prose_set import labelled  # noqa: E402

from generator.market.as_of import parse_as_of  # noqa: E402

TARGETS = {"wrong": 0.97, "unsupported": 0.95, "false alarms": 0.01}
OPERATOR_TARGET = 0.93
WORDS = 400
MOST_SECONDS = 0.015
LEAST_RATIO = 20.0
AS_OF = "2025-12-12"


@dataclass(frozen=True)
class Set:
    """Labelled sentences with the data that decide them."""

    name: str
    cases: Sequence[Case]
    judge: Judge


def main() -> int:
    console = Console(width=110)
    missed: list[str] = []
    for found in sets():
        own = rates(found.cases, found.judge.flags)
        console.print(scores(found, own, rates(found.cases, presence(found.judge))))
        missed += [f"{found.name}: {name.strip()}" for name in misses(own)]
    judge = Judge(sample())
    rows = list(timings(judge))
    console.print(table("Time in process, sample facts, medians", ("", "", ""), rows))
    late = [row[0] for row in rows if row[2] == "MISSED"]
    for name in (*missed, *late):
        console.print(f"Target missed: {name}", style="red")
    return 1 if missed or late else 0


def sample():
    from generator.sources.sample.source import SampleSource

    return SampleSource().load()


def sets() -> Iterator[Set]:
    """Our own sentences on each data set, and the labelled ones beside the checkout."""
    data = sample()
    yield Set("own sentences, sample", labelled(data), Judge(data))
    if not (SHARED / "data").exists():
        return
    from generator.sources.folder import FolderSource

    real = FolderSource(SHARED / "data").load()
    judge = Judge(real)
    yield Set("own sentences, real history", labelled(real, long=True), judge)
    lines = (SHARED / "checks" / "sentences_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    cases = [
        Case(r["text"], r["label"], r["operator"], datetime.fromisoformat(r["as_of"])) for r in rows
    ]
    yield Set("labelled sentences beside the checkout", cases, judge)


def presence(judge: Judge) -> Callable[[Case], bool]:
    """The baseline on the same facts."""
    checks: dict[datetime, PresenceCheck] = {}

    def flags(case: Case) -> bool:
        if case.as_of not in checks:
            checks[case.as_of] = PresenceCheck(judge.sheet(case.as_of).facts.values())
        return checks[case.as_of].flags(case.text)

    return flags


def scores(found: Set, own, baseline) -> Table:
    rows = [(name, str(rate), str(baseline[name])) for name, rate in own.items()]
    return table(f"{found.name} (n = {len(found.cases)})", ("", "verifier", "presence check"), rows)


def misses(own) -> list[str]:
    found = [
        name for name, rate in own.items() if name.startswith("  ") and rate.value < OPERATOR_TARGET
    ]
    found += [name for name in ("wrong", "unsupported") if own[name].value < TARGETS[name]]
    return found + [n for n in ("false alarms",) if own[n].value > TARGETS[n]]


def timings(judge: Judge) -> Iterator[tuple[str, str, str]]:
    """Time of a text of 400 words, beside quantulum3, and of longer texts."""
    text, as_of = briefing()
    facts = len(judge.sheet(as_of).facts)
    own = median(lambda: judge.report(text, as_of))
    yield f"briefing of {WORDS} words, {facts} facts", ms(own), verdict(own <= MOST_SECONDS)
    other = quantulum(text)
    if other is None:
        yield "quantulum3 on the same text", "not installed", "not measured"
    else:
        ratio = other / own
        yield "quantulum3 on the same text", ms(other), ""
        yield "times as fast as quantulum3", f"{ratio:,.0f}", verdict(ratio >= LEAST_RATIO)
    for factor in (2, 4, 8, 16, 32):
        longer = "\n\n".join([text] * factor)
        taken = median(lambda text=longer: judge.report(text, as_of), times=3)
        name = f"{WORDS * factor:,} words"
        yield name, ms(taken), f"{taken / factor / own:.2f} of the time per word"


def briefing() -> tuple[str, datetime]:
    """The first 400 words of the sample briefing, as it goes out in plain text."""
    with tempfile.TemporaryDirectory() as home:
        out = Path(home) / "out"
        arguments = ["run", "--source", "sample", "--model", "rules", "--as-of", AS_OF]
        subprocess.run(
            [sys.executable, "-m", "generator", *arguments, "--out", str(out)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"BRIEFING_HOME": home, "PATH": "/usr/bin:/bin", "HOME": home},
        )
        text = (out / "briefing.txt").read_text("utf-8")
    found = re.match(rf"(?:\s*\S+){{{WORDS}}}", text)
    return (found.group() if found else text), parse_as_of(AS_OF)


def quantulum(text: str) -> float | None:
    """Seconds that quantulum3 takes to parse the text; None where it is not installed."""
    warnings.simplefilter("ignore")
    sys.path.append(str(Path(sys.prefix) / "bench"))  # where `make bench-verify` installs it
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    return median(lambda: parser.parse(text), times=3)


def median(call: Callable[[], object], times: int = 15) -> float:
    call()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def verdict(ok: bool) -> str:
    return "ok" if ok else "MISSED"


def ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    shown = Table(title=title, title_justify="left")
    for place, name in enumerate(columns):
        shown.add_column(name, justify="left" if place == 0 else "right")
    for row in rows:
        shown.add_row(*row)
    return shown


if __name__ == "__main__":
    sys.exit(main())
