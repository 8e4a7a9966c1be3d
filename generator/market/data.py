"""MarketData: everything one source knows, before any as-of is applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.market.claim import Claim
from generator.market.funds_futures import FundsFutures
from generator.market.history import PriceHistory
from generator.market.liquidity import BillOperations
from generator.market.policy import PolicyHistory
from generator.market.quote import Quote
from generator.market.universe import Universe


@dataclass(frozen=True)
class MarketData:
    """What a source delivered: histories by instrument id, the Fed's record, quotes, claims.

    Nothing here is cut to an as-of instant; `facts` does that.
    """

    label: str
    """How a reader should see the source, e.g. "sample data (simulated)"."""
    universe: Universe
    """The default universe with the source's own additions applied."""
    prices: Mapping[str, PriceHistory]
    second_prices: Mapping[str, PriceHistory] = field(default_factory=dict)
    """The same instruments from another source, for comparison only."""
    policy: PolicyHistory | None = None
    operations: BillOperations | None = None
    funds_futures: FundsFutures | None = None
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    is_sample: bool = False
    """True when the figures are simulated; every rendering must say so."""
    notices: tuple[str, ...] = field(default=())
    """One sentence for each thing that is missing or doubtful."""
