"""Passage markup: sentences, findings and facts as the desk's own HTML, every text escaped."""

from collections.abc import Iterable
from html import escape

from generator.ui.markup import VERDICTS, verdict_chip
from generator.workspace.fact_lines import FactLine
from generator.workspace.review_view import FindingLine, PassageLine, Run

_FEW_FACTS = 3


def passage(line: PassageLine) -> str:
    """A passage with every judged mention marked."""
    marked = "".join(_run(run) for run in line.runs)
    label = f'<div class="label">{escape(line.label)}</div>' if line.label else ""
    kind = "headline" if line.place.part == "headline" else "body"
    return f'<div class="passage {kind}">{label}<p class="text">{marked}</p></div>'


def standing(line: PassageLine) -> str:
    """A passage's verdict and its origin."""
    replaced = (
        f' <span title="{escape(line.replaced)}">(in place of the model’s)</span>'
        if line.replaced
        else ""
    )
    return (
        f'<div class="meta">{verdict_chip(line.verdict)}'
        f'<span class="origin">{escape(line.origin)}{replaced}</span></div>'
    )


def finding(found: FindingLine) -> str:
    """What is wrong with a mention, and what the data say instead."""
    expected = (
        f' <span class="expected">Data: <b>{escape(found.expected)}</b></span>'
        if found.expected and found.verdict != "supported"
        else ""
    )
    word = "Look again" if found.verdict == "supported" else VERDICTS[found.verdict][1]
    return (
        f'<div class="finding {found.verdict}"><b>{word}: “{escape(found.text)}”</b> '
        f"{escape(found.explanation)}{expected}</div>"
    )


def facts(lines: Iterable[FactLine]) -> str:
    """The facts a passage rests on; those after the third behind a disclosure."""
    rows = [_fact(line) for line in lines]
    if not rows:
        return '<p class="nofacts">Rests on no fact.</p>'
    few, more = rows[:_FEW_FACTS], rows[_FEW_FACTS:]
    hidden = (
        f"<details><summary>{len(more)} more</summary>{''.join(more)}</details>" if more else ""
    )
    return f'<div class="facts">{"".join(few)}{hidden}</div>'


def _run(run: Run) -> str:
    if run.verdict is None or run.verdict == "no_claim":
        return escape(run.text)
    return f'<mark class="{run.verdict}" title="{escape(run.note)}">{escape(run.text)}</mark>'


def _fact(line: FactLine) -> str:
    return (
        f'<div class="fact"><div class="value">{escape(line.value)}</div>'
        f'<div class="says">{escape(line.statement)}'
        f'<div class="from">{escape(line.session)} · {escape(line.source)}</div></div></div>'
    )
