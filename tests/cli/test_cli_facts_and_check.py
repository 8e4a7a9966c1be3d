"""Facts and checks from the command line, on the shipped sample."""

import json
from pathlib import Path

import pytest
from cli_shell import Shell

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def test_facts_for_people_and_machines(shell: Shell):
    ran = shell("facts", "--source", "sample", "--subject", "rut")
    assert "rut.record_close" in ran.out
    assert "The Russell 2000 set a record close of 2,590.61 on Thursday" in ran.out
    found = shell("facts", "--source", "sample", "--subject", "rut", "--json").json
    record = next(fact for fact in found if fact["id"] == "rut.record_close")
    assert record["quantities"]["nth_this_year"] == {"value": 9.0, "unit": "count"}
    assert record["as_of"] == "2025-12-11"
    assert set(record) >= {"statement", "provenance", "salience", "dates", "flags", "subject"}


def test_facts_of_an_unknown_subject(shell: Shell):
    ran = shell("facts", "--source", "sample", "--subject", "dax")
    assert ran.code == 2
    assert ran.err.startswith("briefing: no facts about 'dax'; subjects are")


def test_facts_by_the_line(shell: Shell, tmp_path: Path):
    file = tmp_path / "mornings.jsonl"
    file.write_text('{"as_of": "2025-12-12", "trap": "x"}\n\n{"as_of": "2020-03-17"}\n')
    rows = [json.loads(line) for line in shell("facts", "--jsonl", file).out.splitlines()]
    assert [row["as_of"] for row in rows] == ["2025-12-12", "2020-03-17"]
    assert all(len(row["facts"]) > 50 for row in rows)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: not JSON"),
        ("[1]", "line 1: an object with as_of is needed"),
        ('{"text": 1}', "line 1: an object with as_of is needed"),
    ],
)
def test_a_bad_line_is_named(shell: Shell, tmp_path: Path, line: str, message: str):
    file = tmp_path / "mornings.jsonl"
    file.write_text(line + "\n")
    ran = shell("facts", "--jsonl", file)
    assert ran.code == 2
    assert message in ran.err


def check(shell: Shell, tmp_path: Path, text: str, *words: str):
    file = tmp_path / "article.txt"
    file.write_text(text, encoding="utf-8")
    return shell("check", file, "--as-of", "2025-12-12", "--source", "sample", *words)


def test_a_true_text_exits_0(shell: Shell, tmp_path: Path):
    ran = check(shell, tmp_path, "The Russell 2000 rose 1.2% to a record 2,590.61 on Thursday.")
    assert ran.code == 0, ran.out
    assert ran.out.startswith("ok")


def test_a_wrong_text_exits_1_and_says_what_is_right(shell: Shell, tmp_path: Path):
    ran = check(shell, tmp_path, "The Russell 2000 fell 1.2% to 2,590.61 on Thursday.")
    assert ran.code == 1
    assert "WRONG" in ran.out


def test_json_has_the_documented_form(shell: Shell, tmp_path: Path):
    ran = check(shell, tmp_path, "The Dow rose 9.9% on Thursday. Hello.", "--json")
    body = ran.json
    assert body["verdict"] == "wrong"
    assert set(body) == {"as_of", "verdict", "counts", "sentences"}
    first = body["sentences"][0]
    assert first["verdict"] == "wrong"
    assert set(first) == {"text", "start", "end", "verdict", "mentions"}
    wanted = {"text", "start", "end", "kind", "verdict", "fact", "expected", "explanation"}
    assert wanted <= set(first["mentions"][0])
    text = "The Dow rose 9.9% on Thursday. Hello."
    for mention in first["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_checks_by_the_line(shell: Shell, tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    rows = [
        {"id": "a", "as_of": "2025-12-12", "text": "Gold rose 2.1% on Thursday."},
        {"id": "b", "as_of": "2025-12-12", "text": "Gold fell 2.1% on Thursday."},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    ran = shell("check", "--jsonl", file, "--source", "sample")
    assert ran.code == 1
    verdicts = [(row["id"], row["verdict"]) for row in map(json.loads, ran.out.splitlines())]
    assert verdicts == [("a", "supported"), ("b", "wrong")]


def test_facts_computed_elsewhere(shell: Shell, tmp_path: Path):
    facts = tmp_path / "facts.json"
    facts.write_text(shell("facts", "--source", "sample", "--json").out, encoding="utf-8")
    file = tmp_path / "article.txt"
    file.write_text("Silver jumped 5.9% on Thursday.")
    assert shell("check", file, "--facts", facts, "--as-of", "2025-12-12").code == 0
    facts.write_text("{}")
    ran = shell("check", file, "--facts", facts, "--as-of", "2025-12-12")
    assert ran.code == 2
    assert "a list of facts is needed" in ran.err


def test_no_file_is_bad_usage(shell: Shell):
    assert shell("check").code == 2
    ran = shell("check", "nowhere.txt", "--as-of", "2025-12-12")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "briefing: nowhere.txt: cannot be read (No such file or directory).\n"


def test_a_text_in_another_encoding(shell: Shell, tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_bytes("Gold rose 2.1 % – nearly".encode("cp1252"))
    ran = shell("check", file, "--as-of", "2025-12-12", "--source", "sample")
    assert ran.code == 2
    assert "it is not UTF-8 text; save it as UTF-8" in ran.err


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_the_reference_article_is_caught(shell: Shell):
    article = SHARED / "reference" / "russell-2000-record-highs.txt"
    source = f"folder:{SHARED / 'data'}"
    ran = shell("check", article, "--as-of", "2025-12-12", "--source", source, "--json")
    assert ran.code == 1
    wrong = {
        m["text"] for s in ran.json["sentences"] for m in s["mentions"] if m["verdict"] == "wrong"
    }
    assert any("five years" in text for text in wrong)
    assert any("mid-October" in text for text in wrong)
