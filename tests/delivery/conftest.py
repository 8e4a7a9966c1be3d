import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))

import socket
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from briefing_cases import BRIEFING_ID, NOON, READERS, briefing, parts

from generator.delivery.memory import MemoryOutbox, MemorySubscribers
from generator.delivery.sender import Sender
from generator.delivery.subscriber import Subscriber
from generator.review.desk import ReviewDesk
from generator.review.memory import MemoryReviewStore
from generator.storage.stores import open_stores


class Inbox:
    """A mail server's handler: answers by script, keeps what it takes.

    `rcpt` and `data` map a recipient to the answer to give, or to "drop" to cut the line.
    """

    def __init__(self):
        self.taken = []
        self.rcpt = {}
        self.data = {}
        self.connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self.rcpt.get(address, "250 OK")
        if answer == "drop":
            server.transport.abort()
            return "421 gone"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self.data.get(envelope.rcpt_tos[0], "250 taken")
        if answer.startswith("250") or answer == "take and drop":
            self.taken.append((envelope.mail_from, envelope.rcpt_tos[0], envelope.content))
        if "drop" in answer:
            server.transport.abort()
            return "421 gone"
        return answer

    @property
    def recipients(self):
        return [recipient for _, recipient, _ in self.taken]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start_server():
    """Starts mail servers on this machine and stops them at the end."""
    running = []

    def start(handler, **options):
        controller = Controller(handler, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        running.append(controller)
        return controller

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def sender():
    return Sender(address="desk@news.example.com", name="Morning Desk")


@pytest.fixture(params=["memory", "sqlite"])
def stores(request, tmp_path):
    """Stores that hold one approved briefing and three active readers."""
    if request.param == "memory":
        opened = SimpleNamespace(
            reviews=MemoryReviewStore(), outbox=MemoryOutbox(), subscribers=MemorySubscribers()
        )
        fill(opened)
        yield opened
        return
    with open_stores(f"sqlite:///{tmp_path / 'briefings.db'}") as opened:
        fill(opened)
        yield opened


def fill(stores):
    desk = ReviewDesk(stores.reviews, lambda: NOON)
    desk.submit(briefing())
    desk.approve(briefing(), parts(), actor="Ann")
    stores.subscribers.add([Subscriber(address) for address in READERS])
    assert stores.reviews.state(BRIEFING_ID) == "approved"
