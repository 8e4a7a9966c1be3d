import json

import pytest
from sample_morning import sample_context

from generator.writing.lock import TokenLock
from generator.writing.reply import Proposal, ReplyReader
from generator.writing.reply_json import UnusableReplyError

ROSE = {"facts": ["rut.move.1d"], "text": "{rut.name} rose {rut.move.1d.fraction}."}
LINES = {"headline": "Small caps", "dek": "D.", "subject": "S", "preheader": "P."}


def reader() -> ReplyReader:
    context = sample_context()
    return ReplyReader(context, TokenLock.of(context))


def reply(*sentences: object, **lines: str) -> str:
    sections = [{"id": "equities", "sentences": list(sentences or [ROSE])}]
    return json.dumps({"sections": sections, **LINES, **lines})


def only(text: str) -> Proposal:
    """The one sentence of the body."""
    (proposal,) = [p for p in reader().note(text) if p.section]
    return proposal


def sentence(text: str, facts: tuple[str, ...] = ("rut.move.1d",)) -> Proposal:
    return only(reply({"facts": list(facts), "text": text}))


def test_a_note_is_read_into_lines_and_sentences():
    proposals = reader().note(reply(ROSE, {"facts": ["spx.move.1d"], "text": "{spx.name} rose."}))
    assert [p.place for p in proposals] == [
        "headline", "dek", "subject", "preheader", "equities-1", "equities-2",
    ]  # fmt: skip
    assert {p.problem for p in proposals} == {None}
    assert {p.sentence.origin for p in proposals} == {"llm"}
    assert not any(p.is_typed for p in proposals)


@pytest.mark.parametrize(
    "wrap",
    [
        "{}",
        "```json\n{}\n```",
        "Here is the note:\n{}\nEnjoy!",
        "<think>{{ not this }} 5</think>\n{}",
        "\ufeff\n {}",
    ],
)
def test_what_stands_around_the_object_is_ignored(wrap):
    assert only(wrap.replace("{}", reply()).replace("{{", "{").replace("}}", "}")).problem is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("<think>endless", "empty"),
        ("I would rather not.", "no JSON object"),
        ('{"sections": [', "not valid JSON"),
        (reply()[:-20], "not valid JSON"),
        ("{}", "no sentence"),
        ('{"sections": "none"}', "no sentence"),
        ('{"sections": [{"id": "sports", "sentences": ["Goal."]}]}', "no sentence"),
        ("[" * 5000 + "{", "JSON"),
    ],
)
def test_an_unusable_reply_is_refused_with_a_reason(text, why):
    with pytest.raises(UnusableReplyError, match=why):
        reader().note(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is empty"),
        ("{rut.name} rose {rut.move.2d.fraction}.", "{rut.move.2d.fraction} is not one of"),
        ("{rut.name} rose 1.2%.", "types the figure '1'"),
        ("{rut.name} rose twelve percent.", "types the figure 'twelve percent'"),
        ("{rut.name rose.", "contains '{'"),
        ("See www.example.com/x_y now.", "contains '_'"),
        ("{rut.name} <b>rose</b>.", "contains '<'"),
        ("{rut.name} rose and " + "rose and " * 50 + "rose.", "longer than 420"),
    ],
)
def test_a_text_that_breaks_the_lock_is_stopped(text, problem):
    found = sentence(text)
    assert found.problem is not None
    assert problem in found.problem


def test_a_title_has_its_own_limit():
    proposals = reader().note(reply(headline="Stocks rise and " * 8))
    assert proposals[0].problem == "it is longer than 110 characters"


def test_facts_follow_the_tokens_and_unknown_ones_are_dropped():
    found = sentence("{rut.name} rose {rut.move.1d.fraction}.", ("spx.record_close", "no.such"))
    assert found.sentence.fact_ids == ("spx.record_close", "rut.move.1d")


def test_a_sentence_that_rests_on_nothing_is_stopped():
    assert sentence("Stocks are nice.", ()).problem == "it rests on none of the facts"


def test_a_hedged_sentence_without_figures_is_interpretation():
    assert sentence("Small caps could gain most.").sentence.role == "interpretation"
    assert sentence("It may rise {rut.move.1d.fraction}.").sentence.role == "statement"
    assert sentence("Small caps gained.").sentence.role == "statement"


def test_a_text_the_lock_would_not_have_let_through_is_noticed():
    assert sentence("{rut.name} rose 5%.").is_typed
    assert sentence("**{rut.name}** rose.").is_typed
    assert not sentence("{rut.name} rose.").is_typed


def test_a_model_that_repeats_itself_is_heard_once_and_not_for_ever():
    assert only(reply(ROSE, ROSE, ROSE)).place == "equities-1"
    many = [{"facts": ["rut.move.1d"], "text": f"Stocks rose {'and ' * n}rose."} for n in range(9)]
    assert len([p for p in reader().note(reply(*many)) if p.section]) == 6


@pytest.mark.parametrize(
    "sections",
    [
        {"equities": [ROSE["text"]]},
        {"equities": [ROSE]},
        [{"id": "equities", "sentences": [ROSE["text"]]}],
    ],
)
def test_looser_forms_of_unlocked_servers_are_understood(sections):
    found = only(json.dumps({"sections": sections}))
    assert found.sentence.fact_ids == ("rut.move.1d",)
    assert found.problem is None


def test_missing_lines_are_empty_proposals():
    proposals = reader().note(json.dumps({"sections": {"equities": [ROSE]}, "dek": 5}))
    assert [p.problem for p in proposals[:4]] == ["it is empty"] * 4


def test_repairs_answer_the_failed_places_only():
    failed = [sentence("{rut.name} rose 5%.")]
    texts = [
        {"id": "equities-1", "facts": ["rut.move.1d"], "text": ROSE["text"]},
        {"id": "equities-7", "facts": [], "text": "Uninvited."},
        "nonsense",
    ]
    (repaired,) = reader().repairs(json.dumps({"texts": texts}), failed)
    assert (repaired.place, repaired.section, repaired.problem) == ("equities-1", "equities", None)
    assert repaired.sentence.origin == "repaired"
    assert reader().repairs('{"texts": []}', failed) == ()
