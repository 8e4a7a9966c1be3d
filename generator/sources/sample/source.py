"""SampleSource: a simulated market pinned to published levels; needs no network and no files."""

from dataclasses import replace
from datetime import date

from generator.market.data import MarketData
from generator.market.universe import Universe, default_universe
from generator.sources.sample.public_record import (
    sample_claims,
    sample_operations,
    sample_policy,
    sample_quotes,
)
from generator.sources.sample.simulation import FIRST, LAST, simulate

LABEL = "sample data (a simulated market pinned to published levels)"
_WHOLE = ("spx", "dji", "ndx", "rut")
_CRYPTO_FIRST = date(2014, 9, 17)


class SampleSource:
    """Source of the shipped sample; every load gives the same data."""

    @property
    def name(self) -> str:
        """`sample`."""
        return "sample"

    def load(self) -> MarketData:
        """Simulate the market and read the tables beside it."""
        return MarketData(
            label=LABEL,
            universe=sample_universe(),
            prices=simulate(),
            policy=sample_policy(LAST),
            operations=sample_operations(),
            quotes=sample_quotes(),
            claims=sample_claims(),
            is_sample=True,
        )


def sample_universe() -> Universe:
    """The default universe, with the simulated histories taken for the whole history."""
    universe = default_universe()
    starts = {**dict.fromkeys(_WHOLE, FIRST), "btc": _CRYPTO_FIRST}
    changed = {i: replace(universe.instruments[i], complete_from=day) for i, day in starts.items()}
    return replace(universe, instruments={**universe.instruments, **changed})
