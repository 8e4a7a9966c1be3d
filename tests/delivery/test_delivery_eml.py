import os
from email import message_from_bytes
from email.policy import default

import pytest
from briefing_cases import NOON, briefing, parts

from generator.delivery.eml_folder import EmlFolderTransport
from generator.delivery.mailer import Mailer
from generator.delivery.sender import Sender
from generator.errors import DeliveryError
from generator.review.approval import approve

SENDER = Sender(address="desk@news.example.com")


@pytest.fixture
def approved():
    return approve(briefing(), parts(), state="drafted", actor="Ann", at=NOON)


def test_a_file_is_the_message(tmp_path, approved):
    transport = EmlFolderTransport(tmp_path / "out" / "mail")
    Mailer(transport, SENDER).send(approved, "ann@example.com", at=NOON)
    (path,) = transport.written
    assert path.parent == tmp_path / "out" / "mail"
    assert path.name.startswith("ann@example.com-")
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert (message["To"], message["Subject"]) == ("ann@example.com", parts().subject)


def test_writing_again_replaces_the_file_and_leaves_no_other(tmp_path, approved):
    transport = EmlFolderTransport(tmp_path)
    mailer = Mailer(transport, SENDER)
    for recipient in ("ann@example.com", "ann@example.com", "ben@example.com"):
        mailer.send(approved, recipient, at=NOON)
    assert sorted(tmp_path.iterdir()) == sorted(set(transport.written))
    assert len(set(transport.written)) == 2


def test_an_address_is_no_path(tmp_path, approved):
    transport = EmlFolderTransport(tmp_path / "mail")
    Mailer(transport, SENDER).send(approved, "a/b/c@example.com", at=NOON)
    (path,) = transport.written
    assert path.parent == tmp_path / "mail"


def test_a_folder_that_cannot_be_written_is_named(tmp_path, approved):
    (tmp_path / "mail").write_text("a file")
    with pytest.raises(DeliveryError, match="mail"):
        Mailer(EmlFolderTransport(tmp_path / "mail"), SENDER).send(
            approved, "ann@example.com", at=NOON
        )


def test_a_write_that_breaks_off_leaves_nothing(tmp_path, approved, monkeypatch):
    def fail(*names):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(DeliveryError, match="No space left"):
        Mailer(EmlFolderTransport(tmp_path), SENDER).send(approved, "ann@example.com", at=NOON)
    assert list(tmp_path.iterdir()) == []
