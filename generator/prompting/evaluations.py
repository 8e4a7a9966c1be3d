"""Evaluations: what a comparison of prompts found, kept beside them, by the prompt's hash.

A release or a promotion rests on the latest evaluation of exactly that content; a prompt that
changed since has none.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import PromptError
from generator.prompting.prompt import Prompt

FOLDER = "evaluations"


@dataclass(frozen=True, slots=True)
class EvaluationRecord:
    """One evaluation of one prompt version."""

    prompt: str
    """`name@version`."""
    sha256: str
    """The prompt's content hash."""
    model: str
    source: str
    mornings: int
    facts_sha256: str
    """Hash over the facts of all mornings."""
    threshold: float
    is_green: bool
    reasons: tuple[str, ...] = ()
    """Why it is not green."""
    against: str | None = None
    """The prompt it was compared with, as `name@version`."""
    against_sha256: str | None = None
    at: str = ""
    """ISO instant."""
    figures: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    """Means and totals by prompt reference."""

    @property
    def id(self) -> str:
        """Sixteen hex digits over everything but the instant: the same evaluation, the same id."""
        content = {k: v for k, v in asdict(self).items() if k != "at"}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def save_evaluation(folder: Path, record: EvaluationRecord) -> Path:
    """Write a record beside the prompts.

    Raises:
        PromptError: It cannot be written.
    """
    name, version = record.prompt.split("@")
    path = folder / FOLDER / name / f"{version}-{record.id}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(record), indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise PromptError(f"the evaluation cannot be written to {path} ({error})") from error
    return path


def evaluations_of(folder: Path, prompt: Prompt) -> tuple[EvaluationRecord, ...]:
    """Records of exactly this content, latest first.

    Raises:
        PromptError: A record is malformed.
    """
    found = (folder / FOLDER / prompt.name).glob(f"{prompt.version}-*.json")
    records = (_read(path) for path in sorted(found))
    mine = (record for record in records if record.sha256 == prompt.sha256)
    return tuple(sorted(mine, key=lambda record: record.at, reverse=True))


def _read(path: Path) -> EvaluationRecord:
    try:
        row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return EvaluationRecord(**row | {"reasons": tuple(row.get("reasons", ()))})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise PromptError(f"{path.name} cannot be read as an evaluation ({error})") from error
