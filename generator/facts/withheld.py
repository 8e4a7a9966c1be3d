"""Withheld facts: what readers are told of figures that were left out, and why."""

from collections.abc import Iterable, Sequence

from generator.facts.fact import Fact
from generator.facts.view import View


def withheld_notices(facts: Sequence[Fact], views: Iterable[View]) -> list[str]:
    """One sentence for each instrument with facts that would rest on a bad bar."""
    touched = {fact.subject for fact in facts if fact.withheld}
    return [
        f"{_capital(view.instrument.name)}: figures that would rest on a doubtful bar are left out "
        f"({_reason(view)})."
        for view in views
        if view.instrument.id in touched
    ]


def _reason(view: View) -> str:
    bad = [flaw for flaw in view.doubts(view.coverage_start) if flaw.condemns]
    return bad[-1].message.removeprefix(f"{view.instrument.name}: ")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
