"""The presence check: the rule of several published number checkers, as a baseline.

A figure passes when it occurs in any fact, as a level, a percentage, a count, or a part of a date,
rounded as the text shows it. Subject, period, unit and sign are not looked at.
"""

import re
from collections.abc import Iterable

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_NAMES = re.compile(
    r"S&P 500|Nasdaq.100|Russell 2000|\b(?:2|10|52)-(?:year|week)|Form \S+|COVID-19|G7|Section \d+"
    r"|Rule \S+|FTSE 100|Nikkei 225|MidCap 400|Russell 1000|Europe 600"
)


class PresenceCheck:
    """Flags a text when one of its figures is in no fact.

    Args:
        facts: Facts of one instant.
    """

    def __init__(self, facts: Iterable) -> None:
        self._values: list[float] = []
        self._whole: set[int] = set()
        for fact in facts:
            self._add(fact)

    def _add(self, fact) -> None:
        for name, quantity in fact.quantities.items():
            size = abs(fact.value(name))
            self._values += [size, size * 100.0 if quantity.unit == "ratio" else size]
        for key in fact.dates:
            day = fact.day(key)
            if day is not None:
                self._whole |= {day.day, day.year}
        self._whole |= {fact.as_of.day, fact.as_of.year}

    def flags(self, text: str) -> bool:
        """Whether some figure of the text occurs nowhere."""
        figures = _FIGURE.findall(_NAMES.sub(" ", text))
        return any(not self._holds(figure.rstrip(",.")) for figure in figures if figure.strip(",."))

    def _holds(self, figure: str) -> bool:
        value = float(figure.replace(",", ""))
        decimals = len(figure.partition(".")[2])
        if not decimals and int(value) in self._whole:
            return True
        return any(abs(round(known, decimals) - value) < 1e-9 for known in self._values)
