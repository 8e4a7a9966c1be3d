"""Claims are typed, attributed and refused with a reason."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from generator.errors import InputError
from generator.sources.claims_file import claim_kind, parse_claims

BASE = {
    "id": '"plan"',
    "subject": '"fed"',
    "source": '"Federal Reserve Bank of New York"',
    "published": "2025-12-10",
    "text": '"The New York Fed plans to buy bills."',
}


def toml(**changes: str | None) -> str:
    table = {**BASE, **changes}
    return "[[claim]]\n" + "".join(f"{k} = {v}\n" for k, v in table.items() if v is not None)


def test_every_key_is_read() -> None:
    text = toml(
        expires="2026-01-14",
        known_at="2025-12-10T19:00:00Z",
        url='"https://example.org/plan"',
        quantities='{ plan = { value = "40", unit = "usd_bn" }, '
        'pace = { value = 1.10, unit = "ratio" } }',
        dates="{ start = 2025-12-12 }",
    )
    (claim,) = parse_claims(text, path="claims.toml")
    assert (claim.id, claim.subject, claim.kind) == ("plan", "fed", "official")
    assert (claim.published, claim.expires) == (date(2025, 12, 10), date(2026, 1, 14))
    assert claim.known_at == datetime(2025, 12, 10, 19, tzinfo=UTC)
    assert claim.url == "https://example.org/plan"
    assert claim.quantities == {
        "plan": (Decimal(40), "usd_bn"),
        "pace": (Decimal("1.10"), "ratio"),
    }
    assert claim.dates == {"start": date(2025, 12, 12)}


def test_only_the_statement_and_its_origin_are_required() -> None:
    (claim,) = parse_claims(toml(), path="claims.toml")
    assert (claim.expires, claim.known_at, claim.url) == (None, None, None)
    assert (claim.quantities, claim.dates) == ({}, {})


@pytest.mark.parametrize(
    ("source", "text", "kind"),
    [
        ("Federal Reserve Bank of New York", "It will buy bills.", "official"),
        ("New York Fed", "It will buy bills.", "official"),
        ("market pricing, as reported", "Another cut is likely.", "market_pricing"),
        ("CME FedWatch", "A cut has even odds.", "market_pricing"),
        ("fed funds futures", "A cut has even odds.", "market_pricing"),
        ("A newspaper", "Markets anticipate another cut.", "market_pricing"),
        ("Goldman Sachs", "Goldman Sachs says markets anticipate a cut.", "analyst"),
        ("FedEx", "FedEx expects more parcels.", "analyst"),
        ("Milk Road Macro", "Small companies depend on rates.", "analyst"),
    ],
)
def test_the_kind_follows_from_who_speaks(source: str, text: str, kind: str) -> None:
    assert claim_kind(source, text) == kind


def test_a_kind_that_is_given_wins() -> None:
    (claim,) = parse_claims(toml(kind='"analyst"'), path="claims.toml")
    assert claim.kind == "analyst"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim = 3\n", "claims.toml: claims are written as [[claim]] tables."),
        (toml(text=None), "claims.toml: claim 'plan': 'text' must be a text."),
        (toml(id='" "'), "claims.toml: claim ' ': 'id' must be a text."),
        (toml(subject="4"), "claims.toml: claim 'plan': 'subject' must be a text."),
        (toml(author='"x"'), "claims.toml: claim 'plan': 'author' is not a key of a claim."),
        (
            toml(kind='"rumour"'),
            "claims.toml: claim 'plan': 'kind' must be one of analyst, official, "
            "market_pricing, not 'rumour'.",
        ),
        (
            toml(expires="2026-01-14T00:00:00Z"),
            "claims.toml: claim 'plan': 'expires' must be a date such as 2025-12-11, "
            "without quotes.",
        ),
        (
            toml(known_at="2025-12-10T19:00:00"),
            "claims.toml: claim 'plan': 'known_at' must be an instant such as "
            "2025-12-12T07:00:00-05:00.",
        ),
        (
            toml(quantities='{ plan = { value = "forty", unit = "usd_bn" } }'),
            "claims.toml: claim 'plan': the value of quantity 'plan' is not a number.",
        ),
        (
            toml(quantities="{ plan = { value = inf, unit = 'usd_bn' } }"),
            "claims.toml: claim 'plan': the value of quantity 'plan' is not finite.",
        ),
        (
            toml(quantities='{ plan = { value = "40", unit = "billions" } }'),
            "claims.toml: claim 'plan': quantity 'plan' needs a unit: points, usd, percent, bp, "
            "usd_bn, count, days, years, ratio.",
        ),
        (toml(dates="3"), "claims.toml: claim 'plan': 'dates' must be a table."),
        (toml() + toml(), "claims.toml: claim 'plan' occurs twice."),
    ],
)
def test_a_bad_claim_is_refused_with_a_reason(text: str, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_claims(text, path="claims.toml")
    assert str(caught.value) == expected
