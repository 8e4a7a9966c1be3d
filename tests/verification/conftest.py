from datetime import UTC, date, datetime

import pytest

from generator.facts.fact import Fact
from generator.facts.parse import fact_from_json
from generator.market.calendar import SessionCalendar
from generator.market.universe import default_universe
from generator.verification.report import Report
from generator.verification.verify import verify

AS_OF = datetime(2031, 5, 9, 12, 0, tzinfo=UTC)
SESSION = date(2031, 5, 8)
"""A Thursday."""


def _fact(subject, measure, quantities=None, dates=None, flags=None, as_of="2031-05-08", **rest):
    return fact_from_json(
        {
            "id": f"{subject}.{measure}",
            "subject": subject,
            "measure": measure,
            "as_of": as_of,
            "quantities": {k: {"value": v, "unit": u} for k, (v, u) in (quantities or {}).items()},
            "dates": dates or {},
            "flags": flags or {},
            **rest,
        }
    )


def _moves(subject, unit, rows):
    return [
        _fact(
            subject,
            f"move.{window}",
            {"fraction": (fraction, "ratio"), "change": (change, unit)},
            {"from": start},
        )
        for window, fraction, change, start in rows
    ]


def _record(subject, basis, unit, level, day, previous, previous_day, nth, wait, run, *, new):
    return _fact(
        subject,
        f"record_{basis}",
        {
            "level": (level, unit),
            "previous": (previous, unit),
            "nth_this_year": (nth, "count"),
            "sessions_since_previous": (wait, "count"),
            "streak": (run, "count"),
        },
        {"record": day, "previous": previous_day, "coverage_start": "1985-01-02"},
        {"is_record": new, "ties_record": False, "all_time": True},
    )


def _gap(subject, basis, unit, fraction, record, day):
    return _fact(
        subject,
        f"gap_to_record_{basis}",
        {"fraction": (fraction, "ratio"), "record": (record, unit)},
        {"record": day},
    )


