"""The shipped prompts on the sample's morning."""

import json
import re

import pytest
from sample_morning import objecting_to, sample_context

from generator.context.realise import realise_text
from generator.context.token import TOKEN_PATTERN
from generator.llm.scripted import ScriptedModel
from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.llm_writer import LLMWriter
from generator.writing.lock import TokenLock
from generator.writing.narrator.narrate import narrate
from generator.writing.prompt_inputs import context_for, inputs_for

REFS = [f"{e.name}@{e.version}" for e in PromptLibrary(default_folder()).list()]
CONTEXT_LIMIT = 1500


def load(ref):
    return PromptLibrary(default_folder()).load(ref)


def opening(ref):
    prompt = load(ref)
    return prompt.render(inputs_for(prompt, context_for(prompt, sample_context())))


@pytest.mark.parametrize("ref", REFS)
def test_every_context_is_small(ref):
    """Words and punctuation marks: within a tenth of what common tokenizers count."""
    user = opening(ref)[1].content
    assert len(re.findall(r"\w+|[^\w\s]", user)) <= CONTEXT_LIMIT


@pytest.mark.parametrize("ref", REFS)
def test_rules_and_data_do_not_run_into_each_other(ref):
    system, user = (message.content for message in opening(ref))
    assert all(line.startswith("# ") for line in re.findall(r"^#.*", system, re.MULTILINE))
    assert re.search(r"[^\n]\n# ", system) is None
    assert len(re.findall(r"^<(?:facts|note)>$", user, re.MULTILINE)) == 1
    assert not TOKEN_PATTERN.search(user.split("<facts>")[0].split("Names:")[0])


def test_the_second_daily_briefing_names_what_to_lead_with():
    context = sample_context()
    leading = inputs_for(load("daily_briefing@1.1.0"), context)["leading"]
    salience = [context.facts[name].salience for name in leading]
    assert salience == sorted(salience, reverse=True)
    assert len(leading) == 10
    assert f"Leading: {', '.join(leading[:3])}." in opening("daily_briefing@1.1.0")[1].content


def test_a_headline_is_written_from_the_finished_note():
    context = sample_context()
    user = opening("headline")[1].content
    note = user[user.index("<note>") : user.index("</note>")]
    for sentence in narrate(context).body()[:14]:
        assert sentence.text in note
    assert all(realise_text(line, context.all_tokens) for line in note.splitlines())


def test_a_model_heads_the_narrators_note():
    """The body stays the narrator's; the lines may use its tokens and no others."""
    context = sample_context()
    narrated = narrate(context)
    lines = {
        "headline": "Small caps set a record",
        "dek": "{rut.name} closed at {rut.record_close.level}.",
        "subject": "A record for small caps",
        "preheader": "{btc.name} rose {btc.move.3m.fraction}.",
    }
    model = ScriptedModel([json.dumps(lines), '{"texts": []}'])
    writer = LLMWriter(model, load("headline"), "scripted", "A test.")
    manuscript = writer.write(context, objecting_to(()))
    draft = manuscript.draft
    assert draft.sections == narrated.sections
    assert (draft.headline.text, draft.headline.origin) == (lines["headline"], "llm")
    assert draft.dek.text == lines["dek"]
    assert (draft.preheader.text, draft.preheader.origin) == (narrated.preheader.text, "rules")
    assert manuscript.record["texts"] == 4
    (problem,) = manuscript.record["problems"]
    assert problem["problem"] == "{btc.move.3m.fraction} is not one of the tokens"


def test_a_reply_without_any_line_is_no_heading():
    model = ScriptedModel(['{"story": "calm"}', "{}"])
    writer = LLMWriter(model, load("headline"), "scripted", "A test.")
    manuscript = writer.write(sample_context(), objecting_to(()))
    assert "the reply holds none of headline, dek, subject, preheader" in manuscript.note.why


def test_a_week_is_told_by_weekly_moves():
    prompt = load("weekly_wrap")
    context = context_for(prompt, sample_context())
    ids = {found.fact.id for found in context.selected()}
    assert {
        "spx.move.1w",
        "spx.record_close",
        "btc.gap_to_record_high",
        "yield.ust10y.move.1w",
    } <= ids
    assert not [name for name in ids if name.endswith(".move.1d")]
    assert {"policy", "outlook"} <= {section.id for section in context.sections}
    assert "The week ended with Thursday's session" in opening("weekly_wrap")[1].content


def test_a_week_offers_tokens_of_its_own_statements_only():
    context = context_for(load("weekly_wrap"), sample_context())
    said = {name for f in context.selected() for name in TOKEN_PATTERN.findall(f.statement)}
    assert said <= set(context.tokens)
    assert not [name for name in context.tokens if ".move.1d." in name]
    assert TokenLock.of(context).admits("{spx.name} rose {spx.move.1w.fraction}.")
    assert not TokenLock.of(context).admits("{spx.name} rose {spx.move.1d.fraction}.")


def test_a_model_can_write_the_weekly_wrap():
    reply = (
        '{"sections": [{"id": "equities", "sentences": [{"facts": ["spx.move.1w"], "text":'
        ' "{spx.name} rose {spx.move.1w.fraction} over the past week."}]}], "headline": "A week'
        ' of records", "dek": "It was a week.", "subject": "The week", "preheader": "All of it."}'
    )
    writer = LLMWriter(ScriptedModel([reply]), load("weekly_wrap"), "scripted", "A test.")
    manuscript = writer.write(sample_context(), objecting_to(()))
    assert manuscript.note.prompt == "weekly_wrap@1.0.0"
    assert manuscript.draft.sections[0].sentences[0].origin == "llm"
    assert manuscript.record["problems"] == []
