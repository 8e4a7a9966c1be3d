"""`briefing prompts eval` against a loopback server, and again without it."""

import json
import shutil
from pathlib import Path

import pytest
from cli_shell import Ran, Shell
from parrot import parrot
from stub_openai import StubServer

from generator.prompting.library import default_folder

A, B = "daily_briefing@1.0.0", "daily_briefing@1.1.0"
COOLER = 0.2
"""The temperature of the second version, by which the server tells the two apart."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped prompts in which the second version is a draft without evaluations."""
    folder = tmp_path / "prompts"
    shutil.copytree(default_folder(), folder)
    shutil.rmtree(folder / "evaluations", ignore_errors=True)
    lock = (folder / "prompts.lock").read_text().split("\n[[prompt]]\n")
    kept = [row for row in lock if 'version = "1.1.0"' not in row]
    (folder / "prompts.lock").write_text("\n[[prompt]]\n".join(kept))
    (folder / "aliases.toml").write_text('[daily_briefing]\nproduction = "1.0.0"\n')
    monkeypatch.setenv("BRIEFING_PROMPTS", str(folder))
    return folder


@pytest.fixture
def dates(tmp_path: Path) -> Path:
    path = tmp_path / "dates.txt"
    path.write_text(
        "# Three mornings of the sample.\n2025-12-10\n2025-12-11\n\n2025-12-12 # Friday\n"
    )
    return path


def spoiling(temperature: float):
    """A server that types figures for the prompt of one temperature."""
    return lambda body: parrot(body, spoiled=2 if body["temperature"] == temperature else 0)


def evaluate(shell: Shell, stub: StubServer, dates: Path, *words: str) -> Ran:
    model = f"compatible:any@{stub.url}"
    options = ["--model", model, "--dates", dates, "--source", "sample"]
    return shell("prompts", "eval", "--prompt", A, "--prompt", B, *options, *words)


def test_two_prompts_are_compared_in_a_table(shell, stub, folder, dates):
    stub.writer = parrot
    ran = evaluate(shell, stub, dates)
    assert ran.code == 0, ran.err
    assert len(stub.requests) == 6
    table = {line[:22].strip(): line[22:].split() for line in ran.out.splitlines()}
    assert table[""] == [A, B, "change"]
    assert table["notes"] == ["3", "3", "="]
    assert table["valid at first try"] == ["100.0%", "100.0%", "="]
    assert table["findings in print"] == ["0", "0", "="]
    assert table["cost"] == ["unknown", "unknown"]
    assert table["tokens in"] == ["33", "33", "="]
    assert "2025-12-12 daily_briefing@1.1.0: " in ran.err
    assert "Green: evaluation " in ran.err


def test_a_rerun_is_offline_free_and_the_same(shell, stub, folder, dates):
    stub.writer = spoiling(COOLER)
    first = evaluate(shell, stub, dates, "--json").json
    asked = len(stub.requests)
    stub.writer = lambda _: "nothing"
    again = evaluate(shell, stub, dates, "--json", "--offline")
    assert len(stub.requests) == asked
    second = again.json
    assert {n["is_cached"] for p in first["prompts"] for n in p["notes"]} == {False}
    assert {n.pop("is_cached") for p in second["prompts"] for n in p["notes"]} == {True}
    for prompt in first["prompts"]:
        for note in prompt["notes"]:
            del note["is_cached"]
    assert second == first


def test_a_worse_prompt_fails_and_cannot_be_released(shell, stub, folder, dates):
    stub.writer = spoiling(COOLER)
    ran = evaluate(shell, stub, dates, "--json", "--least-kept", "0")
    assert ran.code == 1
    old, new = ran.json["prompts"]
    assert new["figures"]["valid_first"] < old["figures"]["valid_first"] == 1
    assert new["figures"]["replaced"] > 0
    assert new["figures"]["findings"] == 0
    assert "valid at first try instead of 100%" in ran.err
    assert "of the leading facts covered instead of" in ran.err
    refused = shell("prompts", "release", B)
    assert refused.code == 2
    assert "is not green: " in refused.err


