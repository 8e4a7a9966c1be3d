import json
from typing import Any

import pytest
from sample_morning import objecting_to, sample_check, sample_context

from generator.context.realise import unknown_tokens
from generator.draft import Draft, Sentence
from generator.errors import ModelError
from generator.llm.scripted import ScriptedModel
from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.llm_writer import LLMWriter
from generator.writing.narrator.narrate import narrate
from generator.writing.passages import Check, judge_together, print_passage
from generator.writing.writer import Manuscript

RUT = {"facts": ["rut.record_close"], "text": "{rut.name} set a record close."}
SPX = {"facts": ["spx.move.1d"], "text": "{spx.name} rose {spx.move.1d.fraction}."}
LINES = {
    "headline": "Small caps set a record",
    "dek": "{rut.name} closed at {rut.record_close.level}.",
    "subject": "A record for small caps",
    "preheader": "And bitcoin is far below its own.",
}
NOTHING_WRONG = objecting_to(())


def note(*sentences: object, **lines: Any) -> str:
    sections = [{"id": "equities", "sentences": list(sentences or (RUT, SPX))}]
    return json.dumps({"sections": sections, **LINES, **lines})


def repair(**texts: str) -> str:
    rows = [{"id": name.replace("_", "-"), "facts": [], "text": t} for name, t in texts.items()]
    return json.dumps({"texts": rows})


def write(model: ScriptedModel, check: Check = NOTHING_WRONG) -> Manuscript:
    prompt = PromptLibrary(default_folder()).load("daily_briefing")
    manuscript = LLMWriter(model, prompt, "auto", "It was asked for.").write(
        sample_context(), check
    )
    assert_complete(manuscript.draft)
    return manuscript


def assert_complete(draft: Draft) -> None:
    """Every line and section of the narrator's is there, and every token can be printed."""
    context = sample_context()
    assert {s.id for s in draft.sections} == {s.id for s in narrate(context).sections}
    for sentence in (draft.headline, draft.dek, draft.subject, draft.preheader, *draft.body()):
        assert sentence.text
        assert unknown_tokens(sentence.text, context.all_tokens) == ()


def equities(manuscript: Manuscript) -> tuple[Sentence, ...]:
    return next(s.sentences for s in manuscript.draft.sections if s.id == "equities")


def test_a_good_reply_is_taken_as_it_is_after_one_request():
    model = ScriptedModel([note()], name="openai:x")
    manuscript = write(model)
    assert [s.text for s in equities(manuscript)] == [RUT["text"], SPX["text"]]
    assert {s.origin for s in equities(manuscript)} == {"llm"}
    assert manuscript.draft.headline.text == LINES["headline"]
    assert manuscript.draft.dek.fact_ids == ("rut.record_close",)
    assert (manuscript.note.used, manuscript.note.requested) == ("openai:x", "auto")
    assert manuscript.note.prompt == "daily_briefing@1.0.0"
    assert manuscript.note.lock == "pattern"
    assert manuscript.record["problems"] == []
    assert len(model.requests) == 1


def test_sections_the_model_left_out_are_the_narrators():
    manuscript = write(ScriptedModel([note()]))
    own = {s.id: s for s in narrate(sample_context()).sections}
    others = [s for s in manuscript.draft.sections if s.id != "equities"]
    assert others == [own[s.id] for s in others]


def test_the_request_carries_prompt_lock_and_parameters():
    model = ScriptedModel([note()])
    write(model)
    (request,) = model.requests
    assert [m.role for m in request.messages] == ["system", "user"]
    assert "rut.record_close: " in request.messages[1].content
    assert request.schema["properties"]["headline"]["pattern"].startswith("^(")
    assert request.parameters["max_output_tokens"] > 0


