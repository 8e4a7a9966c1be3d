"""Measures register by decoration, in the project or from an installed package."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from facts_market import evening, history, market, sheet

from generator.context.statement import statement
from generator.errors import UsageError
from generator.facts import measure as registry
from generator.facts.measure import ENTRY_POINTS, Measure, measure, measures
from generator.facts.quantity import Quantity

ASKED = ("--source", "sample", "--as-of", "2025-12-12", "--json")
ROOT = Path(__file__).resolve().parents[2]
LAST = date(2025, 6, 13)


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Measure]:
    measures()
    known = dict(registry._REGISTERED)
    monkeypatch.setattr(registry, "_REGISTERED", known)
    return known


def installed(folder: Path, name: str, code: str) -> dict[str, str]:
    """An environment in which a package with this module is installed."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{ENTRY_POINTS}]\nmine = {name}\n")
    return {**os.environ, "PYTHONPATH": str(folder), "BRIEFING_HOME": str(folder / "home")}


def facts_command(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", "facts", *ASKED],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_decorated_function_is_a_measure(registered: dict[str, Measure]):
    @measure("twice")
    def twice(view):
        return view.fact("twice", "2 x close", {"level": Quantity(2 * view.close, view.unit)})

    facts = sheet(market(history("spx", [1.0, 3.0], LAST)), evening(LAST)).facts
    assert facts["spx.twice"].value("level") == 6.0


def test_a_measure_is_computed_for_its_kinds_only(registered: dict[str, Measure]):
    @measure("of_yields", of=("yield",))
    def of_yields(view):
        yield view.fact("of_yields", "nothing")

    data = market(history("spx", [1.0, 3.0], LAST), history("yield.ust2y", [1.0, 3.0], LAST))
    facts = sheet(data, evening(LAST)).facts
    assert "yield.ust2y.of_yields" in facts
    assert "spx.of_yields" not in facts


def test_order_decides_where_facts_stand(registered: dict[str, Measure]):
    @measure("first", order=1)
    def first(view):
        return view.fact("first", "nothing")

    facts = list(sheet(market(history("spx", [1.0, 3.0], LAST)), evening(LAST)).facts)
    assert facts[:2] == ["spx.first", "spx.close"]


def test_a_name_is_taken_once(registered: dict[str, Measure]):
    with pytest.raises(UsageError, match=r"two functions register the measure 'streak'"):

        @measure("streak")
        def other(view):
            return None


def test_the_readme_example_works_as_an_installed_package(tmp_path: Path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(from generator\.facts\.measure.*?)```", readme, re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    done = facts_command(installed(tmp_path, "my_measures", code))
    assert done.returncode == 0, done.stderr
    facts = {fact["id"]: fact for fact in json.loads(done.stdout)}
    assert 0 < facts["spx.above_average.200d"]["quantities"]["fraction"]["value"] < 0.2
    assert (
        "fraction" in facts["spx.above_average.200d"]["statement"]
        or "%" in (facts["spx.above_average.200d"]["statement"])
    )
    assert "yield.ust2y.above_average.200d" not in facts


def test_a_measure_without_a_sentence_keeps_its_sign(registered: dict[str, Measure]):
    @measure("below")
    def below(view):
        return view.fact("below", "one less", {"fraction": Quantity(-0.15, "ratio")})

    data = market(history("spx", [1.0, 3.0], LAST))
    fact = sheet(data, evening(LAST)).facts["spx.below"]
    assert statement(fact, data.universe) == "spx.below: fraction minus {spx.below.fraction}."


@pytest.mark.parametrize("code", ["import no_such_module\n", "1 / 0\n"])
def test_a_package_that_cannot_be_loaded_is_named(tmp_path: Path, code: str):
    done = facts_command(installed(tmp_path, "broken_measures", code))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "the measure 'mine' of an installed package cannot be loaded" in done.stderr
    assert "Traceback" not in done.stderr
