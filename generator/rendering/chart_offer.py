"""ChartOffer: a chart a briefing could have, and how much its fact speaks for it."""

from dataclasses import dataclass
from typing import Literal

from generator.rendering.chart_spec import ChartSpec

Family = Literal["gaps", "pair", "year", "rate", "bills"]
"""Kinds of charts; a note has at most one of each but pairs."""


@dataclass(frozen=True, slots=True)
class ChartOffer:
    """One chart that facts and series allow."""

    spec: ChartSpec
    family: Family
    bits: float
    """Salience of the fact it illustrates (see `facts.salience`)."""
    facts: frozenset[str]
    """Ids of the facts it illustrates."""
    subjects: frozenset[str] = frozenset()
    """Instruments whose lines it draws; a line is not drawn twice in one note."""
