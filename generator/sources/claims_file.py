"""Claims file: attributed statements in TOML, each checked before a writer may use it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from generator.errors import InputError
from generator.market.claim import Claim, ClaimKind, ClaimUnit

_OFFICIAL = re.compile(r"\bFed(eral Reserve)?\b")
_PRICED = re.compile(r"market[- ]pricing|priced in|futures|FedWatch", re.IGNORECASE)
_MARKETS_SPEAK = re.compile(r"(The )?(markets?|futures|traders|investors|swaps) ", re.IGNORECASE)


def parse_claims(text: str, *, path: str) -> tuple[Claim, ...]:
    """Read `[[claim]]` tables.

    `id`, `subject`, `source`, `published` and `text` are required; `expires`, `known_at`, `url`,
    `kind`, `quantities` (`{name = {value, unit}}`) and `dates` are optional. A claim without
    `kind` is official when its source is the Federal Reserve, market pricing when source or text
    say so, else an analyst's.

    Args:
        text: The file's content.
        path: The file as the user named it, for messages.

    Raises:
        InputError: Not TOML, a key is missing, unknown or of the wrong type, or an id recurs.
    """
    try:
        tables = tomllib.loads(text, parse_float=Decimal).get("claim", [])
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not valid TOML ({error}).", path=path) from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError("claims are written as [[claim]] tables.", path=path)
    claims = [_claim(_Table(table, path)) for table in tables]
    seen: set[str] = set()
    for claim in claims:
        if claim.id in seen:
            raise InputError(f"claim {claim.id!r} occurs twice.", path=path)
        seen.add(claim.id)
    return tuple(claims)


def claim_kind(source: str, text: str) -> ClaimKind:
    """Guess who speaks from the source's name and the statement."""
    if _PRICED.search(source):
        return "market_pricing"
    if _OFFICIAL.search(source):
        return "official"
    return "market_pricing" if _MARKETS_SPEAK.match(text) else "analyst"


_KEYS = frozenset(Claim.__slots__)


@dataclass(frozen=True, slots=True)
class _Table:
    """One [[claim]] table with typed access."""

    values: Mapping[str, Any]
    path: str

    def fault(self, message: str) -> InputError:
        return InputError(f"claim {self.values.get('id', '?')!r}: {message}", path=self.path)

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key!r} must be a text.")
        return value.strip()

    def day(self, key: str) -> date:
        return self.as_day(key, self.values.get(key))

    def as_day(self, key: str, value: object) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(f"{key!r} must be a date such as 2025-12-11, without quotes.")
        return value

    def instant(self, key: str) -> datetime:
        value = self.values.get(key)
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise self.fault(f"{key!r} must be an instant such as 2025-12-12T07:00:00-05:00.")
        return value

    def group(self, key: str) -> Mapping[str, Any]:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"{key!r} must be a table.")
        return value


def _claim(table: _Table) -> Claim:
    unknown = sorted(set(table.values) - _KEYS)
    if unknown:
        raise table.fault(f"{unknown[0]!r} is not a key of a claim.")
    source, text = table.text("source"), table.text("text")
    given = table.values
    return Claim(
        id=table.text("id"),
        subject=table.text("subject"),
        source=source,
        published=table.day("published"),
        text=text,
        expires=table.day("expires") if "expires" in given else None,
        known_at=table.instant("known_at") if "known_at" in given else None,
        url=table.text("url") if "url" in given else None,
        kind=_kind(table) if "kind" in given else claim_kind(source, text),
        quantities={n: _quantity(table, n, v) for n, v in table.group("quantities").items()},
        dates={name: table.as_day(name, day) for name, day in table.group("dates").items()},
    )


def _kind(table: _Table) -> ClaimKind:
    value = table.values["kind"]
    kinds: dict[str, ClaimKind] = {kind: kind for kind in get_args(ClaimKind)}
    if value not in kinds:
        raise table.fault(f"'kind' must be one of {', '.join(kinds)}, not {value!r}.")
    return kinds[value]


def _quantity(table: _Table, name: str, value: object) -> tuple[Decimal, ClaimUnit]:
    units: dict[str, ClaimUnit] = {unit: unit for unit in get_args(ClaimUnit)}
    if not isinstance(value, dict) or value.get("unit") not in units:
        raise table.fault(f"quantity {name!r} needs a unit: {', '.join(units)}.")
    try:
        number = Decimal(str(value.get("value")))
    except ArithmeticError as error:
        raise table.fault(f"the value of quantity {name!r} is not a number.") from error
    if not number.is_finite():
        raise table.fault(f"the value of quantity {name!r} is not finite.")
    return number, units[value["unit"]]
