"""Table markup: facts, archive and history as the desk's own HTML, every text escaped."""

from collections.abc import Iterable
from html import escape

from generator.ui.markup import chip, state_chip, verdict_chip
from generator.workspace.fact_lines import FactLine
from generator.workspace.history_view import ArchiveLine, Change, HistoryLine, Piece


def fact_table(facts: Iterable[FactLine]) -> str:
    """Facts with their values, sessions, sources and the passages that use them."""
    rows = "".join(_fact_row(fact) for fact in facts)
    return (
        '<table class="facttable"><thead><tr><th scope="col">Fact</th>'
        '<th scope="col" class="num">Value</th><th scope="col">Session</th>'
        '<th scope="col">Source</th><th scope="col">Used in</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def archive_line(line: ArchiveLine) -> str:
    """One briefing of the archive."""
    sample = chip("Sample") if line.is_sample else ""
    return (
        f'<div class="archive"><p class="kicker">{escape(line.day)}</p>'
        f'<p class="head">{escape(line.headline)}</p>'
        f'<div class="chips">{state_chip(line.state)}{verdict_chip(line.verdict)}'
        f"{chip(f'Revision {line.revision}')}{sample}"
        f'<span class="origin">{escape(line.changed)}</span></div></div>'
    )


def history_line(step: HistoryLine) -> str:
    """One step: when, who, what, why."""
    result = state_chip(step.state) if step.state else ""
    verdict = verdict_chip(step.verdict) if step.verdict else ""
    why = f'<p class="why">{escape(step.why)}</p>' if step.why else ""
    overrides = "".join(
        f'<p class="why">Let stand: “{escape(text)}”. Reason: {escape(reason)}</p>'
        for text, reason in step.overrides
    )
    content = f'<p class="why">Content {escape(step.sha256[:16])}…</p>' if step.sha256 else ""
    return (
        f'<div class="step"><div class="when">{escape(step.at)}</div><div>'
        f"<b>{escape(step.actor)}</b> {escape(step.action)} revision {step.revision}"
        f'<span class="chips">{result}{verdict}</span>{why}{overrides}{content}</div></div>'
    )


def change(found: Change) -> str:
    """A passage before and after, with the words that differ marked."""
    before = _pieces(found.before, "del") or "<i>Not there before.</i>"
    after = _pieces(found.after, "ins") or "<i>Removed.</i>"
    return (
        f'<div class="change"><div class="label">{escape(found.label)}</div>'
        f'<p class="before">{before}</p><p>{after}</p></div>'
    )


def _pieces(pieces: Iterable[Piece], tag: str) -> str:
    return "".join(
        f"<{tag}>{escape(piece.text)}</{tag}>" if piece.differs else escape(piece.text)
        for piece in pieces
    )


def _fact_row(fact: FactLine) -> str:
    every = "".join(f"<dt>{escape(n)}</dt><dd>{escape(v)}</dd>" for n, v in fact.values)
    warnings = "".join(f'<p class="warn">{escape(text)}</p>' for text in fact.warnings)
    uses = "".join(f"<li>{escape(text)}</li>" for text in fact.used_in)
    used = f"<details><summary>{len(fact.used_in)}</summary><ul>{uses}</ul></details>"
    return (
        f'<tr><td><details><summary>{escape(fact.statement)}</summary><p class="id">'
        f'{escape(fact.id)}</p><dl>{every}</dl><p class="from">{escape(fact.formula)}</p>'
        f'{warnings}</details></td><td class="num" data-name="Value">{escape(fact.value)}</td>'
        f'<td data-name="Session">{escape(fact.session)}</td>'
        f'<td data-name="Source">{_source(fact)}</td>'
        f'<td data-name="Used in">{used if fact.used_in else "–"}</td></tr>'
    )


def _source(fact: FactLine) -> str:
    if fact.url is None or not fact.url.startswith("https://"):
        return escape(fact.source)
    return f'<a href="{escape(fact.url)}" target="_blank" rel="noopener">{escape(fact.source)}</a>'
