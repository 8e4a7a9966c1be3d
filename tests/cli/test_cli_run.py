"""The main job from the command line, on the shipped sample."""

import json
from pathlib import Path

import pytest
from cli_shell import Shell

RUN = ("run", "--source", "sample", "--model", "rules")


def test_a_run_ends_with_the_briefing_its_files_and_what_to_do_next(shell: Shell, tmp_path: Path):
    ran = shell(*RUN, "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "Sample data" in ran.out
    assert "2,590.61" in ran.out
    assert "Writer: rules. The built-in narrator was asked for." in ran.err
    assert "0 wrong, 0 unsupported. State: drafted." in ran.err
    assert "briefing approve us-morning-2025-12-12-" in ran.err
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        *("briefing.html", "briefing.txt", "briefing.md"),
        *("facts.json", "record.json", "charts"),
    }
    charts = sorted(path.name for path in (tmp_path / "out" / "charts").iterdir())
    assert charts == ["btc-against-rut.png", "gap-to-record.png", "year-spx.png"]


def test_the_record_tells_every_stage(shell: Shell, tmp_path: Path):
    assert shell(*RUN, "--no-charts", "--out", tmp_path).code == 0
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert record["status"] == "finished"
    assert list(record["timings_ms"]) == [
        *("source", "facts", "context", "write", "verify", "render", "store")
    ]
    assert record["request"]["source"] == "sample"
    assert record["draft"]["headline"]["text"].startswith("{")
    assert len(record["facts"]) > 100
    assert {found["verdict"] for found in record["findings"]} <= {"supported", "no_claim"}


def test_the_sample_states_the_published_levels(shell: Shell, tmp_path: Path):
    text = " ".join(shell(*RUN, "--no-charts", "--out", tmp_path).out.split())
    for phrase in (
        "second straight record close and ninth of the year",
        "to 6,901.00 on Thursday, its first record close since Oct. 28",
        "to 48,704.01",
        "1.7% below its record close of Oct. 29",
        "5.9% to $63.93 an ounce",
        "It traded at $90,612.54 early Friday, 28.2% below the record high of $126,198.07",
        "lowered its target range by a quarter point to 3.50%–3.75% on Wednesday, its third cut "
        "of the year",
        "In three earlier cases of the Russell 2000",
        "Goldman Sachs",
        "Milk Road Macro",
    ):
        assert phrase in text
    assert "27.4%" not in text, "one note, one basis"


def test_json_is_for_machines(shell: Shell, tmp_path: Path):
    ran = shell(*RUN, "--no-charts", "--out", tmp_path, "--json")
    assert ran.json["state"] == "drafted"
    assert ran.json["verdict"] == "supported"
    assert ran.json["verdicts"]["wrong"] == 0


def test_a_closed_market_uses_the_last_session_and_says_so(shell: Shell, tmp_path: Path):
    ran = shell(*RUN, "--no-charts", "--as-of", "2025-07-04", "--out", tmp_path)
    assert ran.code == 0
    notice = "U.S. exchanges are closed on Friday, July 4; stock figures are those of Thursday"
    assert notice in ran.err
    assert "exchanges are closed" in ran.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("run", "--source", "bloomberg"),
            "briefing: the source 'bloomberg' is unknown; choose one of: sample, folder:PATH.",
        ),
        (
            (*RUN, "--as-of", "soon"),
            "briefing: 'soon' is not a date or instant; "
            "write 2025-12-12 or 2025-12-12T08:00:00-05:00.",
        ),
        (
            (*RUN, "--as-of", "1999-01-04"),
            "briefing: nothing is known at 1999-01-04T08:00:00-05:00: the data run from "
            "2000-01-03 to 2025-12-12; choose an as-of within them.",
        ),
        (
            ("run", "--model", "gpt"),
            "briefing: unknown model 'gpt'; use auto, rules, openai:NAME, compatible:NAME@URL or"
            " local:FILE.gguf",
        ),
    ],
)
def test_a_bad_request_is_one_sentence_and_exit_2(
    shell: Shell, tmp_path: Path, words: tuple[str, ...], message: str
):
    ran = shell(*words, "--out", tmp_path / "out")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.strip() == message
    assert not (tmp_path / "out").exists(), "nothing half-written"


