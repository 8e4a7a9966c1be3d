"""SeriesSettings: how one simulated series moves between its pins."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.sources.sample.tables import settings_of


@dataclass(frozen=True, slots=True)
class SeriesSettings:
    """One table of `series.toml`; sizes are fractions, for yields percentage points."""

    volatility: float
    """Usual daily move."""
    limit: float
    """Largest daily move between pins."""
    factor: str
    """Name of the shared factor the series follows."""
    loading: float
    """Correlation with that factor."""
    scale: Literal["log", "level"] = "log"
    """Whether moves are relative, as of prices, or absolute, as of yields."""
    calendar: Literal["nyse", "utc"] = "nyse"
    decimals: int = 2
    gap: float = 0.0
    wick: float = 0.0


def read_settings() -> Mapping[str, SeriesSettings]:
    """Settings by instrument id, in reading order."""
    return {name: SeriesSettings(**table) for name, table in settings_of("series.toml").items()}
