"""The documentation says what is true: commands run, links resolve, measures are listed."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator.context.statement import _BUILDERS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

# These open a server or need a model that is not here; their options are checked instead.
NOT_RUN = ("briefing review", "openai:", "compatible:", "local:", "--model auto")


def fenced(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    lines = [line.strip() for block in fenced(README, "sh") for line in block.splitlines()]
    return [line for line in lines if re.match(r"briefing |echo ", line)]


def flat(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Desk:
    """A folder where the README's commands are typed one after another."""

    folder: Path

    def type(self, line: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "BRIEFING_HOME": str(self.folder / "home"),
        }
        return subprocess.run(
            line, shell=True, cwd=self.folder, env=environment, capture_output=True, text=True
        )

    def latest(self) -> str:
        listed = json.loads(self.type("briefing list --json").stdout)
        return str(listed[0]["id"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk after `make run`."""
    desk = Desk(tmp_path_factory.mktemp("reader"))
    (recipe,) = re.findall(r"\$\(BIN\)/(briefing run .*)", (ROOT / "Makefile").read_text("utf-8"))
    first = desk.type(recipe.replace("$(AS_OF)", "2025-12-12").replace("$(OUT)", "out"))
    assert first.returncode == 0, first.stderr
    return desk


@pytest.mark.timeout(400)
def test_every_command_of_the_readme_does_what_it_says(desk: Desk):
    ran = [line for line in commands() if not any(part in line for part in NOT_RUN)]
    newest = desk.latest()
    wrong = {}
    for line in ran:
        result = desk.type(line.replace(" ID", f" {newest}"))
        if result.returncode != int(line.endswith("# exits 1")):
            wrong[line] = result.stdout[-500:] + result.stderr[-500:]
    assert wrong == {}
    assert len(ran) >= 8
    assert list((desk.folder / "out" / "mail").glob("*.eml"))


def test_the_example_is_what_the_sample_says(desk: Desk):
    printed = flat((desk.folder / "out" / "briefing.txt").read_text("utf-8"))
    example = fenced(README, "text")[0].replace("[…]", "\n\n")
    passages = [flat(passage) for passage in example.split("\n\n") if passage.strip()]
    assert [passage for passage in passages if passage not in printed] == []


def test_the_settings_of_the_readme_are_settings(desk: Desk):
    (settings,) = fenced(README, "toml")
    folder = desk.folder / "configured"
    folder.mkdir()
    (folder / "briefing.toml").write_text(settings, "utf-8")
    result = Desk(folder).type("briefing list")
    assert (result.returncode, result.stdout) == (0, "")


def agrees(documented: object, printed: object) -> bool:
    """Equal, where a text ending in … stands for its beginning and a float for its first digits."""
    if isinstance(documented, dict) and isinstance(printed, dict):
        return list(documented) == list(printed) and all(
            agrees(value, printed[name]) for name, value in documented.items()
        )
    if isinstance(documented, list) and isinstance(printed, list):
        return len(documented) == len(printed) and all(map(agrees, documented, printed))
    if isinstance(documented, str) and isinstance(printed, str):
        return printed.startswith(documented.removesuffix("…")) and (
            documented.endswith("…") or documented == printed
        )
    if isinstance(documented, float):
        return documented == pytest.approx(printed, rel=0.01)
    return documented == printed


@pytest.mark.parametrize(
    ("page", "command", "pick"),
    [
        (
            "facts.md",
            "briefing facts --as-of 2025-12-12 --source sample --subject rut --json",
            lambda printed: next(fact for fact in printed if fact["id"] == "rut.record_close"),
        ),
        (
            "check-format.md",
            "echo 'The Russell 2000 rose 2.2% on Thursday.'"
            " | briefing check - --as-of 2025-12-12 --source sample --json",
            lambda printed: printed,
        ),
    ],
    ids=["facts", "check"],
)
def test_documented_json_is_what_is_printed(desk: Desk, page: str, command: str, pick: Callable):
    documented = json.loads(fenced((ROOT / "docs" / page).read_text("utf-8"), "json")[0])
    printed = pick(json.loads(desk.type(command).stdout))
    assert agrees(documented, printed), printed


@cache
def help_of(command: str) -> str:
    arguments = [sys.executable, "-m", "generator", *command.split()[1:], "--help"]
    result = subprocess.run(arguments, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_options_that_are_written_about_exist(page: Path):
    text = page.read_text("utf-8")
    blocks = [*fenced(text, "sh"), *re.findall(r"^ {4}\S.*$", text, re.MULTILINE)]
    unknown = []
    for line in "\n".join(blocks).splitlines():
        for call in re.findall(r"(?:^|\| |^ +)(briefing [^|#]*)", line):
            shown = help_of(re.match(r"briefing(?: prompts| subscribers)?(?: [a-z]+)?", call)[0])
            unknown += [o for o in re.findall(r"--[a-z-]+", call) if o not in f"{shown} --help"]
    assert unknown == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    links = re.findall(r"(?:\]\(|src=\")(?!https?:|mailto:)([^)#\"]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_that_are_written_about_exist(page: str):
    named = set(re.findall(r"^ *make ([a-z]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert named
    assert named <= set(targets)


def test_the_table_of_facts_lists_every_measure():
    page = (ROOT / "docs" / "facts.md").read_text("utf-8")
    listed = set(re.findall(r"`[A-Za-z.]*?\.([a-z][a-z0-9_]*)(?:\.\w+)?`", page)) | {"claim"}
    assert set(_BUILDERS) - listed == set()


def test_decisions_are_numbered_and_listed():
    folder = ROOT / "docs" / "decisions"
    records = sorted(path.name for path in folder.glob("[0-9]*.md"))
    listed = re.findall(r"\]\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == records
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
    for name in records:
        text = (folder / name).read_text("utf-8")
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
        ]
