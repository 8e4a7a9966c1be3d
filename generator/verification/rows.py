"""Rows of tables: lines whose figures mean what the head of their column says."""

import re

from generator.verification.report import Finding

_GAP = re.compile(r"\S( {3,}|\t)(?=\S)")
_FIGURE = re.compile(r"[^\s|]*\d[^\s|]*")
_MOST_CELLS = 4
"""A line with more cells than this is a row of a table; shorter ones are read as prose."""
_TEXT = "A row of a table: what a figure says depends on the head of its column, which is not read."


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, by bars or by aligned columns."""
    bars = line.count("|") - 1 if line.startswith("|") else 0
    return "\n" not in line and max(bars, len(_GAP.findall(line)) + 1) > _MOST_CELLS


def row_findings(text: str, start: int, end: int) -> list[Finding]:
    """One finding for each cell with a figure, so that none goes without a verdict."""
    return [
        Finding(cell.group(), cell.start(), cell.end(), "quantity", "no_claim", explanation=_TEXT)
        for cell in _FIGURE.finditer(text, start, end)
    ]
