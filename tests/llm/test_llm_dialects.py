"""Both locks against loopback servers that read a request as each kind of server does."""

import json
import re
from typing import Any

import pytest
from parrot import LINES, parrot
from sample_morning import objecting_to, sample_context
from server_dialects import DIALECTS
from stub_openai import StubServer, refused

from generator.llm import openai_chat
from generator.llm.openai_chat import OpenAIChat
from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.llm_writer import LLMWriter
from generator.writing.writer import Manuscript

FREE, PLAN = "daily_briefing@1.1.0", "daily_briefing@2.0.0"

REFUSALS = {
    "openai": "Invalid schema for response_format 'reply': 'pattern' is not permitted.",
    "llama.cpp": 'failed to parse grammar: Pattern must start with "^" and end with "$"',
    "ollama": "invalid JSON schema in format",
    "vllm": "The request's guided decoding schema contains features unsupported by xgrammar.",
}


def note(body: dict[str, Any], spoil: str = "") -> str:
    """A note whose Russell sentence is spoiled, and on a second turn its repair."""
    if len(body["messages"]) > 2:
        said = "{rut.name} set a record close of {rut.record_close.level}."
        texts = {p: said for p in re.findall(r"^- (\S+): ", body["messages"][-1]["content"], re.M)}
        rows = [{"id": p, "facts": ["rut.record_close"], "text": t} for p, t in texts.items()]
        planned = "body" in json.loads(body["messages"][2]["content"])
        return json.dumps(texts if planned else {"texts": rows})
    return parrot(body, sentences=3).replace("{rut.name} set", spoil or "{rut.name} set", 1)


def write(stub: StubServer, ref: str, monkeypatch, dialect: str = "vllm", **words) -> Manuscript:
    if dialect == "openai":
        monkeypatch.setattr(openai_chat, "OPENAI_URL", stub.url)
    model = OpenAIChat("stub", "stub-1", "k", base_url=stub.url, timeout=20, max_retries=0)
    prompt = PromptLibrary(default_folder()).load(ref)
    check = objecting_to(words.get("objections", ()))
    return LLMWriter(model, prompt, "stub", "A test.").write(sample_context(), check)


@pytest.mark.parametrize("ref", [FREE, PLAN])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_note_and_repair_are_requests_that_each_server_takes(stub, monkeypatch, ref, dialect):
    stub.writer = lambda body: note(body, "{rut.name} hopefully set")
    manuscript = write(stub, ref, monkeypatch, dialect, objections=["hopefully"])
    assert len(stub.requests) == 2
    for body in stub.requests:
        assert list(DIALECTS[dialect](body)) == []
    assert manuscript.record["origins"]["repaired"] == 1
    assert manuscript.record["lock_enforced"] is True
    assert manuscript.note.lock == "pattern"


@pytest.mark.parametrize("ref", [FREE, PLAN])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_server_that_refuses_patterns_is_asked_without_them(stub, monkeypatch, ref, dialect):
    class Refusing:
        def pop(self, _: int) -> Any:
            body = stub.requests[-1]
            has_pattern = "pattern" in json.dumps(body["response_format"])
            return refused(REFUSALS[dialect]) if has_pattern else step(note(body))

        def __len__(self) -> int:
            return 2

    stub.steps = Refusing()  # type: ignore[assignment]
    manuscript = write(stub, ref, monkeypatch, dialect)
    assert len(stub.requests) == 2
    assert manuscript.note.lock == "schema"
    assert manuscript.record["lock_enforced"] is None
    assert manuscript.record["replies"][0]["notes"] == ["The server refused the lock 'pattern'."]
    assert manuscript.record["problems"] == []


def step(text: str) -> Any:
    from stub_openai import Step

    return Step(text=text)


@pytest.mark.parametrize("ref", [FREE, PLAN])
def test_a_server_that_ignores_the_pattern_is_noticed(stub, monkeypatch, ref):
    """The prompt's words alone do not keep this model from typing a figure."""
    stub.writer = lambda body: note(body, "{rut.name} rose 1.2% and set")
    manuscript = write(stub, ref, monkeypatch)
    assert manuscript.note.lock == "pattern"
    assert manuscript.record["lock_enforced"] is False
    said = "The server accepted the token pattern but did not enforce it."
    assert manuscript.record["remarks"] == [said]
    assert "1.2%" not in json.dumps([s.text for s in manuscript.draft.body()])


@pytest.mark.parametrize("ref", [FREE, PLAN])
@pytest.mark.parametrize("reply", ["It was a calm day.", '{"story": "calm"}', '{"body": {}}'])
def test_a_server_that_ignores_the_schema_is_noticed(stub, monkeypatch, ref, reply):
    stub.play(reply)
    manuscript = write(stub, ref, monkeypatch)
    assert manuscript.note.used == "rules"
    assert manuscript.record["lock_enforced"] is False
    assert "The server accepted the schema but did not enforce it." in manuscript.record["remarks"]


def test_under_the_plan_lock_subjects_cannot_be_swapped(stub, monkeypatch):
    """A token of another sentence is one that the pattern of this place does not admit."""
    stub.writer = lambda body: note(body, "{btc.name} set")
    manuscript = write(stub, PLAN, monkeypatch)
    (problem,) = manuscript.record["problems"]
    assert problem["problem"] == "{btc.name} belongs to another sentence"
    assert problem["outcome"] == "repaired"
    assert manuscript.record["lock_enforced"] is False


def test_a_planned_sentence_that_the_reply_leaves_out_is_asked_for(stub, monkeypatch):
    def forgetful(body: dict[str, Any]) -> str:
        if len(body["messages"]) > 2:
            return note(body)
        given = json.loads(note(body))
        del given["body"]["equities-3"]
        return json.dumps(given)

    stub.writer = forgetful
    manuscript = write(stub, PLAN, monkeypatch)
    (problem,) = manuscript.record["problems"]
    assert (problem["place"], problem["problem"]) == ("equities-3", "it is empty")
    assert problem["outcome"] == "repaired"


def test_under_the_plan_lock_every_planned_fact_is_covered(stub, monkeypatch):
    stub.writer = note
    manuscript = write(stub, PLAN, monkeypatch)
    assert manuscript.record["origins"] == {"llm": manuscript.record["texts"]}
    assert manuscript.draft.headline.text == LINES["headline"]
    told = {fact for sentence in manuscript.draft.body() for fact in sentence.fact_ids}
    body = stub.requests[0]["response_format"]["json_schema"]["schema"]["properties"]["body"]
    assert [*body["properties"]] == [*json.loads(manuscript.record["replies"][0]["text"])["body"]]
    assert {"rut.record_close", "btc.gap_to_record_high", "silver.move.1d"} <= told
