"""The same run from a checkout, from a wheel, and from a wheel built out of the sdist."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
INSTALLS = ["editable", "wheel", "sdist"]

WHERE = """
import json
import generator
from generator.prompting.library import PromptLibrary, default_folder
from generator.rendering.template_folder import template_folder

prompt = PromptLibrary(default_folder()).load("daily_briefing")
print(json.dumps({
    "package": generator.__file__,
    "prompts": str(default_folder()),
    "prompt": prompt.sha256,
    "templates": str(template_folder()),
}))
"""


@dataclass(frozen=True)
class Install:
    """One way to have the package, run from a folder that is not the checkout."""

    folder: Path
    package_root: Path
    environment: dict[str, str]

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )


def build(folder: Path, *options: str) -> Path:
    """Build with the locked backend, nothing downloaded; return the wheel."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), *options]
    result = subprocess.run([*command, str(ROOT)], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="session")
def wheel_of_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that `build` makes from the sdist, which lies beside it."""
    return build(tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session", params=INSTALLS)
def install(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Install:
    folder = tmp_path_factory.mktemp(f"elsewhere-{request.param}")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["BRIEFING_HOME"] = str(folder / "home")
    if request.param == "editable":
        return Install(folder, ROOT, environment)
    built = request.getfixturevalue("wheel" if request.param == "wheel" else "wheel_of_sdist")
    site = folder / "site"
    pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "install"]
    subprocess.run(
        [*pip, "-qq", "--no-deps", "--no-index", "--target", str(site), str(built)], check=True
    )
    environment["PYTHONPATH"] = str(site)
    return Install(folder, site, environment)


def test_prompts_and_templates_are_those_of_the_install(install: Install):
    found = install.python("-c", WHERE)
    assert found.returncode == 0, found.stderr
    places = json.loads(found.stdout)
    for name in ("package", "prompts", "templates"):
        assert Path(places[name]).is_relative_to(install.package_root), places
    assert len(places["prompt"]) == 64


def test_a_run_writes_the_whole_briefing(install: Install):
    out = install.folder / "out"
    sample = ["--source", "sample", "--model", "rules", "--as-of", "2025-12-12"]
    result = install.python("-m", "generator", "run", *sample, "--out", str(out))
    assert result.returncode == 0, result.stderr
    names = ["briefing.html", "briefing.txt", "briefing.md", "facts.json", "record.json"]
    assert [name for name in names if not (out / name).stat().st_size] == []
    assert list((out / "charts").glob("*.png"))
    assert "2,590.61" in (out / "briefing.txt").read_text("utf-8")
    assert "sample data" in (out / "briefing.html").read_text("utf-8").lower()


def test_the_command_is_installed(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry,) = [name for name in names if name.endswith("entry_points.txt")]
        assert "briefing = generator.__main__:main" in archive.read(entry).decode()
    assert "generator/py.typed" in names
    assert "generator/_data/app.py" in names
    assert [name for name in names if name.endswith("LICENSE")]


def test_both_wheels_hold_the_same_files(wheel: Path, wheel_of_sdist: Path):
    def contents(path: Path) -> dict[str, int]:
        with zipfile.ZipFile(path) as archive:
            return {entry.filename: entry.CRC for entry in archive.infolist()}

    assert contents(wheel) == contents(wheel_of_sdist)


def test_the_sdist_holds_what_a_packager_needs(wheel_of_sdist: Path):
    (path,) = wheel_of_sdist.parent.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    wanted = {"app.py", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"}
    wanted |= {"requirements.lock", "requirements-dev.lock", "tests/conftest.py", "bench/bench.py"}
    assert wanted <= names
    assert [name for name in names if name.startswith(("out/", ".venv", "shared/"))] == []
