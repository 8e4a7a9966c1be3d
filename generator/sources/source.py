"""Source: where market data come from."""

from typing import Protocol

from generator.market.data import MarketData


class Source(Protocol):
    """Contract: everything the source knows, nothing cut to an as-of, in one call.

    A missing optional part is left out with a notice in `MarketData.notices`; a part that exists
    but cannot be read raises `InputError` naming file, line and column. An empty result is never
    returned silently.
    """

    @property
    def name(self) -> str:
        """The source as the user wrote it, e.g. `folder:data`."""
        ...

    def load(self) -> MarketData:
        """Read everything.

        Raises:
            InputError: A part exists but cannot be read.
        """
        ...
