"""MemorySource: market data that are already in memory, for tests and for replays."""

from generator.market.data import MarketData


class MemorySource:
    """The in-memory twin of the other sources.

    Args:
        data: What `load` returns, unchanged.
        name: How the source is called.
    """

    def __init__(self, data: MarketData, name: str = "memory") -> None:
        self._data = data
        self._name = name

    @property
    def name(self) -> str:
        """The name given."""
        return self._name

    def load(self) -> MarketData:
        """The data given."""
        return self._data
