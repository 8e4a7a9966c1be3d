from pathlib import Path

import pytest
from stub_openai import StubServer

from generator.errors import UsageError
from generator.llm.choose import DEFAULT_OPENAI, ModelOptions, choose_model
from generator.llm.local import LocalModel
from generator.llm.openai_chat import OPENAI_URL, OpenAIChat
from generator.writing.model import Message, Request

REQUEST = Request((Message("system", "Be brief."), Message("user", "Write.")), {})


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that opens like a GGUF file, on a machine where the extra is installed."""
    monkeypatch.setattr("generator.llm.local.find_spec", lambda name: name)
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"GGUF....")
    return path


def test_rules_needs_no_model():
    choice = choose_model("rules", ModelOptions(openai_key="k"))
    assert (choice.model, choice.used) == (None, "rules")


@pytest.mark.parametrize("configured", [None, "auto", "rules"])
def test_auto_without_key_or_configured_model_is_the_narrator_and_says_why(configured):
    choice = choose_model("auto", ModelOptions(configured=configured))
    assert (choice.requested, choice.used, choice.model) == ("auto", "rules", None)
    assert "No OpenAI key" in choice.why


def test_auto_takes_openai_when_a_key_is_set():
    choice = choose_model("auto", ModelOptions(openai_key="k", compatible_key="c"))
    assert choice.used == DEFAULT_OPENAI
    assert "OpenAI key is set" in choice.why
    assert isinstance(choice.model, OpenAIChat)
    assert (choice.model.api_key, choice.model.base_url) == ("k", OPENAI_URL)


def test_auto_takes_the_openai_model_of_the_settings():
    choice = choose_model("auto", ModelOptions(openai_key="k", configured="openai:gpt-6"))
    assert choice.used == "openai:gpt-6"


def test_auto_without_a_key_takes_the_model_of_the_settings(weights):
    choice = choose_model("auto", ModelOptions(configured=f"local:{weights}"))
    assert isinstance(choice.model, LocalModel)
    assert choice.used == "local:tiny.gguf"
    assert "settings" in choice.why
    choice.close()


def test_a_compatible_server_never_sees_the_openai_key(stub: StubServer):
    choice = choose_model(f"compatible:qwen@{stub.url}", ModelOptions(openai_key="sk-openai"))
    assert choice.model is not None
    choice.model.complete(REQUEST)
    assert stub.requests[0]["model"] == "qwen"
    assert "sk-openai" not in str(stub.headers) + str(stub.requests)


def test_a_compatible_server_gets_its_own_key(stub: StubServer):
    options = ModelOptions(openai_key="sk-openai", compatible_key="sk-own")
    choice = choose_model(f"compatible:org/model@v2@{stub.url}", options)
    assert choice.model is not None
    choice.model.complete(REQUEST)
    assert stub.requests[0]["model"] == "org/model@v2"
    assert stub.headers[0]["authorization"] == "Bearer sk-own"


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ("gpt-5", "unknown model 'gpt-5'"),
        ("", "unknown model"),
        ("openai:", "unknown model"),
        ("anthropic:claude", "unknown model"),
        ("openai:gpt-5-mini", "OPENAI_API_KEY"),
        ("compatible:qwen", "needs an address"),
        ("compatible:qwen@127.0.0.1:8080", "needs an address"),
        ("compatible:qwen@http://example.com/v1", "plain http"),
        ("local:nowhere.gguf", "cannot be read"),
    ],
)
def test_what_cannot_be_built_is_refused_in_one_sentence(spec, problem):
    with pytest.raises(UsageError, match=problem):
        choose_model(spec, ModelOptions())


def test_keys_are_not_in_the_options_repr():
    assert "secret" not in repr(ModelOptions(openai_key="secret", compatible_key="secret-2"))


def test_a_file_that_holds_no_model_is_refused(tmp_path):
    path = tmp_path / "notes.gguf"
    path.write_text("not a model")
    with pytest.raises(UsageError, match="not a GGUF file"):
        choose_model(f"local:{path}", ModelOptions())


def test_without_the_extra_the_install_line_is_named(weights, monkeypatch):
    monkeypatch.setattr("generator.llm.local.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r'pip install "market-briefing\[local\]"'):
        choose_model(f"local:{weights}", ModelOptions())
