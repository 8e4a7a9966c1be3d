"""Queueing and draining: nothing lost, nothing sent twice."""

import subprocess
import sys
import textwrap
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from html import escape

import pytest
from briefing_cases import BRIEFING_ID, EDITION_ID, NOON, READERS, blocked_briefing, briefing, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.delivery.deliver import ATTEMPTS, Delivery
from generator.delivery.mailer import Links, Mailer
from generator.delivery.memory import MemoryOutbox, MemorySubscribers
from generator.delivery.queue import queue_edition
from generator.delivery.sender import Sender
from generator.delivery.smtp import SmtpTransport
from generator.delivery.smtp_server import SmtpServer
from generator.delivery.subscriber import Subscriber
from generator.delivery.transport import (
    DeferredError,
    MemoryTransport,
    RefusedError,
    UnconfirmedError,
)
from generator.delivery.trial import rehearse, send_test
from generator.errors import DeliveryError, InputError, ReviewError, UsageError
from generator.review.approved import RenderedParts
from generator.review.desk import ReviewDesk
from generator.review.memory import MemoryReviewStore
from generator.storage.stores import open_stores

SENDER = Sender(address="desk@news.example.com")
ANN, BEN, CAT = READERS


def queue(stores, briefing_id=BRIEFING_ID):
    return queue_edition(
        stores.reviews, stores.outbox, stores.subscribers, briefing_id, actor="Ann", at=NOON
    )


def drain(stores, transport):
    mailer = Mailer(transport, SENDER)
    delivery = Delivery(
        stores.outbox, stores.reviews, stores.subscribers, mailer, clock=lambda: NOON
    )
    return delivery.drain()


def states(stores):
    return {row.recipient: row.state for row in stores.outbox.rows()}


def recipients(transport):
    return [recipient for recipient, _ in transport.sent]


def test_an_edition_is_queued_for_every_active_subscriber(stores):
    stores.subscribers.set_status(BEN, "unsubscribed")
    stores.subscribers.set_status(CAT, "pending")
    summary = queue(stores)
    assert (summary.edition_id, summary.queued, summary.already) == (EDITION_ID, 1, 0)
    assert states(stores) == {ANN: "queued"}
    assert stores.reviews.state(BRIEFING_ID) == "queued"


def test_queueing_twice_does_nothing(stores):
    queue(stores)
    rows, decisions = stores.outbox.rows(), stores.reviews.decisions(BRIEFING_ID)
    summary = queue(stores)
    assert (summary.queued, summary.already) == (0, 3)
    assert stores.outbox.rows() == rows
    assert stores.reviews.decisions(BRIEFING_ID) == decisions


def test_a_second_run_of_the_day_is_not_sent_to_the_same_readers(stores):
    queue(stores)
    drain(stores, MemoryTransport())
    desk = ReviewDesk(stores.reviews, lambda: NOON)
    second = briefing(id=f"{EDITION_ID}-ffffff")
    desk.submit(second)
    desk.approve(second, parts(), actor="Ann")
    summary = queue(stores, second.id)
    assert (summary.queued, summary.already) == (0, 3)
    assert stores.reviews.state(second.id) == "approved"
    transport = MemoryTransport()
    drain(stores, transport)
    assert transport.sent == []


def test_only_what_is_approved_is_queued(stores):
    desk = ReviewDesk(stores.reviews, lambda: NOON)
    for name, note in {"a": briefing(), "b": blocked_briefing()}.items():
        other = replace(note, id=f"us-morning-2025-12-13-00000{name}")
        state = desk.submit(other).replace("_", " ")
        with pytest.raises(ReviewError, match=f"{state}, not approved"):
            queue(stores, other.id)
    desk.reject(BRIEFING_ID, actor="Ann", why="no")
    with pytest.raises(ReviewError, match="rejected, not approved"):
        queue(stores)
    assert stores.outbox.rows() == ()


def test_unknown_briefings_are_usage_errors(stores):
    with pytest.raises(UsageError, match="'nothing'"):
        queue(stores, "nothing")


def test_without_active_subscribers_nothing_changes(stores):
    for address in READERS:
        stores.subscribers.remove(address)
    with pytest.raises(UsageError, match="no active subscribers"):
        queue(stores)
    assert stores.reviews.state(BRIEFING_ID) == "approved"


