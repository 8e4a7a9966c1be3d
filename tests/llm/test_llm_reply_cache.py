from dataclasses import replace

import pytest

from generator.errors import ModelError, StorageError, UsageError
from generator.llm.reply_cache import CachedModel, FolderReplies, MemoryReplies, request_key
from generator.llm.scripted import ScriptedModel
from generator.writing.model import Message, Reply, Request

REQUEST = Request(
    (Message("system", "Be kind."), Message("user", "Go.")), {"type": "object"}, {"seed": 7}
)
LABELS = {"prompt": "p", "facts": "f"}


@pytest.fixture(params=["memory", "folder"])
def replies(request, tmp_path):
    return MemoryReplies() if request.param == "memory" else FolderReplies(tmp_path / "replies")


def test_what_was_asked_before_is_not_asked_again(replies):
    inner = ScriptedModel(["one", "two"], name="m")
    model = CachedModel(inner, "m", replies, LABELS)
    first, second = model.complete(REQUEST), model.complete(REQUEST)
    assert second == replace(first, is_cached=True)
    assert len(inner.requests) == 1


def test_a_reply_comes_back_as_it_was(replies):
    reply = Reply("{}", "m-1", "schema", 11, 7, 2, 1.5, ("It was refused.", "Then not."))
    replies.put("ab12", reply)
    assert replies.get("ab12") == reply
    assert replies.get("ab13") is None


def test_everything_that_could_change_a_reply_changes_the_key():
    variants = [
        request_key("m", REQUEST, LABELS),
        request_key("n", REQUEST, LABELS),
        request_key("m", REQUEST, LABELS | {"prompt": "q"}),
        request_key("m", REQUEST, LABELS | {"facts": "g"}),
        request_key("m", replace(REQUEST, schema={"type": "array"}), LABELS),
        request_key("m", replace(REQUEST, parameters={"seed": 8}), LABELS),
        request_key("m", replace(REQUEST, messages=REQUEST.messages[:1]), LABELS),
    ]
    assert len(set(variants)) == len(variants)
    assert request_key("m", REQUEST, dict(reversed(LABELS.items()))) == variants[0]


def test_failures_are_not_kept(replies):
    model = CachedModel(ScriptedModel([ModelError("down"), "up"]), "m", replies)
    with pytest.raises(ModelError):
        model.complete(REQUEST)
    assert model.complete(REQUEST).text == "up"


def test_offline_a_missing_reply_is_an_error_of_the_request(replies):
    with pytest.raises(UsageError, match="no reply of m is kept"):
        CachedModel(None, "m", replies).complete(REQUEST)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"text": "x"}'])
def test_a_damaged_entry_is_asked_for_again(tmp_path, damage):
    replies = FolderReplies(tmp_path)
    replies.put("ab12", Reply("{}", "m", "text"))
    (path,) = tmp_path.glob("*/*.json")
    path.write_text(damage)
    assert replies.get("ab12") is None


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "ab").write_text("a file in the way")
    with pytest.raises(StorageError, match="cannot be kept in"):
        FolderReplies(tmp_path).put("ab12", Reply("{}", "m", "text"))
