"""A folder with two versions of one small prompt and a partial, for tests that change things."""

from datetime import UTC, datetime
from pathlib import Path

from test_prompting_prompt import SOURCE

from generator.prompting.evaluations import EvaluationRecord, save_evaluation
from generator.prompting.prompt import Prompt

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)

CLOSED = (
    "output: {type: object, additionalProperties: false, required: [text], "
    "properties: {text: {type: string, x-lock: prose}}}"
)

WITH_PARTIAL = (
    SOURCE.replace("output: {type: object}", f"{CLOSED}\npartials: [manners@1]")
    .replace("temperature: 0.5", "temperature: 0.5, seed: 7")
    .replace("Be kind to {{ who }}.", '{% include "manners@1" %}')
)


def make_folder(place: Path) -> Path:
    """`tiny` 1.2.0 and 1.3.0, both over the partial `manners@1`."""
    folder = place / "prompts"
    (folder / "tiny").mkdir(parents=True)
    (folder / "partials" / "manners").mkdir(parents=True)
    (folder / "partials" / "manners" / "1.md").write_text("Be kind to {{ who }}.\n")
    (folder / "tiny" / "1.2.0.md").write_text(WITH_PARTIAL)
    newer = WITH_PARTIAL.replace("1.2.0", "1.3.0").replace("Write to", "Speak to")
    (folder / "tiny" / "1.3.0.md").write_text(newer.replace("temperature: 0.5", "temperature: 0"))
    return folder


def evaluate(folder: Path, prompt: Prompt, *, green: bool, at: datetime = AT) -> EvaluationRecord:
    """Keep an evaluation of a prompt as it is now."""
    record = EvaluationRecord(
        prompt=prompt.ref,
        sha256=prompt.sha256,
        model="scripted",
        source="sample",
        mornings=3,
        facts_sha256="0" * 64,
        threshold=0.05,
        is_green=green,
        reasons=() if green else ("it covers less",),
        at=at.isoformat(),
        figures={prompt.ref: {"valid_first": 1.0, "cost": None}},
    )
    save_evaluation(folder, record)
    return record