def test_everybody_gets_it_once_and_the_briefing_is_sent(stores):
    queue(stores)
    transport = MemoryTransport()
    summary = drain(stores, transport)
    assert recipients(transport) == list(READERS)
    assert (summary.sent, summary.failed, summary.waiting, summary.uncertain) == (3, 0, 0, 0)
    assert summary.finished == (BRIEFING_ID,)
    assert stores.reviews.state(BRIEFING_ID) == "sent"
    assert [d.action for d in stores.reviews.decisions(BRIEFING_ID)] == ["approve", "queue", "send"]
    sent = stores.outbox.rows(state="sent")
    assert [row.message_id for row in sent] == [m["Message-ID"] for _, m in transport.sent]


def test_sending_again_after_delivery_does_nothing(stores):
    queue(stores)
    drain(stores, MemoryTransport())
    assert queue(stores).queued == 0
    transport = MemoryTransport()
    assert drain(stores, transport).sent == 0
    assert transport.sent == []
    assert stores.reviews.state(BRIEFING_ID) == "sent"


def test_a_late_subscriber_gets_what_was_sent_and_nobody_else(stores):
    queue(stores)
    drain(stores, MemoryTransport())
    stores.subscribers.add([Subscriber("dan@example.com")])
    assert queue(stores).queued == 1
    transport = MemoryTransport()
    drain(stores, transport)
    assert recipients(transport) == ["dan@example.com"]


def test_who_left_after_queueing_is_not_mailed(stores):
    queue(stores)
    stores.subscribers.set_status(ANN, "unsubscribed")
    stores.subscribers.remove(BEN)
    transport = MemoryTransport()
    summary = drain(stores, transport)
    assert recipients(transport) == [CAT]
    assert states(stores) == {ANN: "failed", BEN: "failed", CAT: "sent"}
    assert summary.errors == (
        f"{ANN}: no longer an active subscriber",
        f"{BEN}: no longer an active subscriber",
    )


def test_a_permanent_refusal_fails_that_row_only(stores):
    queue(stores)
    transport = MemoryTransport({BEN: RefusedError("550 no such user")})
    summary = drain(stores, transport)
    assert recipients(transport) == [ANN, CAT]
    assert (summary.sent, summary.failed) == (2, 1)
    assert summary.errors == (f"{BEN}: 550 no such user",)
    assert stores.outbox.rows(state="failed")[0].error == "550 no such user"
    assert stores.reviews.state(BRIEFING_ID) == "sent"
    again = MemoryTransport()
    drain(stores, again)
    assert again.sent == []


def test_a_temporary_refusal_is_tried_in_later_runs_and_then_given_up(stores):
    queue(stores)
    busy = {BEN: DeferredError("450 busy")}
    for attempt in range(1, ATTEMPTS):
        summary = drain(stores, MemoryTransport(busy))
        assert (summary.deferred, summary.waiting) == (1, 1)
        (row,) = stores.outbox.rows(state="queued")
        assert (row.recipient, row.attempts, row.error) == (BEN, attempt, "450 busy")
        assert stores.reviews.state(BRIEFING_ID) == "queued"
    summary = drain(stores, MemoryTransport(busy))
    assert (summary.failed, summary.deferred, summary.waiting) == (1, 0, 0)
    assert "gave up after 3 attempts" in stores.outbox.rows(state="failed")[0].error
    assert stores.reviews.state(BRIEFING_ID) == "sent"


def test_a_temporary_refusal_that_passes_is_delivered(stores):
    queue(stores)
    drain(stores, MemoryTransport({BEN: DeferredError("450 busy")}))
    transport = MemoryTransport()
    drain(stores, transport)
    assert recipients(transport) == [BEN]
    assert set(states(stores).values()) == {"sent"}


def test_an_unusable_server_leaves_the_rest_queued(stores):
    queue(stores)
    transport = MemoryTransport({BEN: DeliveryError("cannot be reached")})
    with pytest.raises(DeliveryError, match="cannot be reached"):
        drain(stores, transport)
    assert states(stores) == {ANN: "sent", BEN: "queued", CAT: "queued"}
    assert stores.outbox.rows(state="queued")[0].attempts == 0
    later = MemoryTransport()
    drain(stores, later)
    assert recipients(later) == [BEN, CAT]


