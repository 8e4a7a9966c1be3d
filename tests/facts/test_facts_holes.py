"""A hole of weeks in a series: no move across it is a move of one session."""

from datetime import date, timedelta

import numpy as np
from facts_market import evening, history, market, sheet

from generator.facts.fact import Fact
from generator.market.history import PriceHistory
from generator.market.universe import Pair, Universe, default_universe

BEFORE, AFTER = date(2017, 1, 6), date(2018, 1, 2)


def holed(subject: str, closes: list[float], days_after: int) -> PriceHistory:
    """Closes with none between `BEFORE` and `AFTER`; the last ones come after the hole."""
    whole = history(subject, closes, AFTER + timedelta(days=days_after))
    gone = {day for day in whole.days if BEFORE < day < AFTER}
    return whole.without(gone)


def facts_on(day: date, *, universe: Universe | None = None) -> dict[str, Fact]:
    closes = [1000.0 + (at % 3) for at in range(700)]
    closes[-60:] = [500.0 + (at % 3) for at in range(60)]
    series = [
        holed("platinum", closes, 40),
        *(history(name, closes, AFTER + timedelta(days=40)) for name in ("gold", "silver")),
    ]
    return dict(sheet(market(*series, universe=universe), evening(day)).facts)


def test_the_first_session_after_a_hole_has_no_one_session_measures():
    facts = facts_on(AFTER)
    for name in ("move.1d", "extreme_move", "streak", "volatility.20d"):
        assert f"platinum.{name}" not in facts, name
        assert f"gold.{name}" in facts, name
    assert facts["metals.leader.1d"].flags["ranked"] == ("gold", "silver")


def test_a_drawdown_of_a_year_does_not_start_in_a_hole():
    facts = facts_on(AFTER + timedelta(days=38))
    assert "platinum.drawdown_max.1y" not in facts
    assert "gold.drawdown_max.1y" in facts
    assert np.isfinite(facts["platinum.volatility.20d"].value("fraction"))


def test_a_streak_does_not_run_across_a_hole():
    rising = holed("platinum", [float(at) for at in range(100, 800)], 40)
    day = AFTER + timedelta(days=3)
    assert sheet(market(rising), evening(day)).facts["platinum.streak"].value("sessions") == 3


def test_an_episode_that_ends_in_a_hole_has_no_move():
    universe = default_universe()
    pair = Universe(universe.instruments, (Pair("gold", "platinum"),))
    closes = [100.0] * 700
    first = history("gold", closes, AFTER + timedelta(days=40))
    record = first.position(date(2017, 1, 3))
    closes[record:] = [101.0] * (700 - record)
    steps = history("gold", closes, AFTER + timedelta(days=40))
    data = market(steps, holed("platinum", closes, 40), universe=pair)
    fact = sheet(data, evening(AFTER + timedelta(days=38))).facts["platinum.after.gold.record"]
    (episode,) = fact.episodes
    assert episode.day == date(2017, 1, 3)
    assert (episode.move_30d, episode.move_90d) == (None, None)
    assert any(text.startswith("missing session: ") for text in fact.warnings)
