"""Fed: everything known about the Federal Reserve's policy at an instant, past and priced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from generator.facts.expectations import expectation_facts
from generator.facts.fact import Fact
from generator.facts.meetings import last_meeting_fact, next_meeting_fact
from generator.facts.policy import (
    StandingRange,
    known_changes,
    open_decision,
    outcome_is_known,
    policy_facts,
    standing_range,
)
from generator.facts.rate_pricing import RatePricing, rate_pricing
from generator.market.as_of import NEW_YORK
from generator.market.funds_futures import FundsFutures
from generator.market.policy import PolicyHistory, RangeChange


@dataclass(frozen=True)
class FedFacts:
    """Facts, and a sentence for what had to be left out."""

    facts: tuple[Fact, ...]
    notices: tuple[str, ...]
    changes: tuple[RangeChange, ...] = ()
    """Every known change up to the range in force; empty when that is not known."""

    @property
    def are_priced(self) -> bool:
        """Whether fresh futures are behind any of them."""
        return any("settled" in fact.dates for fact in self.facts)


def fed_facts(
    policy: PolicyHistory | None, futures: FundsFutures | None, as_of: datetime, latest: date
) -> FedFacts:
    """Range, decisions and expectations.

    Args:
        policy: The range and the meetings; without them there are no facts.
        futures: Settlement curves.
        as_of: The instant.
        latest: Last day whose settlements are known (16:00 New York).
    """
    if policy is None:
        return FedFacts((), ())
    today = as_of.astimezone(NEW_YORK).date()
    pricing = rate_pricing(futures, policy, as_of, latest)
    standing = standing_range(policy, today, _rate_now(pricing, policy, today))
    found = (
        *(policy_facts(policy, standing, today) if standing else ()),
        *_present(last_meeting_fact(policy, today), next_meeting_fact(policy, as_of)),
        *(_expected(pricing, policy, standing, today) if pricing else ()),
    )
    changes = standing.changes if standing else ()
    return FedFacts(found, _notices(policy, standing, today), changes)


def _rate_now(pricing: RatePricing | None, policy: PolicyHistory, today: date) -> float | None:
    """The implied rate, where the settlement knew every decision before today."""
    decision = open_decision(policy, today)
    if pricing is None or decision is None or pricing.settled < decision:
        return None
    return pricing.rate_now


def _expected(
    pricing: RatePricing, policy: PolicyHistory, standing: StandingRange | None, today: date
) -> tuple[Fact, ...]:
    # On the evening of a decision the curve knows the new range and the range series does not.
    decided = {m.decision for m in policy.meetings if m.scheduled}
    is_ahead = pricing.settled in decided and not outcome_is_known(policy, pricing.settled, today)
    shown = standing if not is_ahead or _takes_in(standing, pricing) else None
    return expectation_facts(pricing, shown.current if shown else None)


def _takes_in(standing: StandingRange | None, pricing: RatePricing) -> bool:
    rate = pricing.rate_now
    return (
        standing is not None
        and rate is not None
        and standing.current.lower <= rate <= standing.current.upper
    )


def _present(*facts: Fact | None) -> Iterable[Fact]:
    return (fact for fact in facts if fact is not None)


def _notices(policy: PolicyHistory, standing: StandingRange | None, today: date) -> tuple[str, ...]:
    if standing is not None or not known_changes(policy, today):
        return ()
    return (
        f"Federal funds target range: the data end on {policy.known_until.isoformat()} and there "
        "has been a decision since, so the range is left out.",
    )
