"""Whatever a server does, over real HTTP: a complete draft, bounded requests, an honest record."""

import json

import pytest
from sample_morning import objecting_to, sample_context
from stub_openai import Step, StubServer, refused

from generator.context.realise import unknown_tokens
from generator.llm.choose import ModelOptions, choose_model
from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.llm_writer import LLMWriter
from generator.writing.narrator.narrate import narrate
from generator.writing.writer import Manuscript

RUT = {"facts": ["rut.record_close"], "text": "{rut.name} set a record close."}
LINES = {
    "headline": "Small caps set a record",
    "dek": "{rut.name} closed at {rut.record_close.level}.",
    "subject": "A record for small caps",
    "preheader": "And bitcoin is far below its own.",
}
GOOD = json.dumps({"sections": [{"id": "equities", "sentences": [RUT]}], **LINES})
DIGITS = GOOD.replace("{rut.record_close.level}", "2,590.61").replace("a record close", "record 9")
UNKNOWN = GOOD.replace("{rut.name}", "{rut.nickname}")
NO_REPAIR = '{"texts": []}'


def write(stub: StubServer, **options) -> Manuscript:
    settings = {"timeout": 5.0, "max_retries": 1, **options}
    choice = choose_model(f"compatible:stub@{stub.url}", ModelOptions(**settings))
    assert choice.model is not None
    prompt = PromptLibrary(default_folder()).load("daily_briefing")
    manuscript = LLMWriter(choice.model, prompt, choice.requested, choice.why).write(
        sample_context(), objecting_to(())
    )
    assert_complete(manuscript)
    assert manuscript.record["attempts"] == len(stub.requests)
    assert json.loads(json.dumps(manuscript.record))["prompt_sha256"] == prompt.sha256
    return manuscript


def assert_complete(manuscript: Manuscript) -> None:
    context, draft = sample_context(), manuscript.draft
    assert {s.id for s in draft.sections} == {s.id for s in narrate(context).sections}
    for sentence in (draft.headline, draft.dek, draft.subject, draft.preheader, *draft.body()):
        assert sentence.text
        assert unknown_tokens(sentence.text, context.all_tokens) == ()


def is_narrators(manuscript: Manuscript) -> bool:
    return manuscript.draft == narrate(sample_context()) and manuscript.note.used == "rules"


def test_a_good_server_is_asked_once(stub):
    stub.play(GOOD)
    manuscript = write(stub)
    assert len(stub.requests) == 1
    assert manuscript.note.used == f"compatible:stub@{stub.url}"
    assert manuscript.draft.headline.text == LINES["headline"]
    assert (manuscript.record["input_tokens"], manuscript.record["output_tokens"]) == (11, 7)


def test_the_request_a_compatible_server_sees_is_locked_and_bounded(stub):
    stub.play(GOOD)
    write(stub)
    (body,) = stub.requests
    schema = body["response_format"]["json_schema"]["schema"]
    assert "rut\\.(" in schema["properties"]["dek"]["pattern"]
    assert body["max_tokens"] > 0
    assert body["messages"][0]["role"] == "system"


@pytest.mark.parametrize(
    ("first", "problem"),
    [(DIGITS, "types the figure"), (UNKNOWN, "is not one of the tokens")],
    ids=["digits", "unknown tokens"],
)
def test_texts_that_break_the_lock_are_repaired(stub, first, problem):
    fixed = {
        "texts": [
            {"id": "equities-1", **RUT},
            {"id": "dek", "facts": [], "text": "A record for {rut.name}."},
        ]
    }
    stub.play(first, json.dumps(fixed))
    manuscript = write(stub)
    assert len(stub.requests) == 2
    assert {p["outcome"] for p in manuscript.record["problems"]} == {"repaired"}
    assert all(problem in p["problem"] for p in manuscript.record["problems"])
    assert manuscript.record["origins"]["repaired"] >= 1
    assert "did not enforce" in " ".join(manuscript.record["remarks"]) or first is UNKNOWN


