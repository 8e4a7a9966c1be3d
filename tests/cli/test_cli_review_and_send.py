"""From a draft to a message, from the command line."""

import email
import email.policy
from pathlib import Path

import pytest
from cli_shell import Shell


@pytest.fixture
def briefing_id(shell: Shell, tmp_path: Path) -> str:
    ran = shell("run", "--source", "sample", "--model", "rules", "--out", tmp_path / "o", "--json")
    return ran.json["id"]


def test_list_show_approve_and_a_rehearsed_sending(shell: Shell, briefing_id: str, tmp_path: Path):
    (line,) = shell("list", "--json").json
    assert (line["id"], line["state"]) == (briefing_id, "drafted")
    assert "Russell 2000" in shell("show", briefing_id).out
    approved = shell("approve", briefing_id, "--by", "ada")
    assert approved.code == 0, approved.err
    assert f"Approved {briefing_id} revision 1 as ada." in approved.out
    ran = shell(
        "send", briefing_id, "--to", "bob@example.com", "--dry-run", "--out", tmp_path / "m"
    )
    assert ran.code == 0, ran.err
    (file,) = (tmp_path / "m").iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["To"] == "bob@example.com"
    assert str(message["Subject"]).startswith("[Test]")
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds.count("image/png") == 3
    assert {"text/plain", "text/html"} <= set(kinds)
    assert "approve by ada" in shell("show", briefing_id).out


def test_an_unapproved_briefing_is_not_sent(shell: Shell, briefing_id: str):
    ran = shell("send", briefing_id, "--to", "bob@example.com", "--dry-run")
    assert ran.code == 2
    assert "only an approved briefing can be sent" in ran.err


def test_rejecting_needs_a_reason(shell: Shell, briefing_id: str):
    assert shell("reject", briefing_id).code == 2
    ran = shell("reject", briefing_id, "--why", "too long", "--by", "ada")
    assert ran.code == 0
    assert shell("approve", briefing_id).code == 2


def test_an_unknown_briefing(shell: Shell):
    ran = shell("show", "us-morning-1999-01-01-abcdef")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_subscribers_come_and_go(shell: Shell, tmp_path: Path):
    file = tmp_path / "readers.csv"
    file.write_text("email,name\nann@example.com,Ann\nnot an address,Bob\n")
    ran = shell("subscribers", "import", file)
    assert "Added 1" in ran.out
    assert "line 3" in ran.err
    assert "ann@example.com" in shell("subscribers", "list").out
    assert shell("subscribers", "export").out.splitlines()[1].startswith("ann@example.com")
    assert shell("subscribers", "remove", "ann@example.com").code == 0
    assert shell("subscribers", "list", "--json").json == []


def test_delivering_without_a_server_says_what_to_set(shell: Shell):
    ran = shell("deliver")
    assert ran.code == 2
    assert "BRIEFING_SMTP_URL" in ran.err
    assert "`briefing send ID --dry-run`" in ran.err, "deliver itself has no such option"


def test_doctor_and_prompts(shell: Shell):
    ran = shell("doctor")
    assert ran.code == 0, ran.out
    assert "FAULT" not in ran.out
    assert "daily_briefing@1.0.0" in ran.out
    listed = shell("prompts", "list").out
    assert "daily_briefing@1.0.0" in listed
    assert "production" in listed
    assert "daily_briefing" in shell("prompts", "show", "daily_briefing@production").out
