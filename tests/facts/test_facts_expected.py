"""Every expected fact on real history, where that lies beside the project."""

import json
import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from facts_market import CALENDAR

from generator.facts.compute import FactComputer

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


def differences(want: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[str]:
    for name, quantity in want["quantities"].items():
        have = got["quantities"].get(name, {"value": "missing", "unit": None})
        equal = have["value"] == quantity["value"] or (
            isinstance(have["value"], float)
            and quantity["value"] is not None
            and math.isclose(have["value"], quantity["value"], rel_tol=1e-9, abs_tol=1e-12)
        )
        if not equal or have["unit"] != quantity["unit"]:
            yield f"{want['id']} {name}: {quantity} expected, {have} found"
    for kind in ("dates", "flags", "episodes"):
        expected = want.get(kind) or {}
        if kind == "episodes":
            if expected and expected != got.get("episodes"):
                yield f"{want['id']} episodes"
            continue
        for name, value in expected.items():
            have = got[kind].get(name)
            if kind == "dates" and value and have:
                value, have = value[:10], have[:10]
            if have != value:
                yield f"{want['id']} {name}: {value} expected, {have} found"


@pytest.fixture(scope="module")
def computer() -> FactComputer:
    from generator.sources.folder import FolderSource

    return FactComputer(FolderSource(SHARED / "data").load(), CALENDAR)


def test_every_expected_fact_is_equal(computer: FactComputer):
    lines = (SHARED / "checks" / "facts_dev.jsonl").read_text(encoding="utf-8").splitlines()
    wrong: list[str] = []
    compared = 0
    for line in lines:
        row = json.loads(line)
        facts = computer.at(datetime.fromisoformat(row["as_of"])).facts
        for want in row["facts"]:
            compared += 1
            wrong += list(differences(want, facts[want["id"]].to_json()))
        wrong += [f"{name} is reported" for name in row["absent"] if name in facts]
    assert compared == 790
    assert wrong == []


@pytest.mark.parametrize(
    ("subject", "year", "count"),
    [
        *(("spx", year, n) for year, n in ((1995, 77), (2013, 45), (2014, 53), (2017, 62))),
        *(("spx", year, n) for year, n in ((2021, 70), (2022, 1), (2023, 0), (2024, 57))),
        *(("dji", year, n) for year, n in ((2013, 52), (2017, 71), (2021, 45))),
    ],
)
def test_record_closes_of_a_year_equal_the_published_counts(
    computer: FactComputer, subject: str, year: int, count: int
):
    facts = computer.at(datetime.fromisoformat(f"{year}-12-31T22:00:00+00:00")).facts
    assert facts[f"{subject}.record_close"].value("nth_this_year") == count
