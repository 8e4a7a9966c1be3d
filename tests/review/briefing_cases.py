"""A small briefing and its rendered parts, built by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from generator.draft import Sentence
from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.review.approved import RenderedParts
from generator.verification.report import Finding
from generator.writing.briefing import (
    Briefing,
    BriefingSection,
    Figure,
    Passage,
    SourceLine,
    WriterNote,
)

NOON = datetime(2025, 12, 12, 17, 0, tzinfo=UTC)
"""The instant tests decide at."""

BRIEFING_ID = "us-morning-2025-12-12-0a1b2c"
EDITION_ID = "us-morning-2025-12-12"
READERS = ("ann@example.com", "ben@example.com", "cat@example.com")
GOOD = "The Russell 2000 closed at 2,590.61."
WRONG = "The Russell 2000 closed at 2,690.61."
VAGUE = "Traders cheered."


def passage(text=GOOD, verdict="supported"):
    finding = Finding(text, 0, len(text), "quantity", verdict, fact="rut.close")
    sentence = Sentence("{rut.name} closed at {rut.close.level}.", ("rut.close",))
    figure = Figure(27, 35, "rut.close.level", "rut.close")
    return Passage(sentence, text, (figure,), verdict, (finding,), ("rut.close",))


def briefing(*body, **changes):
    """A briefing whose one section holds the given passages."""
    fact = Fact(
        id="rut.close",
        subject="rut",
        measure="close",
        as_of=date(2025, 12, 11),
        provenance=Provenance("sample", "last close"),
        quantities={"level": Quantity(2590.61, "points")},
    )
    built = Briefing(
        id=BRIEFING_ID,
        edition="us-morning",
        as_of=datetime(2025, 12, 12, 8, tzinfo=timezone(timedelta(hours=-5))),
        session=date(2025, 12, 11),
        headline=passage("Small caps set a record", "supported"),
        dek=passage("A second straight one.", "no_claim"),
        subject=passage("Russell 2000 at 2,590.61", "supported"),
        preheader=passage("What it means.", "no_claim"),
        sections=(BriefingSection("equities", "Equities", body or (passage(),)),),
        facts=(fact,),
        writer=WriterNote("auto", "rules", "No key is set."),
        sources=(SourceLine("sample data", "December 11, 2025", ("rut",)),),
        notices=("Sample data.",),
        is_sample=True,
        run_id="0a1b2c",
    )
    return replace(built, **changes)


def blocked_briefing(**changes):
    """A briefing with one wrong and one unsupported passage."""
    return briefing(passage(WRONG, "wrong"), passage(), passage(VAGUE, "unsupported"), **changes)


def parts(**changes):
    """Rendered parts with every placeholder and one image."""
    built = RenderedParts(
        subject="Russell 2000 at 2,590.61 — a second straight record",
        html=(
            "<html><body><p>Closed at 2,590.61 &amp; up.\n"
            '<img src="cid:gaps" alt="Gap: 1.7%"><a href="%%VIEW_URL%%">View</a> '
            '<a href="%%UNSUBSCRIBE_URL%%">Unsubscribe</a></p></body></html>\n'
        ),
        text="Closed at 2,590.61 – a record.\n\nView: %%VIEW_URL%%\nLeave: %%UNSUBSCRIBE_URL%%\n",
        images={"gaps": b"\x89PNG\r\n\x1a\n" + bytes(range(256))},
    )
    return replace(built, **changes)
