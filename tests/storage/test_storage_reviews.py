"""The contract of ReviewStore, for every implementation."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from briefing_cases import BRIEFING_ID, NOON, blocked_briefing, briefing, parts, passage

from generator.errors import ConflictError, UsageError
from generator.review.approval import approve
from generator.review.approved import Override
from generator.review.decision import Decision

ANN = {"actor": "Ann", "at": NOON}


@pytest.fixture
def reviews(stores):
    return stores.reviews


def edit(revision, before="drafted", after="drafted", **changes):
    return replace(Decision(BRIEFING_ID, revision, "edit", before, after, **ANN), **changes)


def approval(note=None, **content):
    return approve(note or briefing(), parts(**content), state="drafted", **ANN)


def approving(approved, before="drafted"):
    return Decision(
        approved.briefing_id,
        approved.revision,
        "approve",
        before,
        "approved",
        sha256=approved.sha256,
        overrides=(Override("x", "y"),),
        **ANN,
    )


def test_a_briefing_comes_back_as_stored(reviews):
    reviews.add(blocked_briefing(), "needs_attention", at=NOON)
    assert reviews.load(BRIEFING_ID) == blocked_briefing()
    assert reviews.load(BRIEFING_ID, 1) == blocked_briefing()
    assert reviews.state(BRIEFING_ID) == "needs_attention"
    assert reviews.approval(BRIEFING_ID) is None
    assert reviews.decisions(BRIEFING_ID) == ()


def test_an_id_is_stored_once(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    with pytest.raises(ConflictError, match=BRIEFING_ID):
        reviews.add(blocked_briefing(), "drafted", at=NOON)
    assert reviews.load(BRIEFING_ID) == briefing()


@pytest.mark.parametrize("call", ["load", "state", "revisions", "decisions", "approval"])
def test_unknown_briefings_are_usage_errors(reviews, call):
    with pytest.raises(UsageError, match="'nothing'"):
        getattr(reviews, call)("nothing")


def test_unknown_revisions_are_usage_errors(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    with pytest.raises(UsageError, match="no revision 2"):
        reviews.load(BRIEFING_ID, 2)


def test_decisions_on_unknown_briefings_are_usage_errors(reviews):
    with pytest.raises(UsageError):
        reviews.record(edit(1))
    with pytest.raises(UsageError):
        reviews.save_revision(briefing(revision=2), edit(2), expected_revision=1)


def test_a_revision_is_added_with_its_decision(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    later = NOON + timedelta(minutes=5)
    second = blocked_briefing(revision=2, headline=passage("Second headline", "no_claim"))
    decision = edit(2, after="needs_attention", at=later, why="new headline")
    reviews.save_revision(second, decision, expected_revision=1)
    assert reviews.load(BRIEFING_ID) == second
    assert reviews.load(BRIEFING_ID, 1) == briefing()
    assert reviews.state(BRIEFING_ID) == "needs_attention"
    assert reviews.decisions(BRIEFING_ID) == (decision,)
    lines = reviews.revisions(BRIEFING_ID)
    assert [(one.revision, one.saved_at) for one in lines] == [(1, NOON), (2, later)]
    assert [one.verdict for one in lines] == ["supported", "wrong"]
    assert lines[1].headline == "Second headline"


def test_a_stale_revision_changes_nothing(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    reviews.save_revision(briefing(revision=2), edit(2), expected_revision=1)
    with pytest.raises(ConflictError, match="somebody saved revision 2"):
        reviews.save_revision(blocked_briefing(revision=2), edit(2), expected_revision=1)
    assert reviews.load(BRIEFING_ID) == briefing(revision=2)
    assert len(reviews.decisions(BRIEFING_ID)) == 1


def test_a_stale_state_changes_nothing(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    rejection = replace(edit(1), action="reject", after="rejected", why="no")
    reviews.record(rejection)
    with pytest.raises(ConflictError, match="rejected"):
        reviews.record(approving(approval()), approval())
    with pytest.raises(ConflictError, match="rejected"):
        reviews.save_revision(briefing(revision=2), edit(2), expected_revision=1)
    assert reviews.decisions(BRIEFING_ID) == (rejection,)
    assert reviews.approval(BRIEFING_ID) is None
    assert len(reviews.revisions(BRIEFING_ID)) == 1


def test_an_approval_comes_back_byte_for_byte(reviews):
    images = {"z": bytes(range(256)), "a": b"", "m": b"\x00" * 10}
    approved = approval(text="Ünïcode – 🚀\n\n\ttabs  \n", images=images)
    approved = replace(approved, overrides=(Override("it said “x”", "because"),))
    reviews.add(briefing(), "drafted", at=NOON)
    reviews.record(approving(approved), approved)
    found = reviews.approval(BRIEFING_ID)
    assert found == approved
    assert list(found.parts.images) == ["z", "a", "m"]
    assert found.approved_at.tzinfo == UTC
    assert reviews.decisions(BRIEFING_ID) == (approving(approved),)


@pytest.mark.parametrize(
    ("state", "stands"),
    [("approved", True), ("queued", True), ("sent", True), ("rejected", False), ("drafted", False)],
)
def test_an_approval_stands_only_in_some_states(reviews, state, stands):
    reviews.add(briefing(), "drafted", at=NOON)
    reviews.record(approving(approval()), approval())
    if state != "approved":
        reviews.record(edit(1, before="approved", after=state))
    assert (reviews.approval(BRIEFING_ID) is not None) is stands


def test_an_approval_is_lost_with_the_next_revision(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    reviews.record(approving(approval()), approval())
    reviews.save_revision(briefing(revision=2), edit(2, before="approved"), expected_revision=1)
    assert reviews.approval(BRIEFING_ID) is None
    again = approval(briefing(revision=2), text="second")
    reviews.record(approving(again), again)
    assert reviews.approval(BRIEFING_ID) == again


def test_the_list_shows_the_latest_first(reviews):
    days = {"a": 0, "b": 2, "c": 1, "d": 2}
    for name, day in days.items():
        note = briefing(id=name, as_of=NOON + timedelta(days=day))
        reviews.add(note, "drafted", at=NOON)
    assert [line.id for line in reviews.list()] == ["d", "b", "c", "a"]
    assert [line.id for line in reviews.list(limit=2)] == ["d", "b"]


def test_the_list_shows_the_latest_revision(reviews):
    reviews.add(briefing(), "drafted", at=NOON)
    second = blocked_briefing(revision=2, headline=passage("Second", "wrong"))
    decision = edit(2, after="needs_attention", at=NOON + timedelta(hours=1))
    reviews.save_revision(second, decision, expected_revision=1)
    (line,) = reviews.list()
    assert (line.headline, line.verdict, line.revision) == ("Second", "wrong", 2)
    assert (line.state, line.edition, line.is_sample) == ("needs_attention", "us-morning", True)
    assert (line.as_of, line.session) == (briefing().as_of, briefing().session)
    assert line.changed_at == decision.at


def test_the_list_can_be_of_one_state(reviews):
    reviews.add(briefing(id="a"), "drafted", at=NOON)
    reviews.add(briefing(id="b"), "needs_attention", at=NOON)
    assert [line.id for line in reviews.list(state="needs_attention")] == ["b"]
    assert reviews.list(state="sent") == ()


def test_instants_come_back_aware_and_in_utc(reviews):
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    reviews.add(briefing(), "drafted", at=tokyo)
    (line,) = reviews.list()
    (revision,) = reviews.revisions(BRIEFING_ID)
    assert line.changed_at == revision.saved_at == NOON
    assert line.changed_at.utcoffset() == revision.saved_at.utcoffset() == timedelta(0)
