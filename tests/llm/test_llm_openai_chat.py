import json

import pytest
from stub_openai import Step, StubServer, refused

from generator.errors import ModelError, UsageError
from generator.llm.openai_chat import OpenAIChat
from generator.writing.model import Message, Reply, Request

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["text", "items"],
    "properties": {
        "text": {"type": "string", "pattern": "^[a-z]*$"},
        "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "string", "enum": ["a", "b"]},
        },
    },
}
MESSAGES = (Message("system", "Be brief."), Message("user", "Write."))
KEY = "secret-key"


def ask(stub: StubServer, **options) -> Reply:
    parameters = options.pop("parameters", {"max_output_tokens": 50, "temperature": 0.3})
    settings = {"timeout": 5.0, "max_retries": 2, **options}
    model = OpenAIChat("compatible:stub", "stub", KEY, base_url=stub.url, **settings)
    return model.complete(Request(MESSAGES, SCHEMA, parameters))


def formats(stub: StubServer) -> list[str]:
    """How each request asked for its form."""
    wanted = [body.get("response_format", {"type": "text"}) for body in stub.requests]
    return ["pattern" if "pattern" in str(w) else w["type"] for w in wanted]


def test_a_request_carries_the_lock_the_messages_and_the_prompts_parameters(stub):
    stub.play('{"text": "fine"}')
    reply = ask(stub, parameters={"max_output_tokens": 50, "temperature": 0.3, "seed": 7})
    (body,) = stub.requests
    assert reply.text == '{"text": "fine"}'
    assert (reply.lock, reply.attempts, reply.notes) == ("pattern", 1, ())
    assert (reply.model, reply.input_tokens, reply.output_tokens) == ("stub-1", 11, 7)
    assert reply.seconds > 0
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Write."},
    ]
    assert (body["max_tokens"], body["temperature"], body["seed"]) == (50, 0.3, 7)
    assert "max_completion_tokens" not in body


def test_parameters_the_prompt_does_not_set_are_not_sent(stub):
    ask(stub, parameters={})
    assert set(stub.requests[0]) == {"model", "messages", "response_format", "stream"}


@pytest.mark.parametrize(
    ("refusals", "lock"), [(1, "schema"), (2, "json"), (3, "text")], ids=["schema", "json", "text"]
)
def test_a_refused_lock_gives_way_to_the_next_weaker_one(stub, refusals, lock):
    said = refused("Invalid schema for response_format 'reply': 'pattern' is not permitted")
    stub.play(*[said] * refusals, "{}")
    reply = ask(stub)
    ladder = ["pattern", "json_schema", "json_object", "text"]
    assert formats(stub) == ladder[: refusals + 1]
    assert reply.lock == lock
    assert reply.attempts == refusals + 1
    assert len(reply.notes) == refusals
    assert "refused the lock 'pattern'" in reply.notes[0]