def test_a_better_prompt_is_green_and_may_be_released_and_promoted(shell, stub, folder, dates):
    stub.writer = spoiling(0.3)
    ran = evaluate(shell, stub, dates, "--json", "--least-kept", "0")
    assert ran.code == 0, ran.err
    assert shell("prompts", "release", B).code == 0
    assert f'evaluation = "{ran.json["evaluation"]}"' in (folder / "prompts.lock").read_text()
    assert shell("prompts", "promote", B, "--to", "production").code == 0
    move = json.loads((folder / "promotions.jsonl").read_text().splitlines()[-1])
    assert (move["from"], move["to"]) == ("1.0.0", "1.1.0")
    assert move["evaluation"] == ran.json["evaluation"]


def test_a_loss_within_the_threshold_is_let_pass(shell, stub, folder, dates):
    stub.writer = spoiling(COOLER)
    ran = evaluate(shell, stub, dates, "--threshold", "1", "--least-kept", "0", "--no-record")
    assert ran.code == 0, ran.err
    assert not (folder / "evaluations").exists()


def test_one_prompt_alone_must_keep_enough(shell, stub, folder, dates):
    stub.writer = lambda body: parrot(body, spoiled=2)
    words = ["--model", f"compatible:any@{stub.url}", "--dates", dates, "--prompt", A]
    ran = shell("prompts", "eval", *words)
    assert ran.code == 1
    assert "of the texts are kept, fewer than 50%" in ran.err
    assert "change" not in ran.out


def test_replies_that_are_no_notes_count_as_replaced(shell, stub, folder, dates):
    stub.writer = lambda body: "Sorry." if body["temperature"] == COOLER else parrot(body)
    ran = evaluate(shell, stub, dates, "--json")
    assert ran.code == 1
    old, new = (prompt["figures"] for prompt in ran.json["prompts"])
    assert (new["failed"], new["kept"], new["covered"], new["replaced"]) == (3, 0, 0, 1)
    assert old["failed"] == 0
    assert "no JSON object" in ran.json["prompts"][1]["notes"][0]["error"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--prompt", A, "--prompt", A], "cannot be compared with itself"),
        (["--prompt", A, "--prompt", B, "--prompt", A], "name one prompt, or two"),
        (["--prompt", A, "--model", "rules"], "'rules' may use no prompt"),
        (["--prompt", A, "--offline"], "is kept for this request"),
    ],
)
def test_what_cannot_be_evaluated_is_refused(shell, stub, folder, dates, words, problem):
    model = [] if "--model" in words else ["--model", f"compatible:any@{stub.url}"]
    ran = shell("prompts", "eval", *words, *model, "--dates", dates)
    assert ran.code == 2
    assert problem in ran.err
    assert stub.requests == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [("# none\n", "names no morning"), ("2025-12-12\nsoon\n", "line 2: ")],
)
def test_dates_are_read_with_their_line(shell, stub, folder, dates, text, problem):
    dates.write_text(text)
    ran = evaluate(shell, stub, dates)
    assert ran.code == 2
    assert problem in ran.err


@pytest.mark.parametrize(("ref", "texts"), [("headline", 4), ("weekly_wrap", None)])
def test_every_kind_of_prompt_can_be_evaluated(shell, stub, folder, dates, ref, texts):
    stub.writer = parrot
    words = ["--model", f"compatible:any@{stub.url}", "--dates", dates, "--source", "sample"]
    ran = shell("prompts", "eval", "--prompt", ref, *words, "--json", "--no-record")
    assert ran.code == 0, ran.err
    (prompt,) = ran.json["prompts"]
    assert prompt["figures"]["valid_first"] == 1
    assert {note["texts"] for note in prompt["notes"]} == {texts} or texts is None
