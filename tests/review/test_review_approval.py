import pytest
from briefing_cases import GOOD, NOON, VAGUE, WRONG, blocked_briefing, briefing, parts, passage

from generator.errors import BlockedError, ReviewError
from generator.review.approval import approve, blocked_passages, initial_state, override_all
from generator.review.approved import Override


def decide(note, *overrides, state="needs_attention", actor="Ann", content=None):
    content = content or parts()
    return approve(note, content, state=state, actor=actor, at=NOON, overrides=overrides)


def test_a_supported_briefing_is_approved_as_rendered():
    approved = decide(briefing(revision=3), state="drafted", actor=" Ann ")
    assert approved.parts == parts()
    assert approved.sha256 == parts().content_hash()
    assert (approved.revision, approved.approved_by, approved.approved_at) == (3, "Ann", NOON)


def test_parts_are_frozen_in_canonical_form():
    approved = decide(briefing(), content=parts(text="a\r\nb"))
    assert approved.parts.text == "a\nb\n"
    assert approved.sha256 == parts(text="a\nb\n").content_hash()


def test_every_blocking_passage_is_named():
    with pytest.raises(BlockedError) as caught:
        decide(blocked_briefing())
    assert f"wrong: {WRONG!r}" in str(caught.value)
    assert f"unsupported: {VAGUE!r}" in str(caught.value)
    assert GOOD not in str(caught.value)


def test_one_override_does_not_cover_the_other_passage():
    with pytest.raises(BlockedError) as caught:
        decide(blocked_briefing(), Override(WRONG, "seen at the exchange"))
    assert VAGUE in str(caught.value)
    assert WRONG not in str(caught.value)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_override_needs_a_reason(reason):
    note = briefing(passage(WRONG, "wrong"))
    with pytest.raises(BlockedError):
        decide(note, Override(WRONG, reason))


def test_an_override_must_match_the_passage_text():
    note = briefing(passage(WRONG, "wrong"))
    with pytest.raises(BlockedError):
        decide(note, Override(WRONG[:-1], "checked"))


@pytest.mark.parametrize("text", [GOOD, "a sentence that is not there"])
def test_an_override_that_flags_nothing_is_refused(text):
    with pytest.raises(ReviewError, match="matches no flagged passage"):
        decide(briefing(), Override(text, "checked"), state="drafted")


def test_overrides_are_kept_with_the_approval():
    overrides = override_all(blocked_briefing(), "confirmed by phone")
    approved = decide(blocked_briefing(), *overrides)
    assert approved.overrides == (
        Override(WRONG, "confirmed by phone"),
        Override(VAGUE, "confirmed by phone"),
    )


@pytest.mark.parametrize("name", ["headline", "dek", "subject", "preheader"])
def test_headline_and_subject_block_too(name):
    note = briefing(**{name: passage("Up 90%", "wrong")})
    assert [p.text for p in blocked_passages(note)] == ["Up 90%"]
    with pytest.raises(BlockedError, match="Up 90%"):
        decide(note)


@pytest.mark.parametrize("state", ["approved", "rejected", "queued", "sent"])
def test_a_decided_briefing_is_not_approved_again(state):
    with pytest.raises(ReviewError, match="cannot be approved"):
        decide(briefing(), state=state)


def test_an_approval_has_a_name():
    with pytest.raises(ReviewError, match="say who you are"):
        decide(briefing(), actor="  ")


def test_unknown_placeholders_are_refused():
    with pytest.raises(ReviewError, match="%%FIRST_NAME%%"):
        decide(briefing(), content=parts(text="Dear %%FIRST_NAME%%"))


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        ("supported", "drafted"),
        ("no_claim", "drafted"),
        ("unsupported", "needs_attention"),
        ("wrong", "needs_attention"),
    ],
)
def test_findings_decide_the_first_state(verdict, state):
    assert initial_state(briefing(passage("x", verdict))) == state