def test_a_failed_run_keeps_its_record(shell: Shell):
    from generator.workspace.workspace import Workspace

    assert shell(*RUN, "--as-of", "1999-01-04").code == 2
    desk = Workspace()
    (line,) = desk.stores.runs.list()
    record = desk.stores.runs.load(line.id)
    desk.close()
    assert record["status"] == "failed"
    assert record["failed_stage"] == "facts"
    assert record["error"].startswith("nothing is known")


def test_a_missing_instrument_costs_its_facts_only(shell: Shell, tmp_path: Path):
    folder = tmp_path / "data" / "prices"
    folder.mkdir(parents=True)
    rows = "".join(f"2025-03-{day:02d},{5000 + day}\n" for day in (10, 11, 12, 13, 14))
    (folder / "spx.csv").write_text(f"date,close\n{rows}")
    ran = shell(
        *("run", "--source", f"folder:{tmp_path / 'data'}", "--model", "rules", "--no-charts"),
        *("--as-of", "2025-03-15", "--out", tmp_path / "out"),
    )
    assert ran.code == 0, ran.err
    assert "Gold futures" in ran.err
    assert "left out" in ran.out


def test_a_malformed_file_is_named_with_line_and_column(shell: Shell, tmp_path: Path):
    folder = tmp_path / "prices"
    folder.mkdir()
    (folder / "spx.csv").write_text("date,close\n2025-03-13,5000\n2025-03-14,five\n")
    ran = shell(
        "run", "--source", f"folder:{tmp_path}", "--model", "rules", "--out", tmp_path / "o"
    )
    assert ran.code == 2
    assert "spx.csv, line 3, column 'close'" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_a_database_that_cannot_be_written(shell: Shell, tmp_path: Path, monkeypatch):
    place = tmp_path / "a-file"
    place.write_text("in the way")
    monkeypatch.setenv("BRIEFING_HOME", str(place / "home"))
    ran = shell(*RUN, "--no-charts", "--out", tmp_path / "out")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_an_unknown_setting_is_named(shell: Shell, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefing.toml").write_text("colour = 'red'\n")
    ran = shell("list")
    assert ran.code == 2
    assert ran.err == "briefing: there is no setting 'colour'; take it out of briefing.toml.\n"


def test_an_unreachable_model_asked_for_by_name(shell: Shell, tmp_path: Path):
    ran = shell(
        *("run", "--source", "sample", "--out", tmp_path / "out"),
        *("--model", "compatible:any@http://127.0.0.1:9/v1"),
    )
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("briefing: compatible:any@http://127.0.0.1:9/v1 cannot be reached")
    assert len(ran.err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["in-the-way", "in-the-way/out", "full"])
def test_a_folder_that_cannot_be_written_stops_the_run_before_it_starts(
    shell: Shell, tmp_path: Path, out: str
):
    (tmp_path / "in-the-way").write_text("a file")
    (tmp_path / "full" / "briefing.html").mkdir(parents=True)
    ran = shell(*RUN, "--no-charts", "--out", tmp_path / out)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert shell("list", "--json").json == []
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["briefing.html"]


@pytest.mark.parametrize("edition", ["../../elsewhere", "us morning", "-v", "a--b", "US", " "])
def test_an_edition_is_a_plain_name(shell: Shell, tmp_path: Path, edition: str):
    ran = shell(*RUN, f"--edition={edition}", "--out", tmp_path / "out")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"briefing: the edition {edition!r} is no name;")
    assert not (tmp_path / "out").exists()
