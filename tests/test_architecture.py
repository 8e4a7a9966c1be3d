"""Rules about the repository that no linter of ours knows."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"
MOST_LINES = 300
VAGUE_NAMES = {"base", "common", "core", "helpers", "manager", "misc", "service", "utils"}

# Written in pieces, so that this file passes its own test.
MACHINE_PATH = re.compile(
    r"(?<![\w./-])/(?:" + "|".join(["home", "root", "Users", "work"]) + r")/\w"
)
REGISTRY_HOST = re.compile(r"(?:" + "|".join(["py" + "pi", "pythonhosted", "anaconda"]) + r")\.org")
BINARY = {".png", ".ico", ".gz", ".woff2"}


@cache
def tracked() -> tuple[Path, ...]:
    """Files under version control; in an unpacked sdist, every file."""
    if not (ROOT / ".git").exists():
        return tuple(path for path in ROOT.rglob("*") if path.is_file())
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in files if path.is_file())


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_module_is_longer_than_300_lines():
    sources = [*modules(), ROOT / "app.py", *(ROOT / "bench").glob("*.py")]
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in sources}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


def test_no_module_has_a_name_that_says_nothing():
    assert [relative(path) for path in modules() if path.stem in VAGUE_NAMES] == []


def test_every_folder_of_modules_is_a_package():
    folders = {path.parent for path in modules() if "_data" not in path.parts}
    assert [relative(f) for f in sorted(folders) if not (f / "__init__.py").exists()] == []


def test_subpackages_import_nothing_when_they_are_imported():
    inits = [path for path in modules() if path.name == "__init__.py" and path.parent != PACKAGE]
    assert [relative(path) for path in inits if path.read_text("utf-8").strip()] == []


def test_importing_the_package_runs_no_statement_but_its_docstring():
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    assert len(tree.body) == 1
    assert ast.get_docstring(tree)


def test_every_module_says_what_it_is_for():
    silent = [
        relative(path)
        for path in [*modules(), ROOT / "app.py"]
        if path.read_text("utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_the_desk_entry_only_calls_the_desk():
    source = (ROOT / "app.py").read_text("utf-8")
    tree = ast.parse(source)
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    own = {name for name in imported if name.startswith("generator")}
    assert len(source.splitlines()) <= 40
    assert all(name.startswith("generator.ui") for name in own)
    assert imported - own <= {"streamlit", "__future__"}
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef | ast.For | ast.While)]


@pytest.mark.parametrize("folder", ["templates", "prompts"])
def test_shipped_texts_are_there_and_not_empty(folder: str):
    files = [path for path in tracked() if path.is_relative_to(ROOT / folder)]
    assert files
    assert [relative(path) for path in files if not path.read_text("utf-8").strip()] == []


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, REGISTRY_HOST], ids=["machine paths", "registry hosts"]
)
def test_no_tracked_file_names_one_machine_or_one_index(pattern: re.Pattern[str]):
    found = [
        f"{relative(path)}:{number}: {match.group()}"
        for path in tracked()
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert found == []


def test_the_patterns_find_what_they_are_for():
    assert MACHINE_PATH.search('"' + "/ho" + 'me/someone/data"')
    assert not MACHINE_PATH.search("https://example.com/home/page")
    assert REGISTRY_HOST.search("https://files." + "pythonhosted" + ".org/x")


def test_locks_pin_every_package_by_hash_and_name_no_index():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert len(pins) > 50
        assert [pin for pin in pins if "==" not in pin] == []
        assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins)


def test_the_two_locks_agree():
    runtime, dev = (_pins(name) for name in ("requirements.lock", "requirements-dev.lock"))
    differing = {
        name: (pin, dev[name]) for name, pin in runtime.items() if dev.get(name, pin) != pin
    }
    assert differing == {}


def _pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if match := re.match(r"([\w.-]+)==([^\s;]+)", line):
            found.setdefault(match[1], set()).add(match[2])
    return found
