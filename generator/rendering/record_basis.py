"""Which record a note measures each subject against: its highest close or its highest price."""

from typing import Literal

from generator.facts.fact import Fact
from generator.writing.briefing import Briefing

Basis = Literal["close", "high"]

_ON_HIGHS = ("gap_to_record_high", "record_high")


def record_basis(briefing: Briefing, subject: str) -> Basis:
    """`high` where the prose speaks of the subject's record high, else `close`.

    A note uses one basis per subject, so its table and charts follow its sentences.
    """
    on_highs = {f"{subject}.{measure}" for measure in _ON_HIGHS}
    mentioned = {
        fact_id
        for passage in briefing.passages()
        for fact_id in (*passage.fact_ids, *(f.fact_id for f in passage.figures))
    }
    return "high" if on_highs & mentioned else "close"


def gap_to_record(briefing: Briefing, subject: str) -> Fact | None:
    """The gap fact on the basis the prose uses, if it was computed."""
    return briefing.fact(f"{subject}.gap_to_record_{record_basis(briefing, subject)}")


def standing_record(briefing: Briefing, subject: str) -> Fact | None:
    """The record fact on the basis the prose uses, if it was computed."""
    return briefing.fact(f"{subject}.record_{record_basis(briefing, subject)}")
