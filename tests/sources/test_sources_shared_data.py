"""The folder source on real market history, where a developer has it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.market.data import MarketData
from generator.sources.folder import FolderSource

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


@pytest.fixture(scope="module")
def data() -> MarketData:
    return FolderSource(SHARED / "data").load()


def test_every_instrument_is_read_without_notices(data: MarketData) -> None:
    assert list(data.prices) == list(data.universe.instruments)
    assert data.notices == ()


def test_the_golden_day_is_read(data: MarketData) -> None:
    day = date(2025, 12, 11)
    closes = {n: round(float(h.close[h.position(day)]), 2) for n, h in data.prices.items()}
    assert (closes["spx"], closes["dji"], closes["rut"]) == (6901.00, 48704.01, 2590.61)
    assert (closes["silver"], closes["yield.ust10y"]) == (63.93, 4.14)


def test_policy_and_operations_are_read(data: MarketData) -> None:
    assert data.policy is not None
    last = data.policy.changes[-1]
    assert (last.decided, last.effective) == (date(2025, 12, 10), date(2025, 12, 11))
    assert (last.lower, last.upper, last.change_bp) == (3.5, 3.75, -25.0)
    by_effective = {change.effective: change.decided for change in data.policy.changes}
    assert by_effective[date(2015, 12, 16)] == date(2015, 12, 16)
    assert by_effective[date(2017, 3, 16)] == date(2017, 3, 15)
    assert data.operations is not None
    recent = [o for o in data.operations.purchases if o.day >= date(2025, 12, 12)]
    assert [o.accepted_bn for o in recent[:2]] == [Decimal("8.167"), Decimal("6.801")]
    assert sum(o.accepted_bn for o in recent) == Decimal("38.099")


def test_the_futures_curves_are_read(data: MarketData) -> None:
    assert data.funds_futures is not None
    curves = data.funds_futures.curves
    assert len(curves) == 10
    assert curves[0].settled == date(2026, 8, 3)
    assert curves[0].settlements[date(2026, 9, 1)] == Decimal("96.285")
    assert {len(curve.settlements) for curve in curves} == {24}


def test_claims_have_the_kind_of_their_speaker(data: MarketData) -> None:
    assert [claim.kind for claim in data.claims] == [
        "analyst",
        "analyst",
        "market_pricing",
        "official",
    ]
