"""Editing and deciding through the workspace, on the shipped sample."""

from datetime import UTC, datetime

import pytest

from generator.errors import BlockedError, ConflictError, UsageError
from generator.settings import Settings
from generator.workspace.request import RunOutcome, RunRequest
from generator.workspace.workspace import Workspace

NOON = datetime(2025, 12, 12, 17, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    workspace = Workspace(Settings(home=tmp_path), clock=lambda: NOON)
    yield workspace
    workspace.close()


@pytest.fixture
def outcome(desk: Workspace) -> RunOutcome:
    return desk.run(RunRequest(source="sample", model="rules", with_charts=False))


def edit(desk: Workspace, outcome: RunOutcome, text: str, revision: int = 1):
    return desk.edit(
        outcome.briefing.id, text, actor="ada", revision=revision, section="metals", position=0
    )


def test_a_true_edit_is_supported_and_keeps_its_facts(desk: Workspace, outcome: RunOutcome):
    edited = edit(desk, outcome, "Silver futures jumped 5.9% to a record on Thursday.")
    passage = edited.sections[1].passages[0]
    assert (edited.revision, passage.verdict, passage.sentence.origin) == (2, "supported", "editor")
    assert "silver.move.1d" in passage.fact_ids
    assert desk.stores.reviews.state(edited.id) == "drafted"


def test_a_wrong_edit_is_flagged_and_blocks_approval(desk: Workspace, outcome: RunOutcome):
    edited = edit(desk, outcome, "Silver futures jumped 9.5% on Thursday.")
    assert edited.sections[1].passages[0].verdict == "wrong"
    assert desk.stores.reviews.state(edited.id) == "needs_attention"
    with pytest.raises(BlockedError):
        desk.approve(edited.id, actor="ada")
    approved = desk.approve(edited.id, actor="ada", override="the exchange restated the close")
    assert approved.overrides[0].reason == "the exchange restated the close"
    assert "9.5%" in approved.parts.text


def test_an_editors_braces_are_text(desk: Workspace, outcome: RunOutcome):
    edited = edit(desk, outcome, "Silver {silver.close.level} is shiny.")
    assert "{silver.close.level}" in edited.sections[1].passages[0].text


def test_two_editors_do_not_overwrite_each_other(desk: Workspace, outcome: RunOutcome):
    edit(desk, outcome, "Silver futures rose on Thursday.")
    with pytest.raises(ConflictError):
        edit(desk, outcome, "Silver futures jumped on Thursday.")
    assert desk.stores.reviews.load(outcome.briefing.id).revision == 2


def test_an_empty_edit_removes_the_sentence(desk: Workspace, outcome: RunOutcome):
    before = len(outcome.briefing.sections[1].passages)
    assert len(edit(desk, outcome, " ").sections[1].passages) == before - 1


def test_a_sentence_that_is_not_there(desk: Workspace, outcome: RunOutcome):
    with pytest.raises(UsageError, match="has no sentence 99 in section 'metals'"):
        desk.edit(outcome.briefing.id, "x", actor="a", revision=1, section="metals", position=99)


def test_what_is_stored_is_what_was_written(desk: Workspace, outcome: RunOutcome):
    assert desk.stores.reviews.load(outcome.briefing.id) == outcome.briefing


def test_the_prompt_is_recorded_on_every_run(desk: Workspace, outcome: RunOutcome):
    record = desk.stores.runs.load(outcome.briefing.run_id)
    assert record["prompt"]["ref"] == "daily_briefing@1.0.0"
    assert len(record["prompt"]["sha256"]) == 64
    assert record["writer"]["prompt"] is None, "the narrator was not prompted"


def test_keys_are_never_recorded_or_shown(tmp_path):
    from pydantic import SecretStr

    settings = Settings(home=tmp_path, openai_api_key=SecretStr("sk-very-secret"))
    assert "sk-very-secret" not in repr(settings)
    desk = Workspace(settings, clock=lambda: NOON)
    outcome = desk.run(RunRequest(source="sample", model="rules", with_charts=False))
    assert "sk-very-secret" not in str(outcome.record)
    desk.close()