def test_doubt_stops_the_run_and_is_never_sent_again(stores):
    queue(stores)
    with pytest.raises(UnconfirmedError):
        drain(stores, MemoryTransport({BEN: UnconfirmedError("broke")}))
    assert states(stores) == {ANN: "sent", BEN: "uncertain", CAT: "queued"}
    later = MemoryTransport()
    summary = drain(stores, later)
    assert recipients(later) == [CAT]
    assert (summary.sent, summary.uncertain) == (1, 1)


class PowerCut(BaseException):
    """Ends the process at the worst moment."""


def test_a_row_begun_before_a_crash_is_shown_as_uncertain(stores):
    queue(stores)
    transport = MemoryTransport({BEN: PowerCut()})
    with pytest.raises(PowerCut):
        drain(stores, transport)
    later = MemoryTransport()
    summary = drain(stores, later)
    assert recipients(transport) + recipients(later) == [ANN, CAT]
    assert summary.uncertain == 1
    assert queue(stores).queued == 0


def test_content_that_differs_from_what_was_queued_is_not_sent(stores):
    queue(stores)
    rows = stores.outbox.rows()
    other = MemoryOutbox()
    other._rows = {(row.edition_id, row.recipient): replace(row, sha256="0" * 64) for row in rows}
    mailer = Mailer(transport := MemoryTransport(), SENDER)
    delivery = Delivery(other, stores.reviews, stores.subscribers, mailer, clock=lambda: NOON)
    with pytest.raises(DeliveryError, match="not what was queued"):
        delivery.drain()
    assert transport.sent == []
    assert {row.state for row in other.rows()} == {"queued"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(READERS), st.integers(0, 4)), max_size=6))
def test_whatever_the_server_does_nobody_gets_two_and_nobody_is_lost(runs):
    errors = [
        RefusedError("550"),
        DeferredError("450"),
        UnconfirmedError("broke"),
        DeliveryError("down"),
        PowerCut(),
    ]
    stores = SimpleStores()
    queue(stores)
    taken = []
    for answers in runs:
        transport = MemoryTransport({who: errors[kind] for who, kind in answers.items()})
        with suppress(DeliveryError, PowerCut):
            drain(stores, transport)
        taken += recipients(transport)
    transport = MemoryTransport()
    drain(stores, transport)
    taken += recipients(transport)
    assert len(taken) == len(set(taken))
    assert {who for who, state in states(stores).items() if state == "sent"} == set(taken)
    assert "queued" not in states(stores).values()


class SimpleStores:
    """Memory stores with one approved briefing."""

    def __init__(self):
        self.reviews, self.outbox = MemoryReviewStore(), MemoryOutbox()
        self.subscribers = MemorySubscribers([Subscriber(address) for address in READERS])
        desk = ReviewDesk(self.reviews, lambda: NOON)
        desk.submit(briefing())
        desk.approve(briefing(), parts(), actor="Ann")


def test_a_test_message_is_marked_and_does_not_count(stores):
    transport = MemoryTransport()
    mailer = Mailer(transport, SENDER)
    message_id = send_test(stores.reviews, mailer, BRIEFING_ID, ANN, at=NOON)
    ((recipient, message),) = transport.sent
    assert (recipient, message["Message-ID"]) == (ANN, message_id)
    assert message["Subject"] == f"[Test] {parts().subject}"
    assert stores.outbox.rows() == ()
    assert stores.reviews.state(BRIEFING_ID) == "approved"
    assert queue(stores).queued == 3


def test_a_test_needs_an_approval_and_an_address(stores):
    mailer = Mailer(MemoryTransport(), SENDER)
    with pytest.raises(InputError, match="'nowhere'"):
        send_test(stores.reviews, mailer, BRIEFING_ID, "nowhere", at=NOON)
    ReviewDesk(stores.reviews, lambda: NOON).reject(BRIEFING_ID, actor="Ann", why="no")
    with pytest.raises(ReviewError):
        send_test(stores.reviews, mailer, BRIEFING_ID, ANN, at=NOON)


def test_a_rehearsal_makes_every_message_and_records_nothing(stores):
    transport = MemoryTransport()
    mailer = Mailer(transport, SENDER)
    assert rehearse(stores.reviews, stores.subscribers, mailer, BRIEFING_ID, at=NOON) == 3
    assert recipients(transport) == list(READERS)
    assert stores.outbox.rows() == ()
    assert stores.reviews.state(BRIEFING_ID) == "approved"


