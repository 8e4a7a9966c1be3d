import json
import tomllib
from datetime import timedelta

import pytest
from prompt_folder import AT, evaluate, make_folder

from generator.errors import PromptError
from generator.prompting.evaluations import evaluations_of
from generator.prompting.library import PromptLibrary
from generator.prompting.registrar import Registrar


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


def lock(folder):
    rows = tomllib.loads((folder / "prompts.lock").read_text())["prompt"]
    return {row["version"]: row for row in rows}


def test_a_release_rests_on_a_green_evaluation_of_the_same_content(folder):
    prompt = PromptLibrary(folder).load("tiny@1.3.0")
    record = evaluate(folder, prompt, green=True)
    assert Registrar(folder).release("tiny@1.3.0", at=AT).released
    row = lock(folder)["1.3.0"]
    assert row["evaluation"] == record.id
    assert row["released_at"] == "2026-01-05T12:00:00+00:00"
    assert list(row["partials"]) == ["manners@1"]
    assert "override" not in row


def test_without_an_evaluation_there_is_no_release(folder):
    with pytest.raises(PromptError, match=r"tiny@1\.3\.0 .* has no evaluation; run `briefing"):
        Registrar(folder).release("tiny@1.3.0", at=AT)
    assert not (folder / "prompts.lock").exists()


def test_an_evaluation_of_other_content_does_not_count(folder):
    evaluate(folder, PromptLibrary(folder).load("tiny@1.3.0"), green=True)
    path = folder / "tiny" / "1.3.0.md"
    path.write_text(path.read_text().replace("Speak to", "Sing to"))
    with pytest.raises(PromptError, match="has no evaluation"):
        Registrar(folder).release("tiny@1.3.0", at=AT)


def test_the_latest_evaluation_decides(folder):
    prompt = PromptLibrary(folder).load("tiny@1.3.0")
    evaluate(folder, prompt, green=True)
    evaluate(folder, prompt, green=False, at=AT + timedelta(hours=1))
    assert [record.is_green for record in evaluations_of(folder, prompt)] == [False, True]
    with pytest.raises(PromptError, match="is not green: it covers less"):
        Registrar(folder).release("tiny@1.3.0", at=AT)


def test_a_reason_stands_in_for_an_evaluation_and_is_kept(folder):
    Registrar(folder).release("tiny@1.3.0", at=AT, override='the "first"\nof its kind')
    assert lock(folder)["1.3.0"]["override"] == 'the "first" of its kind'
    with pytest.raises(PromptError, match="has no evaluation"):
        Registrar(folder).release("tiny@1.2.0", at=AT, override="  ")


def test_a_changed_partial_is_named_by_the_releases_that_rest_on_it(folder):
    Registrar(folder).release("tiny@1.3.0", at=AT, override="a test")
    (folder / "partials" / "manners" / "1.md").write_text("Be stern to {{ who }}.")
    with pytest.raises(PromptError, match=r"prompts/partials/manners/1\.md, a partial of tiny@1"):
        PromptLibrary(folder).load("tiny@1.3.0")
    assert not PromptLibrary(folder).load("tiny@1.2.0").released


def test_a_draft_is_not_promoted(folder):
    with pytest.raises(PromptError, match=r"tiny@1\.3\.0 is a draft; release it before"):
        Registrar(folder).promote("tiny@1.3.0", "production", by="ann", at=AT)


def test_a_promotion_moves_the_alias_and_is_logged(folder):
    registrar, library = Registrar(folder), PromptLibrary(folder)
    for version in ("1.2.0", "1.3.0"):
        evaluate(folder, library.load(f"tiny@{version}"), green=True)
        registrar.release(f"tiny@{version}", at=AT)
    assert registrar.promote("tiny@1.2.0", "production", by="ann", at=AT) == (None, "1.2.0")
    assert registrar.promote("tiny@1.3.0", "staging", by="ann", at=AT) == (None, "1.3.0")
    moved = registrar.promote("tiny@1.3.0", "production", by="bob", at=AT)
    assert moved == ("1.2.0", "1.3.0")
    assert registrar.promote("tiny@1.3.0", "production", by="bob", at=AT) == ("1.3.0", "1.3.0")
    assert library.load("tiny").version == library.load("tiny@staging").version == "1.3.0"
    moves = [json.loads(line) for line in (folder / "promotions.jsonl").read_text().splitlines()]
    assert [(m["by"], m["alias"], m["from"], m["to"]) for m in moves] == [
        ("ann", "production", None, "1.2.0"),
        ("ann", "staging", None, "1.3.0"),
        ("bob", "production", "1.2.0", "1.3.0"),
    ]
    assert all(len(move["evaluation"]) == 16 for move in moves)


def test_a_released_version_needs_grounds_to_be_promoted_too(folder):
    Registrar(folder).release("tiny@1.3.0", at=AT, override="a test")
    with pytest.raises(PromptError, match="has no evaluation"):
        Registrar(folder).promote("tiny@1.3.0", "production", by="ann", at=AT)


def test_an_unreadable_evaluation_is_named(folder):
    prompt = PromptLibrary(folder).load("tiny@1.3.0")
    record = evaluate(folder, prompt, green=True)
    (folder / "evaluations" / "tiny" / f"1.3.0-{record.id}.json").write_text('{"prompt": 1}')
    with pytest.raises(PromptError, match=r"1\.3\.0-.*\.json cannot be read as an evaluation"):
        Registrar(folder).release("tiny@1.3.0", at=AT)


def test_the_same_evaluation_at_another_time_has_the_same_id(folder):
    prompt = PromptLibrary(folder).load("tiny@1.3.0")
    one = evaluate(folder, prompt, green=True)
    other = evaluate(folder, prompt, green=True, at=AT + timedelta(hours=1))
    assert one.id == other.id
    assert evaluations_of(folder, prompt) == (other,)