@pytest.mark.parametrize("first", [DIGITS, UNKNOWN], ids=["digits", "unknown tokens"])
@pytest.mark.parametrize("second", [NO_REPAIR, "", "{", "again 5"])
def test_texts_that_stay_broken_are_the_narrators(stub, first, second):
    stub.play(first, second)
    manuscript = write(stub)
    assert len(stub.requests) == 2
    assert {p["outcome"] for p in manuscript.record["problems"]} == {"replaced"}
    assert not any("2,590.61" in s.text for s in manuscript.draft.body())


@pytest.mark.parametrize(
    "step",
    [
        Step(text="{"),
        Step(text=""),
        Step(text=None, refusal="I cannot help with that."),
        Step(text=GOOD[:80], finish="length"),
        Step(text='{"sections": {"sports": ["Goal."]}}'),
        Step(text="Stocks rose."),
    ],
    ids=["broken", "empty", "refusal", "truncated", "wrong schema", "prose"],
)
def test_replies_that_cannot_be_used_are_asked_for_twice_and_no_more(stub, step):
    stub.play(step)
    manuscript = write(stub)
    assert len(stub.requests) == 2
    assert is_narrators(manuscript)
    assert manuscript.record["error"]
    assert len(manuscript.record["replies"]) == 2


def test_a_first_reply_that_cannot_be_used_may_be_followed_by_a_good_one(stub):
    stub.play("{", GOOD)
    manuscript = write(stub)
    assert manuscript.draft.headline.origin == "llm"


@pytest.mark.parametrize(
    ("step", "requests", "reason"),
    [
        (Step(status=500, body="{}"), 2, "HTTP 500"),
        (Step(status=503, body="{}"), 2, "HTTP 503"),
        (Step(hang_up=True), 2, "cannot be reached"),
        (Step(body="<html>"), 1, "no chat completion"),
        (Step(status=429, body="{}", headers={"retry-after-ms": "5"}), 2, "rate limit"),
        (refused("no such key", status=401), 1, "refused the key"),
        (refused("never"), 4, "HTTP 400"),
    ],
    ids=["500", "503", "reset", "not JSON", "429", "401", "400"],
)
def test_a_server_that_never_answers_well_leaves_the_note_to_the_narrator(
    stub, step, requests, reason
):
    stub.play(step)
    manuscript = write(stub)
    assert len(stub.requests) == requests
    assert is_narrators(manuscript)
    assert reason in manuscript.record["error"]
    assert reason in manuscript.note.why


@pytest.mark.parametrize("slow", [{"delay": 1.0}, {"drip": 0.01}], ids=["silence", "drip"])
def test_a_server_that_is_too_slow_leaves_the_note_to_the_narrator(stub, slow):
    stub.play(Step(text=GOOD, **slow))
    manuscript = write(stub, timeout=0.3, max_retries=0)
    assert is_narrators(manuscript)
    assert "within 0.3 s" in manuscript.record["error"]


def test_a_passing_rate_limit_costs_one_request_more(stub):
    stub.play(Step(status=429, body="{}", headers={"retry-after-ms": "5"}), GOOD)
    manuscript = write(stub)
    assert manuscript.record["attempts"] == 2
    assert manuscript.draft.headline.origin == "llm"


def test_a_server_that_fails_during_the_repair_keeps_what_was_good(stub):
    two = [RUT, {"facts": ["spx.move.1d"], "text": "{spx.name} rose 12%."}]
    reply = json.dumps({"sections": [{"id": "equities", "sentences": two}], **LINES})
    stub.play(reply, Step(status=500, body="{}"))
    manuscript = write(stub)
    equities = next(s for s in manuscript.draft.sections if s.id == "equities")
    assert [s.origin for s in equities.sentences] == ["llm", "rules"]
    assert "repair came to nothing" in manuscript.record["remarks"][-1]


def test_a_server_that_refuses_patterns_is_asked_with_the_plain_schema(stub):
    stub.play(refused("'pattern' is not supported"), GOOD)
    manuscript = write(stub)
    assert manuscript.note.lock == manuscript.record["lock"] == "schema"
    assert "refused the lock 'pattern'" in manuscript.record["replies"][0]["notes"][0]
    assert "pattern" not in json.dumps(stub.requests[1]["response_format"])
