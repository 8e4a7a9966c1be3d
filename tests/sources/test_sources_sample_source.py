"""The sample as a whole: deterministic, marked as a sample, cut by the as-of rule."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pytest

from generator.market.as_of import parse_as_of
from generator.market.calendar import SessionCalendar
from generator.market.data import MarketData
from generator.market.trading_days import trading_days
from generator.sources.sample.source import SampleSource

# exchange-calendars reads Series.values while it builds its calendar, which pandas 3.1 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:Series.values:DeprecationWarning")

GOLDEN = "70cfe5b78736859f74e178a03aa2a34edf5366f52c2ce0a4ebf07ba36748fb04"
"""Changes only when the simulated market is meant to change."""


def fingerprint(data: MarketData) -> str:
    digest = hashlib.sha256()
    for name, history in data.prices.items():
        lines = (f"{d} {c:.3f}\n" for d, c in zip(history.sessions, history.close, strict=True))
        digest.update(f"{name}\n{''.join(lines)}".encode())
    return digest.hexdigest()


def test_two_loads_give_the_same_market(sample: MarketData) -> None:
    again = SampleSource().load()
    assert fingerprint(again) == fingerprint(sample) == GOLDEN
    for name, history in sample.prices.items():
        assert again.prices[name].frame.equals(history.frame)
    assert (again.policy, again.operations, again.quotes, again.claims) == (
        sample.policy,
        sample.operations,
        sample.quotes,
        sample.claims,
    )


def test_it_says_that_it_is_a_sample(sample: MarketData) -> None:
    assert SampleSource().name == "sample"
    assert sample.is_sample
    assert sample.label == "sample data (a simulated market pinned to published levels)"
    assert {history.source for history in sample.prices.values()} == {"sample data, simulated"}


def test_every_instrument_of_the_universe_has_a_series(sample: MarketData) -> None:
    assert list(sample.prices) == list(sample.universe.instruments)
    assert all(name == history.instrument_id for name, history in sample.prices.items())
    assert sample.notices == ()


def test_series_start_where_the_universe_says_history_is_complete(sample: MarketData) -> None:
    for name in ("spx", "dji", "ndx", "rut"):
        assert sample.prices[name].coverage_start == date(2000, 1, 3)
        assert sample.universe.instruments[name].covers_all_time(date(2000, 1, 3), 1000.0)
    assert sample.prices["btc"].coverage_start == date(2014, 9, 17)
    silver = sample.universe.instruments["silver"]
    assert silver.earlier_peak is not None
    assert silver.earlier_peak.value > 48.584


@pytest.mark.parametrize(
    ("as_of", "stocks", "bitcoin"),
    [
        ("2025-12-12", "2025-12-11", "2025-12-11"),
        ("2025-12-12T16:00:00-05:00", "2025-12-12", "2025-12-11"),
        ("2025-12-12T19:00:00-05:00", "2025-12-12", "2025-12-12"),
    ],
)
def test_the_last_bars_are_there_to_be_hidden(
    sample: MarketData, as_of: str, stocks: str, bitcoin: str
) -> None:
    calendar, instant = SessionCalendar(), parse_as_of(as_of)
    for name, history in sample.prices.items():
        assert str(history.sessions[-1]) == "2025-12-12"
        rule = sample.universe.instruments[name].calendar
        at = history.position(calendar.latest_day(rule, instant))
        assert str(history.sessions[at]) == (bitcoin if name == "btc" else stocks)


def test_sessions_are_those_of_each_market(sample: MarketData) -> None:
    first, last = date(2000, 1, 3), date(2025, 12, 12)
    expected = SessionCalendar().sessions_between(first, last)
    for name, history in sample.prices.items():
        days = history.sessions.astype("datetime64[D]")
        if name.startswith("yield."):
            due = trading_days(sample.universe.instruments[name]).due
            assert days.tolist() == due[(due >= days[0]) & (due <= days[-1])].tolist()
        elif name != "btc":
            assert tuple(days.tolist()) == expected
    assert (np.diff(sample.prices["btc"].sessions).astype(int) == 1).all()


def test_equities_move_together_and_apart_from_metals(sample: MarketData) -> None:
    moves = {
        name: np.diff(np.log(sample.prices[name].close[-1000:])) for name in ("spx", "rut", "gold")
    }
    assert np.corrcoef(moves["spx"], moves["rut"])[0, 1] > 0.5
    assert abs(np.corrcoef(moves["spx"], moves["gold"])[0, 1]) < 0.2


def test_the_target_range_is_the_published_one(sample: MarketData) -> None:
    assert sample.policy is not None
    changes = sample.policy.changes
    recent = [(str(c.decided), c.lower, c.upper, c.change_bp) for c in changes[-6:]]
    assert recent == [
        ("2024-09-18", 4.75, 5.0, -50.0),
        ("2024-11-07", 4.5, 4.75, -25.0),
        ("2024-12-18", 4.25, 4.5, -25.0),
        ("2025-09-17", 4.0, 4.25, -25.0),
        ("2025-10-29", 3.75, 4.0, -25.0),
        ("2025-12-10", 3.5, 3.75, -25.0),
    ]
    assert (changes[-7].upper, str(changes[-7].effective)) == (5.5, "2023-07-27")
    assert (changes[0].lower, changes[0].upper, changes[0].change_bp) == (0.0, 0.25, 0.0)
    assert all(c.upper - c.lower == 0.25 for c in changes)
    assert all((c.effective - c.decided).days == 1 for c in changes[1:])
    assert list(changes) == sorted(changes, key=lambda c: c.effective)


def test_decisions_fall_on_meetings(sample: MarketData) -> None:
    assert sample.policy is not None
    meetings = {meeting.decision for meeting in sample.policy.meetings}
    decided = {c.decided for c in sample.policy.changes if c.decided.year == 2025}
    assert decided <= meetings
    assert min(m for m in meetings if m > date(2025, 12, 12)) == date(2026, 1, 28)


def test_the_first_bill_operation_is_known_after_its_close_only(sample: MarketData) -> None:
    assert sample.operations is not None
    (operation,) = sample.operations.purchases
    assert (operation.day, operation.accepted_bn) == (date(2025, 12, 12), Decimal("8.167"))
    calendar = SessionCalendar()
    assert not calendar.is_complete("NEW_YORK_16", operation.day, parse_as_of("2025-12-12"))
    assert sample.universe.bill_purchases_from == operation.day


def test_the_quote_is_the_published_one(sample: MarketData) -> None:
    (quote,) = sample.quotes
    assert (quote.instrument_id, quote.price) == ("btc", Decimal("90612.54"))
    assert quote.quoted_at == datetime(2025, 12, 12, 13, tzinfo=UTC)


def test_claims_name_their_source_and_hold_their_figures(sample: MarketData) -> None:
    by_kind = {claim.kind: claim for claim in sample.claims if claim.quantities}
    assert by_kind["analyst"].quantities == {"growth": (Decimal(49), "percent")}
    assert by_kind["market_pricing"].quantities == {"further_cuts": (Decimal(50), "bp")}
    assert by_kind["official"].quantities == {"plan": (Decimal(40), "usd_bn")}
    assert by_kind["official"].dates == {"start": date(2025, 12, 12)}
    for claim in sample.claims:
        assert claim.expires is not None
        assert claim.published <= date(2025, 12, 12) < claim.expires
        if claim.kind == "analyst":
            assert claim.source in claim.text
