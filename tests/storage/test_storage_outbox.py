"""The contract of Outbox, for every implementation."""

from datetime import timedelta

import pytest
from briefing_cases import BRIEFING_ID, EDITION_ID, NOON, briefing, parts

from generator.errors import InputError
from generator.review.approval import approve

READERS = ["ann@example.com", "ben@example.com", "cat@example.com"]
LATER = NOON + timedelta(minutes=1)
OTHER_RUN = "us-morning-2025-12-12-ffffff"
NEXT_DAY = "us-morning-2025-12-13-aaaaaa"


def approved(briefing_id=BRIEFING_ID):
    return approve(briefing(id=briefing_id), parts(), state="drafted", actor="Ann", at=NOON)


@pytest.fixture
def outbox(stores):
    for briefing_id in (BRIEFING_ID, OTHER_RUN, NEXT_DAY):
        stores.reviews.add(briefing(id=briefing_id), "drafted", at=NOON)
    return stores.outbox


@pytest.fixture
def filled(outbox):
    outbox.enqueue(approved(), READERS, at=NOON)
    return outbox


def claim(outbox, after=0, at=LATER):
    return outbox.claim(after=after, at=at)


def only(outbox):
    (row,) = outbox.rows()
    return row


def test_queued_rows_name_what_to_send(filled):
    rows = filled.rows()
    assert [row.recipient for row in rows] == READERS
    first = rows[0]
    assert (first.edition_id, first.briefing_id, first.revision) == (EDITION_ID, BRIEFING_ID, 1)
    assert first.sha256 == approved().sha256
    assert (first.state, first.attempts, first.error, first.message_id) == ("queued", 0, "", "")
    assert first.queued_at == first.due_at == first.changed_at == NOON


def test_queueing_again_does_nothing(filled):
    before = filled.rows()
    assert filled.enqueue(approved(), READERS, at=LATER) == 0
    assert filled.rows() == before


def test_queueing_again_adds_only_new_readers(filled):
    assert filled.enqueue(approved(), [*READERS, "dan@example.com"], at=LATER) == 1
    assert [row.recipient for row in filled.rows()] == [*READERS, "dan@example.com"]


def test_spellings_of_one_mailbox_are_one_recipient(outbox):
    assert outbox.enqueue(approved(), ["Ann@Example.com", "ann@example.COM"], at=NOON) == 1
    assert outbox.enqueue(approved(), ["ANN@example.com"], at=NOON) == 0
    assert only(outbox).recipient == "Ann@example.com"


def test_another_run_of_the_same_edition_is_not_a_second_mail(filled):
    assert filled.enqueue(approved(OTHER_RUN), READERS, at=LATER) == 0
    assert filled.enqueue(approved(NEXT_DAY), READERS, at=LATER) == 3


def test_the_unserved_are_those_without_a_row_for_the_edition(filled):
    asked = ["CAT@example.com", "Dan@Example.com", "eve@example.com", "dan@example.com"]
    assert filled.unserved(EDITION_ID, asked) == ("Dan@example.com", "eve@example.com")
    assert filled.unserved("us-morning-2025-12-13", READERS) == tuple(READERS)
    with pytest.raises(InputError):
        filled.unserved(EDITION_ID, ["nonsense"])


def test_one_bad_address_means_nothing_is_queued(outbox):
    with pytest.raises(InputError):
        outbox.enqueue(approved(), ["ann@example.com", "bad\r\nBcc: x@y.z"], at=NOON)
    assert outbox.rows() == ()


def test_claims_hand_out_each_row_once_oldest_first(filled):
    claimed = [claim(filled) for _ in READERS]
    assert [row.recipient for row in claimed] == READERS
    assert {row.state for row in claimed} == {"sending"}
    assert claim(filled) is None
    assert filled.counts()["sending"] == 3


def test_rows_wait_until_they_are_due(filled):
    assert claim(filled, at=NOON - timedelta(seconds=1)) is None


def test_a_claimed_row_is_never_handed_out_again_by_itself(filled):
    taken = claim(filled)
    others = [claim(filled, at=NOON + timedelta(days=365)) for _ in range(3)]
    assert taken.recipient not in [row.recipient for row in others if row]
    assert filled.enqueue(approved(), READERS, at=LATER) == 0
    assert filled.rows(state="sending")[0].recipient == taken.recipient


def test_sent_rows_keep_their_message_id(filled):
    row = claim(filled)
    filled.mark_sent(row, message_id="<1@example.com>", at=LATER)
    (sent,) = filled.rows(state="sent")
    assert (sent.recipient, sent.message_id, sent.changed_at) == (
        row.recipient,
        "<1@example.com>",
        LATER,
    )


def test_failed_and_uncertain_rows_keep_the_answer(filled):
    filled.mark_failed(claim(filled), error="550 no such user", at=LATER)
    filled.mark_uncertain(claim(filled), error="connection broke", at=LATER)
    assert filled.rows(state="failed")[0].error == "550 no such user"
    assert filled.rows(state="uncertain")[0].error == "connection broke"
    assert claim(filled).recipient == READERS[2]
    assert claim(filled) is None


def test_a_deferred_row_waits_and_counts(filled):
    row = claim(filled)
    due = LATER + timedelta(minutes=5)
    filled.defer(row, error="450 busy", due_at=due, at=LATER)
    waiting = filled.rows(state="queued")[0]
    assert (waiting.attempts, waiting.error, waiting.due_at) == (1, "450 busy", due)
    assert [claim(filled).recipient for _ in range(2)] == READERS[1:]
    assert claim(filled) is None
    assert claim(filled, at=due).recipient == row.recipient


def test_a_run_that_goes_forward_tries_each_row_once(filled):
    first = claim(filled)
    filled.defer(first, error="450 busy", due_at=NOON, at=LATER)
    second = claim(filled, after=first.number)
    third = claim(filled, after=second.number)
    assert [second.recipient, third.recipient] == READERS[1:]
    assert claim(filled, after=third.number) is None
    assert claim(filled).recipient == first.recipient


def test_a_released_row_is_as_before(filled):
    filled.release(claim(filled), at=LATER)
    again = claim(filled)
    assert (again.recipient, again.attempts, again.error) == (READERS[0], 0, "")


def test_a_sent_row_forgets_earlier_answers(filled):
    filled.defer(claim(filled), error="450 busy", due_at=NOON, at=LATER)
    filled.mark_sent(claim(filled), message_id="<1@example.com>", at=LATER)
    assert filled.rows(state="sent")[0].error == ""


def test_counts_name_every_state(filled):
    filled.enqueue(approved(NEXT_DAY), READERS[:1], at=NOON)
    filled.mark_failed(claim(filled), error="550", at=LATER)
    assert filled.counts() == {"queued": 3, "sending": 0, "sent": 0, "failed": 1, "uncertain": 0}
    assert filled.counts(NEXT_DAY)["queued"] == 1
    assert filled.counts("nothing")["queued"] == 0


def test_rows_can_be_narrowed(filled):
    filled.enqueue(approved(NEXT_DAY), READERS[:1], at=NOON)
    assert len(filled.rows()) == 4
    assert len(filled.rows(NEXT_DAY)) == 1
    assert len(filled.rows(limit=2)) == 2
    assert filled.rows(state="sent") == ()
