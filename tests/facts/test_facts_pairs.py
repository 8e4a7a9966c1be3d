from datetime import date, timedelta

import pytest
from facts_market import evening, history, market, sheet

DAY = date(2025, 6, 13)


def pair_market():
    quiet = [100.0, *([90.0] * 260), 101.0, *([95.0] * 39), 102.0]
    far = [50.0] * 430 + [100.0] + [60.0] * 30
    return market(history("rut", quiet, DAY), history("btc", far, DAY, weekends=True))


def test_divergence_needs_a_at_its_record_and_b_far_below():
    next_day = DAY + timedelta(days=1)
    facts = sheet(pair_market(), evening(next_day)).facts
    fact = facts["rut.vs.btc.divergence"]
    assert fact.value("a_gap") == 0.0
    assert fact.value("b_gap") == pytest.approx(-0.4)


def test_no_divergence_while_b_is_near_its_own_record():
    data = market(history("rut", [1.0, 2.0], DAY), history("btc", [9.0, 10.0], DAY, weekends=True))
    assert "rut.vs.btc.divergence" not in sheet(data, evening(DAY + timedelta(days=1))).facts


def test_episodes_are_first_records_in_250_sessions_and_open_windows_are_null():
    facts = sheet(pair_market(), evening(DAY + timedelta(days=1))).facts
    fact = facts["btc.after.rut.record"]
    assert fact.value("episodes") == 1
    (episode,) = fact.episodes
    assert episode.move_30d is not None
    assert episode.move_90d is None
    assert fact.quantities["median_90d"].value is None


def test_leader_ranks_members_of_the_latest_session_only():
    yesterday = DAY - timedelta(days=1)
    data = market(
        history("gold", [100.0, 101.0], DAY),
        history("silver", [10.0, 10.5], DAY),
        history("platinum", [10.0, 20.0], yesterday),
    )
    fact = sheet(data, evening(DAY)).facts["metals.leader.1d"]
    assert fact.flags["leader"] == "silver"
    assert fact.flags["ranked"] == ("silver", "gold")
