import pytest

from generator.errors import ModelError
from generator.llm.scripted import ScriptedModel
from generator.writing.model import Message, Request

REQUEST = Request((Message("user", "Write."),), {})


def test_replies_come_in_order_and_requests_are_kept():
    model = ScriptedModel(["one", "two"], name="script", lock="json")
    replies = [model.complete(REQUEST) for _ in range(2)]
    assert [reply.text for reply in replies] == ["one", "two"]
    assert {reply.lock for reply in replies} == {"json"}
    assert model.requests == [REQUEST, REQUEST]
    assert model.name == "script"


def test_a_queued_error_is_raised_in_its_turn():
    model = ScriptedModel([ModelError("down", attempts=3), "up"])
    with pytest.raises(ModelError, match="down"):
        model.complete(REQUEST)
    assert model.complete(REQUEST).text == "up"


def test_a_script_that_ran_out_says_so():
    with pytest.raises(IndexError, match=r"ended before request no\. 1"):
        ScriptedModel([]).complete(REQUEST)
