"""Markup: the desk's own HTML, every text from outside escaped."""

from collections.abc import Mapping
from html import escape

from generator.rendering.chart_spec import ChartSpec
from generator.workspace.mail_preview import MailPreview
from generator.workspace.review_view import DraftView

VERDICTS: Mapping[str, tuple[str, str]] = {
    "supported": ("✓", "Supported"),
    "wrong": ("✕", "Wrong"),
    "unsupported": ("?", "Unsupported"),
    "no_claim": ("–", "No claim"),
}
STATES: Mapping[str, tuple[str, str]] = {
    "drafted": ("○", "Draft"),
    "needs_attention": ("!", "Needs attention"),
    "approved": ("✓", "Approved"),
    "rejected": ("✕", "Rejected"),
    "queued": ("→", "Queued"),
    "sent": ("✓", "Sent"),
}

WELCOME = """
<div class="welcome">
<h1>No briefing yet</h1>
<p>Start with the sample: a complete market note of December 12, 2025, written from shipped data
without a key or a network. It takes a few seconds; then read it here beside its facts, change a
figure to see it flagged, and approve it.</p>
</div>
"""

COMMANDS = """
<div class="welcome small">
<p>Your own data: put price files into a folder and run</p>
<p><code>briefing run --source folder:PATH</code></p>
<p>in a terminal; the draft then appears here.</p>
</div>
"""


def verdict_chip(verdict: str) -> str:
    """A verdict as sign, word and color."""
    sign, word = VERDICTS[verdict]
    return f'<span class="chip {verdict}"><b aria-hidden="true">{sign}</b> {word}</span>'


def state_chip(state: str) -> str:
    """A state as sign, word and color."""
    sign, word = STATES[state]
    return f'<span class="chip {state}"><b aria-hidden="true">{sign}</b> {word}</span>'


def chip(text: str) -> str:
    """A neutral label."""
    return f'<span class="chip">{escape(text)}</span>'


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def counts(tally: Mapping[str, int]) -> str:
    """Number of passages by verdict, the gravest first."""
    order = ("wrong", "unsupported", "supported", "no_claim")
    chips = [
        f'<span class="chip {name}"><b>{tally[name]}</b> {VERDICTS[name][1].lower()}</span>'
        for name in order
        if tally.get(name)
    ]
    return f'<div class="chips">{"".join(chips)}</div>'


def page_title(title: str, beneath: str) -> str:
    """A page's title with one line beneath it."""
    return f'<div class="title"><h1>{escape(title)}</h1><p>{escape(beneath)}</p></div>'


def section(title: str) -> str:
    """A section's title."""
    return f'<h2 class="section">{escape(title)}</h2>'


def masthead(view: DraftView) -> str:
    """What the draft is, and how it came about."""
    sample = f'<p class="sample">{escape(_capital(view.label))}</p>' if view.label else ""
    return (
        f'<div class="masthead"><p class="kicker">{escape(view.edition)} · {escape(view.day)} · '
        f"data as of {escape(view.as_of)}</p><h1>{escape(view.headline)}</h1>"
        f'<p class="by">Written by <b>{escape(view.writer)}</b>: {escape(view.why_writer)}</p>'
        f"{counts(view.counts)}{sample}</div>"
    )


def footer(view: DraftView) -> str:
    """Notices and sources, below the text."""
    lists = (("Notices", view.notices), ("Sources", view.sources))
    return (
        '<div class="foot">'
        + "".join(
            f"<h3>{title}</h3><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
            for title, lines in lists
            if lines
        )
        + "</div>"
    )


def decision(view: DraftView) -> str:
    """Where a draft stands, and what keeps it from being approved."""
    number, blocked = len(view.blocked), ""
    if number and view.state in ("drafted", "needs_attention"):
        which, it = ("1 passage does", "it") if number == 1 else (f"{number} passages do", "each")
        blocked = (
            f'<p class="blocked"><b>{which} not follow from the data.</b> '
            f"Correct {it}, or override {it} with a reason.</p>"
        )
    revision = f'<span class="origin">Revision {view.revision}</span>'
    return f'<div class="chips">{state_chip(view.state)}{revision}</div>{blocked}'


def quoted(text: str) -> str:
    """A passage as a quotation."""
    return f'<blockquote class="quoted">{escape(text)}</blockquote>'


def approval(actor: str, sha256: str) -> str:
    """Who approved, and the hash of what was approved."""
    return (
        f'<p class="approval">Approved by <b>{escape(actor)}</b><br>'
        f'<span title="{sha256}">Content {sha256[:16]}…</span></p>'
    )


def envelope(mail: MailPreview) -> str:
    """The subject line and the size of a message."""
    return (
        f'<div class="envelope"><span>Subject</span> <b>{escape(mail.subject)}</b>'
        f"<em>{mail.html_bytes / 1000:.0f} kB of HTML</em></div>"
    )


def chart_title(chart: ChartSpec) -> str:
    """A chart's title and caption."""
    return f'<div class="chart"><h3>{escape(chart.title)}</h3><p>{escape(chart.caption)}</p></div>'


def chart_words(chart: ChartSpec) -> str:
    """The words that stand for a chart where pictures are not shown."""
    return f'<p class="alt">Without pictures: {escape(chart.alt)}</p>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
