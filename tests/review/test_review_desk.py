from dataclasses import replace

import pytest
from briefing_cases import (
    BRIEFING_ID,
    NOON,
    VAGUE,
    WRONG,
    blocked_briefing,
    briefing,
    parts,
    passage,
)

from generator.errors import BlockedError, ConflictError, ReviewError, UsageError
from generator.review.approval import override_all
from generator.review.decision import Decision
from generator.review.desk import ReviewDesk
from generator.review.memory import MemoryReviewStore
from generator.writing.briefing import BriefingSection


@pytest.fixture
def store():
    return MemoryReviewStore()


@pytest.fixture
def desk(store):
    return ReviewDesk(store, lambda: NOON)


def with_body(note, *body):
    return replace(note, sections=(BriefingSection("equities", "Equities", body),))


def move(store, after):
    """Put the stored briefing into a later state, as delivery does."""
    before = store.state(BRIEFING_ID)
    store.record(Decision(BRIEFING_ID, 1, "queue", before, after, "Ann", NOON))


def test_a_flagged_briefing_is_stored_as_needing_attention(desk, store):
    assert desk.submit(blocked_briefing()) == "needs_attention"
    assert store.state(BRIEFING_ID) == "needs_attention"


def test_approval_is_recorded_with_its_hash_and_overrides(desk, store):
    desk.submit(blocked_briefing())
    overrides = override_all(blocked_briefing(), "confirmed")
    approved = desk.approve(blocked_briefing(), parts(), actor="Ann", overrides=overrides)
    assert store.approval(BRIEFING_ID) == approved
    (decision,) = store.decisions(BRIEFING_ID)
    assert (decision.action, decision.before, decision.after) == (
        "approve",
        "needs_attention",
        "approved",
    )
    assert (decision.actor, decision.at, decision.sha256) == ("Ann", NOON, approved.sha256)
    assert [one.text for one in decision.overrides] == [WRONG, VAGUE]


def test_a_blocked_approval_leaves_no_trace(desk, store):
    desk.submit(blocked_briefing())
    with pytest.raises(BlockedError):
        desk.approve(blocked_briefing(), parts(), actor="Ann")
    assert store.decisions(BRIEFING_ID) == ()
    assert store.state(BRIEFING_ID) == "needs_attention"
    assert store.approval(BRIEFING_ID) is None


def test_an_edit_that_mends_the_text_opens_the_way_to_approval(desk, store):
    desk.submit(blocked_briefing())
    mended = desk.edit(with_body(blocked_briefing(), passage()), actor="Ann", why="figure")
    assert mended.revision == 2
    assert store.state(BRIEFING_ID) == "drafted"
    assert store.load(BRIEFING_ID) == mended
    assert store.load(BRIEFING_ID, 1) == blocked_briefing()
    assert desk.approve(mended, parts(), actor="Ann").revision == 2


def test_an_edit_that_breaks_the_text_needs_attention(desk, store):
    desk.submit(briefing())
    desk.edit(with_body(briefing(), passage(WRONG, "wrong")), actor="Ann")
    assert store.state(BRIEFING_ID) == "needs_attention"


def test_an_edit_takes_the_approval_away(desk, store):
    desk.submit(briefing())
    desk.approve(briefing(), parts(), actor="Ann")
    desk.edit(with_body(briefing(), passage("Fewer words.", "no_claim")), actor="Ben")
    assert store.approval(BRIEFING_ID) is None
    assert [d.action for d in store.decisions(BRIEFING_ID)] == ["approve", "edit"]


def test_two_editors_of_one_revision_do_not_overwrite_each_other(desk, store):
    desk.submit(briefing())
    first = desk.edit(with_body(briefing(), passage("First.", "no_claim")), actor="Ann")
    with pytest.raises(ConflictError, match="revision 2"):
        desk.edit(with_body(briefing(), passage("Second.", "no_claim")), actor="Ben")
    assert store.load(BRIEFING_ID) == first


def test_only_the_latest_revision_is_approved(desk):
    desk.submit(briefing())
    desk.edit(with_body(briefing(), passage("Newer.", "no_claim")), actor="Ann")
    with pytest.raises(ConflictError, match="stored as revision 2"):
        desk.approve(briefing(), parts(), actor="Ben")


def test_only_the_stored_text_is_approved(desk):
    desk.submit(briefing())
    with pytest.raises(ConflictError):
        desk.approve(with_body(briefing(), passage("Smuggled.")), parts(), actor="Ben")


def test_rejection_ends_it(desk, store):
    desk.submit(briefing())
    decision = desk.reject(BRIEFING_ID, actor="Ann", why="wrong angle")
    assert (decision.why, store.state(BRIEFING_ID)) == ("wrong angle", "rejected")
    with pytest.raises(ReviewError, match="rejected already"):
        desk.reject(BRIEFING_ID, actor="Ann", why="again")
    with pytest.raises(ReviewError, match="it was rejected"):
        desk.approve(briefing(), parts(), actor="Ann")
    with pytest.raises(ReviewError, match="rejected already"):
        desk.edit(briefing(), actor="Ann")


def test_an_approved_briefing_can_still_be_rejected(desk, store):
    desk.submit(briefing())
    desk.approve(briefing(), parts(), actor="Ann")
    desk.reject(BRIEFING_ID, actor="Ben", why="market halted")
    assert store.approval(BRIEFING_ID) is None


@pytest.mark.parametrize("state", ["queued", "sent"])
def test_what_is_on_its_way_is_neither_edited_nor_rejected(desk, store, state):
    desk.submit(briefing())
    desk.approve(briefing(), parts(), actor="Ann")
    move(store, state)
    with pytest.raises(ReviewError, match=state):
        desk.edit(briefing(), actor="Ann")
    with pytest.raises(ReviewError, match=state):
        desk.reject(BRIEFING_ID, actor="Ann", why="late")
    assert store.approval(BRIEFING_ID) is not None


@pytest.mark.parametrize(("actor", "why"), [("", "x"), ("Ann", " ")])
def test_a_rejection_says_who_and_why(desk, store, actor, why):
    desk.submit(briefing())
    with pytest.raises(ReviewError, match="the record needs"):
        desk.reject(BRIEFING_ID, actor=actor, why=why)
    assert store.state(BRIEFING_ID) == "drafted"


def test_unknown_briefings_are_named(desk):
    with pytest.raises(UsageError, match="'nothing'"):
        desk.reject("nothing", actor="Ann", why="x")