def test_failing_texts_go_back_once_together_with_their_findings():
    bad = {"facts": ["rut.record_close"], "text": "{rut.name} set a record because of hope."}
    digits = {"facts": ["spx.move.1d"], "text": "{spx.name} rose 12%."}
    model = ScriptedModel(
        [
            note(bad, digits, SPX, dek="Up {no.such.token}."),
            repair(equities_1="{rut.name} set a record.", dek="Records all round."),
        ]
    )
    manuscript = write(model, objecting_to(["because"]))
    second = model.requests[1]
    assert [m.role for m in second.messages] == ["system", "user", "assistant", "user"]
    asked = second.messages[-1].content
    assert "- equities-1: " in asked
    assert "“because” is unsupported: No source." in asked
    assert "- equities-2: " in asked
    assert "types the figure '12'" in asked
    assert "{no.such.token} is not one of the tokens" in asked
    assert "equities-3" not in asked
    ids = second.schema["properties"]["texts"]["items"]["properties"]["id"]["enum"]
    assert ids == ["dek", "equities-1", "equities-2"]

    sentences = equities(manuscript)
    assert (sentences[0].origin, sentences[0].text) == ("repaired", "{rut.name} set a record.")
    assert (sentences[1].origin, sentences[1].replaced) == ("rules", "{spx.name} rose 12%.")
    assert "spx" in sentences[1].text
    assert sentences[2].origin == "llm"
    assert manuscript.draft.dek.origin == "repaired"
    outcomes = {p["place"]: p["outcome"] for p in manuscript.record["problems"]}
    assert outcomes == {"dek": "repaired", "equities-1": "repaired", "equities-2": "replaced"}
    assert manuscript.record["origins"]["repaired"] == 2
    assert "did not enforce" in manuscript.record["remarks"][0]


def test_a_repair_that_fails_again_is_told_by_the_narrator():
    bad = {"facts": ["rut.record_close"], "text": "{rut.name} rose because of hope."}
    model = ScriptedModel([note(bad), repair(equities_1="It rose because of greed.")])
    manuscript = write(model, objecting_to(["because"]))
    assert len(model.requests) == 2
    assert equities(manuscript)[0].origin == "rules"
    assert equities(manuscript)[0].replaced == "It rose because of greed."
    (problem,) = manuscript.record["problems"]
    assert problem["text"] == bad["text"]
    assert problem["second_text"] == "It rose because of greed."


@pytest.mark.parametrize(
    "second",
    ["no JSON", "", '{"texts": []}', ModelError("gone", attempts=3)],
    ids=["broken", "empty", "none", "unreachable"],
)
def test_a_repair_that_comes_to_nothing_keeps_the_sound_sentences(second):
    bad = {"facts": ["rut.record_close"], "text": "{rut.name} rose 12%."}
    manuscript = write(ScriptedModel([note(bad, SPX), second]))
    assert [s.origin for s in equities(manuscript)] == ["rules", "llm"]
    assert manuscript.note.used == "scripted"


def test_a_failed_line_on_top_is_the_narrators():
    manuscript = write(ScriptedModel([note(headline="Up 5%", dek=None), "nothing"]))
    own = narrate(sample_context())
    assert manuscript.draft.headline.text == own.headline.text
    assert manuscript.draft.headline.replaced == "Up 5%"
    assert manuscript.draft.dek.text == own.dek.text
    assert manuscript.draft.dek.replaced is None
    assert manuscript.draft.subject.origin == "llm"


def test_a_stopped_sentence_whose_facts_are_told_elsewhere_is_left_out():
    narrated = next(s for s in narrate(sample_context()).sections if s.id == "equities")
    known = {found.fact.id for found in sample_context().selected()}
    told = sorted({fact for s in narrated.sentences for fact in s.fact_ids} & known)
    whole = {"facts": told, "text": "{rut.name} set a record."}
    stopped = {"facts": told[:1], "text": "It rose 12%."}
    manuscript = write(ScriptedModel([note(whole, stopped), "nothing"]))
    assert [s.text for s in equities(manuscript)] == ["{rut.name} set a record."]


@pytest.mark.parametrize("broken", ["{", "", "Sorry.", '{"sections": []}'])
def test_an_unusable_reply_is_asked_for_again_and_the_second_one_is_judged_finally(broken):
    model = ScriptedModel([broken, note(RUT, {"facts": ["spx.move.1d"], "text": "Up 5."})])
    manuscript = write(model)
    assert len(model.requests) == 2
    assert "could not be used" in model.requests[1].messages[-1].content
    assert model.requests[1].schema == model.requests[0].schema
    assert equities(manuscript)[0].text == RUT["text"]
    assert "first reply could not be used" in manuscript.record["remarks"][0]


