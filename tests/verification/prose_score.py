"""Scores: recall and false alarms with n and 95% Wilson intervals."""

import re
from dataclasses import dataclass
from math import sqrt

from generator.facts.compute import FactComputer
from generator.market.calendar import SessionCalendar
from generator.verification.verify import verify

FLAGGED = ("wrong", "unsupported")
CLEAN = ("supported", "no_claim")


@dataclass(frozen=True)
class Rate:
    """`hits` of `n`."""

    hits: int
    n: int

    @property
    def value(self):
        return self.hits / self.n if self.n else 0.0

    @property
    def interval(self):
        """95% Wilson interval."""
        if not self.n:
            return 0.0, 1.0
        z, p, n = 1.96, self.value, self.n
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(middle - half, 0.0), min(middle + half, 1.0)

    def __str__(self):
        low, high = self.interval
        shown = f"{100 * self.value:5.1f}%  [{100 * low:.1f}, {100 * high:.1f}]"
        return f"{shown}  {self.hits}/{self.n}"


_FIGURE = re.compile(r"\d[\d.,]*")


def skipped(text, report):
    """Figures that no finding covers, and findings without a claim and without a reason."""
    found = [m for s in report.sentences for m in s.mentions]
    silent = [m.text for m in found if m.verdict == "no_claim" and not m.explanation]
    missed = [
        figure.group()
        for figure in _FIGURE.finditer(text)
        if not any(m.start < figure.end() and m.end > figure.start() for m in found)
    ]
    return silent + missed


class Judge:
    """The verifier on one data set; facts of an instant are computed once."""

    def __init__(self, data):
        self.data, self.calendar = data, SessionCalendar()
        self._computer, self._sheets = FactComputer(data, self.calendar), {}

    def sheet(self, as_of):
        if as_of not in self._sheets:
            self._sheets[as_of] = self._computer.at(as_of)
        return self._sheets[as_of]

    def report(self, text, as_of, *, with_history=True):
        sheet = self.sheet(as_of)
        return verify(
            text,
            tuple(sheet.facts.values()),
            as_of=as_of,
            universe=self.data.universe,
            calendar=self.calendar,
            history=sheet.history() if with_history else None,
        )

    def flags(self, case):
        return self.report(case.text, case.as_of).verdict in FLAGGED


def rates(cases, flags):
    """Recall by operator, recall on unsupported, and false alarms.

    Args:
        cases: Labelled cases.
        flags: Whether a checker flags a case.
    """
    flagged = [(case, flags(case)) for case in cases]

    def rate(*labels, operator=None):
        hits = [
            hit
            for case, hit in flagged
            if case.label in labels and operator in (None, case.operator)
        ]
        return Rate(sum(hits), len(hits))

    operators = sorted({case.operator for case in cases if case.label == "wrong"})
    return {
        "wrong": rate("wrong"),
        "unsupported": rate("unsupported"),
        "false alarms": rate(*CLEAN),
        **{f"  {name}": rate("wrong", operator=name) for name in operators},
    }
