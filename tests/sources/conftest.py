"""Fixtures: the sample loaded once, and a small valid folder to break."""

from pathlib import Path

import pytest

from generator.market.data import MarketData
from generator.sources.sample.source import SampleSource

SPX = "date,open,high,low,close\n2025-12-10,6840,6900,6830,6886.68\n2025-12-11,6880,6910,,6901.00\n"


@pytest.fixture(scope="session")
def sample() -> MarketData:
    return SampleSource().load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every kind of file, each as small as it can be."""
    files = {
        "prices/spx.csv": SPX,
        "prices/btc.csv": "date,close\n2025-12-10,92020.95\n2025-12-11,92511.34\n",
        "rates/ust10y.csv": "date,close\n2025-12-10,4.13\n2025-12-11,-0.02\n",
        "rates/effr.csv": "not read at all\n",
        "rates/fed_target_range.csv": (
            "date,lower,upper\n2016-12-13,0.25,0.5\n2016-12-14,0.5,0.75\n"
            "2017-03-15,0.5,0.75\n2017-03-16,0.75,1\n2017-03-17,0.75,1\n"
        ),
        "rates/fomc_meetings.csv": "decision,scheduled\n2020-03-15,no\n2020-01-29,yes\n",
        "liquidity/treasury_operations.csv": (
            "operation_id,operation_date,operation_type,submitted_bn,accepted_bn\n"
            "B 2,2025-12-15,Outright Bill Purchase,27.082,6.801\n"
            "C 1,2025-12-12,Outright Coupon Purchase,5.1,1.2\n"
            "B 1,2025-12-12,Outright Bill Purchase,27.458,8.167\n"
        ),
        "quotes.csv": "instrument,quoted_at,price\nbtc,2025-12-12T13:00:00+00:00,90612.54\n",
        "claims.toml": (
            '[[claim]]\nid = "a"\nsubject = "spx"\nsource = "An Analyst"\n'
            'published = 2025-12-11\ntext = "An Analyst says stocks are dear."\n'
        ),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path