@pytest.mark.parametrize(
    ("replies", "reason"),
    [
        (["{", "{"], "not valid JSON"),
        (["", ""], "the reply is empty"),
        ([ModelError("it is down", attempts=3)], "it is down"),
        (["{", ModelError("it went down", attempts=3)], "it went down"),
    ],
)
def test_a_model_that_gives_nothing_leaves_the_note_to_the_narrator(replies, reason):
    manuscript = write(ScriptedModel(replies))
    assert manuscript.draft == narrate(sample_context())
    assert manuscript.note.used == "rules"
    assert reason in manuscript.note.why
    assert reason in manuscript.record["error"]
    attempts = sum(3 if isinstance(r, ModelError) else 1 for r in replies)
    assert manuscript.record["attempts"] == attempts


def test_a_section_that_patches_left_unsound_is_handed_to_the_narrator():
    """The verifier objects only once the narrator's sentence stands beside the model's."""
    bad = {"facts": ["rut.record_close"], "text": "{rut.name} rose 12%."}
    follow = {"facts": ["spx.move.1d"], "text": "So did {spx.name}."}
    calm, strict = objecting_to(()), objecting_to(["So did"])

    def check(text: str) -> Any:
        return calm(text) if text.startswith("So did") else strict(text)

    manuscript = write(ScriptedModel([note(bad, follow), "nothing"]), check)
    own = next(s for s in narrate(sample_context()).sections if s.id == "equities")
    assert [s.text for s in equities(manuscript)] == [s.text for s in own.sentences]
    assert equities(manuscript)[0].replaced == "{rut.name} rose 12%. So did {spx.name}."


def test_the_record_is_plain_json_with_prompt_replies_and_cost():
    manuscript = write(ScriptedModel([note()], name="openai:x"))
    record = json.loads(json.dumps(manuscript.record))
    prompt = PromptLibrary(default_folder()).load("daily_briefing")
    assert record["prompt"] == prompt.ref
    assert record["prompt_sha256"] == prompt.sha256 == manuscript.note.prompt_sha256
    assert len(record["messages_sha256"]) == 64
    assert record["replies"][0]["text"] == note()
    assert record["attempts"] == 1
    assert record["error"] is None


def test_with_the_real_verifier_a_true_note_stands_and_a_false_one_is_replaced():
    true = {
        "facts": ["rut.record_close", "rut.move.1d"],
        "text": "{rut.name} rose {rut.move.1d.fraction} to a record {rut.record_close.level}.",
    }
    false = {"facts": ["spx.move.1d"], "text": "{spx.name} fell {spx.move.1d.fraction}."}
    swapped = {
        "facts": ["ndx.gap_to_record_close"],
        "text": "{dji.name} is {ndx.gap_to_record_close.fraction} below its record close.",
    }
    lines = {
        "headline": "Small caps set a record",
        "dek": true["text"],
        "subject": "Small caps set a record",
        "preheader": "What moved, and what did not.",
    }
    reply = json.dumps(
        {"sections": [{"id": "equities", "sentences": [true, false, swapped]}], **lines}
    )
    model = ScriptedModel([reply, '{"texts": []}'])
    manuscript = write(model, sample_check())
    problems = {p["place"]: p for p in manuscript.record["problems"]}
    assert set(problems) == {"equities-2", "equities-3"}
    assert {p["outcome"] for p in problems.values()} == {"replaced"}
    rows = [
        [print_passage(s, sample_context().all_tokens) for s in section.sentences]
        for section in manuscript.draft.sections
    ]
    blocked = [p for row in judge_together(rows, sample_check()) for p in row if p.blocks]
    assert [p.text for p in blocked if p.sentence.origin != "rules"] == []
    assert true["text"] in [s.text for s in equities(manuscript)]