def test_the_weaker_schema_keeps_structure_and_enumerations(stub):
    stub.play(refused("no", status=422), "{}")
    ask(stub)
    schema = stub.requests[1]["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["text"] == {"type": "string"}
    assert schema["properties"]["items"] == {
        "type": "array",
        "items": {"type": "string", "enum": ["a", "b"]},
    }


def test_a_server_that_fails_on_the_grammar_is_asked_without_it(stub):
    stub.play(Step(status=500, body='{"error": {"message": "failed to parse grammar"}}'), "{}")
    reply = ask(stub, max_retries=0)
    assert (reply.lock, reply.attempts) == ("schema", 2)


def test_a_server_that_refuses_everything_ends_after_the_last_rung(stub):
    stub.play(refused("go away"))
    with pytest.raises(ModelError, match=r"HTTP 400.*go away.*4 requests") as failure:
        ask(stub)
    assert failure.value.attempts == len(stub.requests) == 4


def test_a_prompt_over_the_context_window_is_not_tried_again_with_weaker_locks(stub):
    stub.play(refused("prompt is too long: context_length_exceeded"))
    with pytest.raises(ModelError):
        ask(stub)
    assert len(stub.requests) == 1


def test_a_refused_sampling_parameter_is_left_out_and_the_lock_kept(stub):
    stub.play(refused("Unsupported value: 'temperature' does not support 0.3"), "{}")
    reply = ask(stub)
    assert reply.lock == "pattern"
    assert reply.notes == ("The server refused temperature; it was left out.",)
    assert "temperature" not in stub.requests[1]


def test_a_rate_limit_is_waited_out_as_the_server_asks(stub):
    stub.play(Step(status=429, body="{}", headers={"Retry-After": "1"}), "{}")
    reply = ask(stub)
    assert reply.attempts == len(stub.requests) == 2
    assert reply.seconds >= 1.0


@pytest.mark.parametrize("status", [500, 503])
def test_server_errors_are_retried_as_often_as_configured(stub, status):
    stub.play(Step(status=status, body="{}"))
    with pytest.raises(ModelError, match=f"HTTP {status}.*2 requests") as failure:
        ask(stub, max_retries=1)
    assert failure.value.attempts == len(stub.requests) == 2


def test_a_dropped_connection_is_retried(stub):
    stub.play(Step(hang_up=True), "{}")
    assert ask(stub).attempts == 2


def test_a_slow_server_is_given_up_at_the_timeout(stub):
    stub.play(Step(text="{}", delay=1.0))
    with pytest.raises(ModelError, match=r"no complete answer within 0.2 s"):
        ask(stub, timeout=0.2, max_retries=0)


def test_a_reply_that_drips_in_is_given_up_at_the_timeout(stub):
    stub.play(Step(text="{}" * 200, drip=0.01))
    with pytest.raises(ModelError, match=r"no complete answer within 0.3 s"):
        ask(stub, timeout=0.3, max_retries=0)
    assert len(stub.requests) == 1


def test_nobody_listening_is_said_plainly():
    server = StubServer()
    url = server.url
    server.close()
    model = OpenAIChat("compatible:gone", "gone", "x", base_url=url, max_retries=0)
    with pytest.raises(ModelError, match=r"cannot be reached at .*check the address"):
        model.complete(Request(MESSAGES, SCHEMA))


@pytest.mark.parametrize(
    ("status", "message"),
    [(401, "refused the key"), (403, "refused the key"), (404, "check the model's name")],
)
def test_what_no_retry_can_mend_is_asked_once_and_never_shows_the_key(stub, status, message):
    stub.play(refused(f"Incorrect API key provided: {KEY}", status=status))
    with pytest.raises(ModelError, match=message) as failure:
        ask(stub)
    assert len(stub.requests) == 1
    assert KEY not in str(failure.value)


@pytest.mark.parametrize(
    "body",
    ["", "<html>busy</html>", "[]", '"text"', '{"choices": null}', '{"choices": []}', "{}"],
)
def test_an_answer_that_is_no_chat_completion_is_one_clear_error(stub, body):
    stub.play(Step(body=body))
    with pytest.raises(ModelError, match="compatible:stub"):
        ask(stub, max_retries=0)


@pytest.mark.parametrize(
    ("step", "note"),
    [
        (Step(text='{"te', finish="length"), "The reply was cut off at its length limit."),
        (Step(text=None, refusal="I cannot."), "The model refused to answer."),
        (Step(text="", finish="content_filter"), "stopped by the server's content filter"),
    ],
    ids=["cut off", "refusal", "content filter"],
)
def test_unfinished_replies_come_back_with_what_text_there_is(stub, step, note):
    stub.play(step)
    reply = ask(stub)
    assert reply.text == (step.text or "")
    assert note in reply.notes[0]


def test_only_the_given_key_and_no_account_headers_reach_a_compatible_server(stub, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "the-openai-key")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-1")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-1")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://elsewhere.invalid/v1")
    ask(stub)
    (headers,) = stub.headers
    assert headers["authorization"] == f"Bearer {KEY}"
    assert not {"openai-organization", "openai-project"} & set(headers)
    assert "the-openai-key" not in json.dumps(headers)


def test_nothing_is_traced_even_where_the_environment_asks_for_it(stub, monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", stub.url.removesuffix("/v1"))
    ask(stub)
    assert stub.paths == ["/v1/chat/completions"]


def test_a_model_name_does_not_choose_another_endpoint(stub):
    model = OpenAIChat("compatible:x", "gpt-5-pro-codex", "x", base_url=stub.url)
    model.complete(Request(MESSAGES, SCHEMA))
    assert stub.paths == ["/v1/chat/completions"]


def test_a_redirect_is_not_followed(stub):
    stub.play(Step(status=307, body="{}", headers={"Location": "http://127.0.0.1:9/v1"}))
    with pytest.raises(ModelError, match="HTTP 307"):
        ask(stub, max_retries=0)
    assert len(stub.requests) == 1


def test_the_key_is_not_in_the_models_repr():
    assert KEY not in repr(OpenAIChat("openai:x", "x", KEY))


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://example.com/v1", "plain http"),
        ("ftp://127.0.0.1/v1", "not an http"),
        ("127.0.0.1:8080", "not an http"),
        ("http://user:pw@127.0.0.1/v1", "neither credentials"),
        ("http://127.0.0.1:99999/v1", "not a URL"),
    ],
)
def test_an_address_that_would_expose_the_request_is_refused(url, problem):
    with pytest.raises(UsageError, match=problem):
        OpenAIChat("compatible:x", "x", "k", base_url=url)


@pytest.mark.parametrize(
    ("url", "used"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
        ("http://[::1]:8080/", "http://[::1]:8080/v1"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1"),
        ("https://llm.example.com/api", "https://llm.example.com/api"),
    ],
)
def test_base_urls_are_completed(url, used):
    assert OpenAIChat("compatible:x", "x", "k", base_url=url).base_url == used