def links(approved, recipient):
    return Links(f"https://news.example.com/u/{recipient}?a=1&b=2", "https://news.example.com/b")


def test_through_a_real_server_what_arrives_is_what_was_approved(stores, start_server, inbox):
    queue(stores)
    server = SmtpServer("127.0.0.1", start_server(inbox).port, "starttls_if_offered")
    with SmtpTransport(server, timeout=10) as transport:
        mailer = Mailer(transport, SENDER, links)
        delivery = Delivery(
            stores.outbox, stores.reviews, stores.subscribers, mailer, clock=lambda: NOON
        )
        assert delivery.drain().sent == 3
    approved = stores.reviews.approval(BRIEFING_ID)
    for sender, recipient, content in inbox.taken:
        assert sender == SENDER.address
        assert arrived(content, recipient).content_hash() == approved.sha256
    assert inbox.recipients == list(READERS)
    assert inbox.connections == 1


def arrived(content, recipient):
    """The parts a reader's mail program shows, their links turned back into placeholders."""
    message = message_from_bytes(content, policy=default)
    plain, related = message.iter_parts()
    page, *images = related.iter_parts()
    made = links(None, recipient)
    html = page.get_content().replace("\r\n", "\n")
    text = plain.get_content().replace("\r\n", "\n")
    for url, name in (
        (made.unsubscribe_url, "%%UNSUBSCRIBE_URL%%"),
        (made.view_url, "%%VIEW_URL%%"),
    ):
        html, text = html.replace(escape(url), name), text.replace(url, name)
    assert message["To"] == recipient
    return RenderedParts(
        subject=message["Subject"],
        html=html,
        text=text,
        images={image["Content-ID"].strip("<>"): image.get_content() for image in images},
    )


def test_a_difficult_server_brings_each_row_into_its_state(stores, start_server, inbox):
    inbox.rcpt = {ANN: "550 5.1.1 no such user", BEN: "451 4.7.1 greylisted"}
    inbox.data = {CAT: "take and drop"}
    server = SmtpServer("127.0.0.1", start_server(inbox).port, "none")
    queue(stores)
    with SmtpTransport(server, timeout=10) as transport, pytest.raises(UnconfirmedError):
        drain(stores, transport)
    assert states(stores) == {ANN: "failed", BEN: "queued", CAT: "uncertain"}
    inbox.rcpt, inbox.data = {}, {}
    with SmtpTransport(server, timeout=10) as transport:
        drain(stores, transport)
    assert states(stores) == {ANN: "failed", BEN: "sent", CAT: "uncertain"}
    assert inbox.recipients == [CAT, BEN]


def test_a_killed_delivery_sends_nobody_two(tmp_path):
    url = f"sqlite:///{tmp_path / 'briefings.db'}"
    code = f"""
        import os, signal
        from generator.delivery.deliver import Delivery
        from generator.delivery.mailer import Mailer
        from generator.delivery.sender import Sender
        from generator.delivery.transport import MemoryTransport
        from generator.storage.stores import open_stores
        from datetime import UTC, datetime

        class Killed(MemoryTransport):
            def send(self, message, *, sender, recipient):
                if recipient == {BEN!r}:
                    os.kill(os.getpid(), signal.SIGKILL)

        stores = open_stores({url!r})
        mailer = Mailer(Killed(), Sender("desk@news.example.com"))
        clock = lambda: datetime(2025, 12, 12, 18, tzinfo=UTC)
        Delivery(stores.outbox, stores.reviews, stores.subscribers, mailer, clock=clock).drain()
    """
    with open_stores(url) as stores:
        desk = ReviewDesk(stores.reviews, lambda: NOON)
        desk.submit(briefing())
        desk.approve(briefing(), parts(), actor="Ann")
        stores.subscribers.add([Subscriber(address) for address in READERS])
        queue(stores)
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    assert done.returncode != 0
    with open_stores(url) as stores:
        assert states(stores) == {ANN: "sent", BEN: "sending", CAT: "queued"}
        transport = MemoryTransport()
        summary = drain(stores, transport)
        assert recipients(transport) == [CAT]
        assert summary.uncertain == 1