def sheet() -> list[Fact]:
    """A made-up Thursday: spx and rut at records, ndx and dji not, bitcoin far below its own."""
    return [
        _fact("spx", "close", {"level": (8120.40, "points")}),
        *_moves(
            "spx",
            "points",
            [
                ("1d", 0.0085, 68.44, "2031-05-07"),
                ("1w", 0.0212, 168.58, "2031-05-01"),
                ("1m", 0.0341, 267.78, "2031-04-08"),
                ("ytd", 0.0925, 687.52, "2030-12-31"),
                ("1y", 0.1532, 1078.75, "2030-05-08"),
            ],
        ),
        _record(
            "spx",
            "close",
            "points",
            8120.40,
            "2031-05-08",
            8101.15,
            "2031-04-24",
            12,
            10,
            1,
            new=True,
        ),
        _record(
            "spx",
            "high",
            "points",
            8133.20,
            "2031-05-08",
            8119.90,
            "2031-04-24",
            14,
            10,
            1,
            new=True,
        ),
        _gap("spx", "close", "points", 0.0, 8120.40, "2031-05-08"),
        _gap("spx", "high", "points", 8120.40 / 8133.20 - 1, 8133.20, "2031-05-08"),
        _fact("spx", "streak", {"sessions": (3, "count")}),
        _fact(
            "spx",
            "extreme_move",
            {"fraction": (0.0085, "ratio")},
            {"since": "2031-04-11", "coverage_start": "1985-01-02"},
        ),
        _fact("spx", "range_52w", {"high": (8120.40, "points"), "low": (6420.55, "points")}),
        _fact("dji", "close", {"level": (55310.75, "points")}),
        *_moves(
            "dji",
            "points",
            [
                ("1d", -0.0021, -116.40, "2031-05-07"),
                ("1w", 0.0064, 351.74, "2031-05-01"),
                ("1m", -0.0118, -660.45, "2031-04-08"),
                ("ytd", 0.0376, 2004.30, "2030-12-31"),
            ],
        ),
        _record(
            "dji",
            "close",
            "points",
            57002.10,
            "2031-03-14",
            57002.10,
            "2031-03-14",
            7,
            39,
            0,
            new=False,
        ),
        _gap("dji", "close", "points", 55310.75 / 57002.10 - 1, 57002.10, "2031-03-14"),
        _fact("dji", "streak", {"sessions": (-2, "count")}),
        _fact("dji", "extreme_move", {"fraction": (-0.0021, "ratio")}, {"since": "2031-05-07"}),
        _fact("ndx", "close", {"level": (30117.62, "points")}),
        *_moves(
            "ndx",
            "points",
            [
                ("1d", 0.0143, 424.60, "2031-05-07"),
                ("1w", 0.0309, 902.73, "2031-05-01"),
                ("1m", 0.0520, 1488.70, "2031-04-08"),
                ("ytd", 0.1204, 3236.50, "2030-12-31"),
            ],
        ),
        _record(
            "ndx",
            "close",
            "points",
            30540.08,
            "2031-02-19",
            30540.08,
            "2031-02-19",
            4,
            55,
            0,
            new=False,
        ),
        _record(
            "ndx",
            "high",
            "points",
            30711.44,
            "2031-02-20",
            30711.44,
            "2031-02-20",
            5,
            54,
            0,
            new=False,
        ),
        _gap("ndx", "close", "points", 30117.62 / 30540.08 - 1, 30540.08, "2031-02-19"),
        _gap("ndx", "high", "points", 30117.62 / 30711.44 - 1, 30711.44, "2031-02-20"),
        _fact("ndx", "streak", {"sessions": (5, "count")}),
        _fact("ndx", "extreme_move", {"fraction": (0.0143, "ratio")}, {"since": "2031-01-22"}),
        _fact("rut", "close", {"level": (3012.88, "points")}),
        *_moves(
            "rut",
            "points",
            [
                ("1d", 0.0197, 58.21, "2031-05-07"),
                ("1w", 0.0405, 117.27, "2031-05-01"),
                ("1m", 0.0288, 84.34, "2031-04-08"),
                ("ytd", 0.1411, 372.55, "2030-12-31"),
            ],
        ),
        _record(
            "rut",
            "close",
            "points",
            3012.88,
            "2031-05-08",
            2990.40,
            "2029-11-16",
            1,
            370,
            1,
            new=True,
        ),
        _gap("rut", "close", "points", 0.0, 3012.88, "2031-05-08"),
        _fact("rut", "streak", {"sessions": (2, "count")}),
        _fact("rut", "extreme_move", {"fraction": (0.0197, "ratio")}, {"since": "2030-11-06"}),
        _fact("rut", "range_52w", {"high": (3012.88, "points"), "low": (2210.31, "points")}),
        _fact("btc", "close", {"level": (148210.55, "usd")}),
        _fact(
            "btc", "last", {"level": (147020.10, "usd")}, {"quoted_at": "2031-05-09T11:45:00+00:00"}
        ),
        *_moves(
            "btc",
            "usd",
            [
                ("1d", -0.0264, -4018.90, "2031-05-07"),
                ("1w", -0.0521, -8146.30, "2031-05-01"),
                ("ytd", -0.1010, -16651.20, "2030-12-31"),
                ("1y", 0.5120, 50188.00, "2030-05-08"),
            ],
        ),
        _record(
            "btc",
            "close",
            "usd",
            190411.20,
            "2030-10-02",
            190411.20,
            "2030-10-02",
            0,
            218,
            0,
            new=False,
        ),
        _record(
            "btc",
            "high",
            "usd",
            193874.66,
            "2030-10-03",
            193874.66,
            "2030-10-03",
            0,
            217,
            0,
            new=False,
        ),
        _gap("btc", "close", "usd", 147020.10 / 190411.20 - 1, 190411.20, "2030-10-02"),
        _gap("btc", "high", "usd", 147020.10 / 193874.66 - 1, 193874.66, "2030-10-03"),
        _fact("btc", "streak", {"sessions": (-4, "count")}),
        _fact("gold", "close", {"level": (5120.30, "usd")}),
        *_moves(
            "gold",
            "usd",
            [("1d", 0.0041, 20.90, "2031-05-07"), ("ytd", 0.0830, 392.40, "2030-12-31")],
        ),
        _record(
            "gold",
            "close",
            "usd",
            5244.00,
            "2031-03-03",
            5244.00,
            "2031-03-03",
            9,
            47,
            0,
            new=False,
        ),
        _gap("gold", "close", "usd", 5120.30 / 5244.00 - 1, 5244.00, "2031-03-03"),
        _fact("gold", "streak", {"sessions": (1, "count")}),
        _fact("silver", "close", {"level": (71.42, "usd")}),
        *_moves(
            "silver",
            "usd",
            [("1d", 0.0312, 2.16, "2031-05-07"), ("1y", 1.0400, 36.41, "2030-05-08")],
        ),
        _fact("platinum", "close", {"level": (1904.10, "usd")}),
        *_moves("platinum", "usd", [("1d", -0.0102, -19.62, "2031-05-07")]),
        _fact(
            "yield.ust10y",
            "move.1d",
            {"change": (-6.0, "bp"), "level": (3.87, "percent")},
            {"from": "2031-05-07"},
        ),
        _fact(
            "yield.ust2y",
            "move.1d",
            {"change": (-3.0, "bp"), "level": (3.41, "percent")},
            {"from": "2031-05-07"},
        ),
        _fact(
            "equities",
            "leader.1d",
            {"fraction": (0.0197, "ratio")},
            flags={"leader": "rut", "ranked": ["rut", "ndx", "spx", "dji"]},
        ),
        _fact(
            "metals",
            "leader.1d",
            {"fraction": (0.0312, "ratio")},
            flags={"leader": "silver", "ranked": ["silver", "gold", "platinum"]},
        ),
        _fact("rut.vs.btc", "divergence", {"a_gap": (0.0, "ratio"), "b_gap": (-0.2279, "ratio")}),
        _fact(
            "btc.after.rut",
            "record",
            {"episodes": (2, "count"), "median_30d": (0.06, "ratio")},
            episodes=[
                {"date": "2026-02-10", "30d": 0.094, "90d": 0.21},
                {"date": "2031-05-08", "30d": None, "90d": None},
            ],
        ),
        _fact(
            "fed",
            "target_range",
            {"lower": (3.0, "percent"), "upper": (3.25, "percent")},
            {"effective": "2031-05-08"},
            as_of="2031-05-09",
        ),
        _fact(
            "fed",
            "last_change",
            {
                "change_bp": (-25.0, "bp"),
                "nth_this_year": (2, "count"),
                "cumulative_bp_cycle": (-50.0, "bp"),
            },
            {"decided": "2031-05-07", "effective": "2031-05-08"},
            as_of="2031-05-09",
        ),
        _fact(
            "fed",
            "bill_purchases",
            {
                "first_bn": (9.15, "usd_bn"),
                "last_bn": (7.42, "usd_bn"),
                "total_bn": (24.61, "usd_bn"),
                "operations": (3, "count"),
            },
            {"first": "2031-04-30", "last": "2031-05-07"},
            as_of="2031-05-07",
        ),
        _fact(
            "fed",
            "claim",
            {"plan": (35.0, "usd_bn")},
            {"start": "2031-04-30"},
            {"kind": "official"},
            id="claim.bill-plan",
            claim={
                "text": "The New York Fed intends to buy about $35 billion of bills "
                "in the 30 days from April 30, 2031.",
                "source": "Federal Reserve Bank of New York",
            },
        ),
        _fact(
            "rut",
            "claim",
            {"growth": (18.0, "percent")},
            {},
            {"kind": "analyst"},
            id="claim.eps-growth",
            claim={
                "text": "Harrow & Pike expects earnings per share of Russell 2000 companies "
                "to grow about 18% in 2032.",
                "source": "Harrow & Pike",
            },
        ),
    ]


@pytest.fixture(scope="session")
def facts() -> list[Fact]:
    return sheet()


@pytest.fixture(scope="session")
def check(facts):
    calendar, universe = SessionCalendar(), default_universe()

    def run(text: str) -> Report:
        return verify(text, facts, as_of=AS_OF, universe=universe, calendar=calendar)

    return run
