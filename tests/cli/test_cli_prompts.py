"""`briefing prompts` on a folder of its own, which `BRIEFING_PROMPTS` names."""

import shutil
from pathlib import Path

import pytest
from cli_shell import Shell

from generator.prompting.library import default_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped prompts with one draft more."""
    folder = tmp_path / "prompts"
    shutil.copytree(default_folder(), folder)
    latest = (folder / "daily_briefing" / "1.1.0.md").read_text()
    draft = latest.replace("version: 1.1.0", "version: 1.9.0").replace("daily market", "morning")
    (folder / "daily_briefing" / "1.9.0.md").write_text(draft)
    monkeypatch.setenv("BRIEFING_PROMPTS", str(folder))
    return folder


def test_list_shows_versions_states_and_aliases(shell: Shell, folder: Path):
    ran = shell("prompts", "list")
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if "daily_briefing@1.9.0" in line]
    assert " draft " in line
    rows = {(row["name"], row["version"]): row for row in shell("prompts", "list", "--json").json}
    assert rows["daily_briefing", "1.0.0"]["released"]
    assert {"sha256", "aliases", "description"} <= set(rows["headline", "1.0.0"])


def test_show_prints_the_file_or_what_a_model_would_get(shell: Shell, folder: Path):
    source = (folder / "headline" / "1.0.0.md").read_text()
    assert shell("prompts", "show", "headline@1.0.0").out == source.rstrip() + "\n"
    rendered = shell("prompts", "show", "daily_briefing@1.0.0", "--rendered").out
    assert rendered.startswith("[system]\nYou write the daily market note")
    assert "\nrut.record_close: " in rendered
    roles = [m["role"] for m in shell("prompts", "show", "headline", "--rendered", "--json").json]
    assert roles == ["system", "user"]
    described = shell("prompts", "show", "daily_briefing@1.1.0", "--json").json
    assert set(described["partials"]) == {"figures@1", "house_style@1"}
    assert "{% include" not in described["parts"]["system"]


def test_diff_says_what_changed(shell: Shell, folder: Path):
    ran = shell("prompts", "diff", "daily_briefing@1.0.0", "daily_briefing@1.1.0")
    assert ran.code == 0
    assert "temperature: 0.3 -> 0.2" in ran.out
    assert "partial figures@1: not set -> " in ran.out
    assert "+++ daily_briefing@1.1.0 system" in ran.out
    same = shell("prompts", "diff", "headline", "headline", "--json").json
    assert same["same"]


def test_lint_passes_and_fails_with_the_file(shell: Shell, folder: Path):
    ran = shell("prompts", "lint")
    assert (ran.code, ran.out) == (0, "")
    assert "3 prompts, 0 errors, 0 warnings." in ran.err
    path = folder / "daily_briefing" / "1.0.0.md"
    path.write_text(path.read_text().replace("Past tense", "Future tense"))
    ran = shell("prompts", "lint", "--json")
    assert ran.code == 1
    (remark,) = ran.json
    assert remark["file"] == "prompts/daily_briefing/1.0.0.md"
    assert "changed after its release" in remark["text"]


def test_a_release_needs_an_evaluation_or_a_reason(shell: Shell, folder: Path):
    refused = shell("prompts", "release", "daily_briefing@1.9.0")
    assert refused.code == 2
    assert "has no evaluation; run `briefing prompts eval`" in refused.err
    ran = shell("prompts", "release", "daily_briefing@1.9.0", "--override", "a trial")
    assert ran.code == 0
    assert ran.out.startswith("daily_briefing@1.9.0 is released as ")
    assert 'override = "a trial"' in (folder / "prompts.lock").read_text()


def test_promote_moves_an_alias(shell: Shell, folder: Path):
    draft = shell("prompts", "promote", "daily_briefing@1.9.0")
    assert (draft.code, "is a draft" in draft.err) == (2, True)
    shell("prompts", "release", "daily_briefing@1.9.0", "--override", "a trial")
    words = ["promote", "daily_briefing@1.9.0", "--to", "staging", "--by", "ann"]
    ran = shell("prompts", *words, "--override", "a trial", "--json")
    assert ran.json == {
        "prompt": "daily_briefing", "alias": "staging", "from": None, "to": "1.9.0",
    }  # fmt: skip
    assert '"by": "ann"' in (folder / "promotions.jsonl").read_text().splitlines()[-1]
    shown = shell("prompts", "show", "daily_briefing@staging", "--json").json
    assert shown["version"] == "1.9.0"


def test_unknown_names_get_one_sentence(shell: Shell, folder: Path):
    assert "'best' is no alias" in shell("prompts", "promote", "headline", "--to", "best").err
    assert "no prompt is called 'nightly'" in shell("prompts", "show", "nightly").err


def test_a_run_uses_the_folder_of_the_setting(shell: Shell, folder: Path, tmp_path: Path):
    words = ["run", "--source", "sample", "--model", "rules", "--no-charts", "--json"]
    ran = shell(*words, "--prompt", "daily_briefing@1.9.0", "--out", tmp_path / "out")
    assert ran.code == 0
    assert '"daily_briefing@1.9.0"' in (tmp_path / "out" / "record.json").read_text()


def test_a_setting_that_names_no_folder_is_refused(shell: Shell, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("BRIEFING_PROMPTS", str(tmp_path / "none"))
    ran = shell("prompts", "list")
    assert ran.code == 2
    assert "setting 'prompts': there is no folder" in ran.err
