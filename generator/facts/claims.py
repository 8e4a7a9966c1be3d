"""Claims as facts: attributed statements valid at the as-of instant."""

from datetime import datetime, time

from generator.facts.fact import Fact, Provenance
from generator.facts.quantity import Quantity
from generator.facts.salience import faded
from generator.market.as_of import NEW_YORK
from generator.market.claim import Claim

FRESH_BITS = 7.0
"""A statement worth an editor's entry is news about twice a year per source."""


def claim_facts(claims: tuple[Claim, ...], as_of: datetime) -> tuple[Fact, ...]:
    """`claim.<slug>` for every claim known and not expired at `as_of`."""
    return tuple(_fact(claim, as_of) for claim in known_claims(claims, as_of))


def known_claims(claims: tuple[Claim, ...], as_of: datetime) -> tuple[Claim, ...]:
    """The claims that hold at `as_of`.

    A claim is known from `known_at`, else from 00:00 New York of `published`, and holds through
    its `expires` day.
    """
    return tuple(claim for claim in claims if _holds(claim, as_of))


def _holds(claim: Claim, as_of: datetime) -> bool:
    known_at = claim.known_at or datetime.combine(claim.published, time(0), tzinfo=NEW_YORK)
    today = as_of.astimezone(NEW_YORK).date()
    return known_at <= as_of and (claim.expires is None or today <= claim.expires)


def _fact(claim: Claim, as_of: datetime) -> Fact:
    age = (as_of.astimezone(NEW_YORK).date() - claim.published).days
    return Fact(
        id=f"claim.{claim.id}",
        subject=claim.subject,
        measure="claim",
        as_of=claim.published,
        provenance=Provenance(claim.source, "stated by the source", claim.url),
        quantities={
            name: Quantity(value, unit) for name, (value, unit) in claim.quantities.items()
        },
        dates={"published": claim.published, "expires": claim.expires, **claim.dates},
        flags={"kind": claim.kind},
        claim_text=claim.text,
        attribution=claim.source,
        salience=faded(FRESH_BITS, age),
    )
