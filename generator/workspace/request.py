"""What a run is asked for, and what it gives back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.rendering.lint_finding import LintFinding
    from generator.writing.briefing import Briefing, State

SAMPLE_MORNING = "2025-12-12"
"""The sample's last morning; a run on the sample means it unless told otherwise."""

EDITION = "us-morning"
PROMPT = "daily_briefing@production"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What a user asked for; None means the setting or the default."""

    as_of: str | None = None
    edition: str = EDITION
    source: str | None = None
    model: str | None = None
    prompt: str = PROMPT
    out: Path | None = None
    with_charts: bool = True

    def __post_init__(self) -> None:
        """Refuse an edition whose name cannot stand in ids, commands and folder names."""
        if not _NAME.fullmatch(self.edition):
            raise UsageError(
                f"the edition {self.edition!r} is no name; write small letters, digits and single "
                f"hyphens, such as {EDITION}."
            )

    def folder(self, outputs: Path, briefing_id: str) -> Path:
        """Where the files go: as asked, else a folder of the briefing's own among the outputs."""
        return self.out or outputs / briefing_id

    def to_json(self, source: str, as_of: datetime) -> dict[str, Any]:
        """The request as its record keeps it, defaults filled in."""
        return {
            "as_of": as_of.isoformat(),
            "edition": self.edition,
            "source": source,
            "model": self.model,
            "prompt": self.prompt,
        }


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """A finished run: the stored briefing, its state, and the files written."""

    briefing: "Briefing"
    state: "State"
    files: tuple[Path, ...]
    record: Mapping[str, Any]
    mail_findings: "tuple[LintFinding, ...]" = ()
    """What the lint says about the mail, errors first."""
