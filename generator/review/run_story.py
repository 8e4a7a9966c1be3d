"""Run stories: each stage's outcome as plain JSON for the run's record."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from generator.context.context import Context
from generator.context.facts_json import facts_json
from generator.draft import Draft
from generator.facts.sheet import FactSheet
from generator.writing.briefing import Briefing, WriterNote


def facts_story(sheet: FactSheet, context: Context) -> dict[str, Any]:
    """Every fact with its statement."""
    return {"as_of": sheet.as_of.isoformat(), "facts": facts_json(context)}


def context_story(context: Context) -> dict[str, Any]:
    """The sections a writer saw and the tokens it was offered."""
    return {
        "context": {
            "session": context.session.isoformat(),
            "sections": {
                section.id: {item.fact.id: item.statement for item in section.facts}
                for section in context.sections
            },
            "tokens": {name: token.text for name, token in context.tokens.items()},
            "notices": list(context.notices),
        }
    }


def draft_story(draft: Draft, note: WriterNote, record: Mapping[str, Any]) -> dict[str, Any]:
    """The draft in tokens, who wrote it, and the writer's own record."""
    return {
        "writer": asdict(note),
        "model": note.used,
        "writing": dict(record),
        "draft": asdict(draft),
    }


def findings_story(briefing: Briefing) -> dict[str, Any]:
    """What the verifier said of every passage."""
    return {
        "briefing_id": briefing.id,
        "verdict": briefing.verdict,
        "findings": [
            {
                "text": passage.text,
                "origin": passage.sentence.origin,
                "verdict": passage.verdict,
                "mentions": [found.to_json() for found in passage.findings],
            }
            for passage in briefing.passages()
        ],
    }
