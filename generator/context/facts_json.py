"""Facts as JSON with their printed statements: what `briefing facts --json` writes."""

from typing import Any

from generator.context.context import Context
from generator.context.realise import realise_text
from generator.context.statement import statement
from generator.context.token import TokenSet
from generator.context.tokens import fact_tokens, name_tokens
from generator.facts.fact import Fact
from generator.facts.sheet import FactSheet
from generator.market.as_of import NEW_YORK
from generator.market.universe import Universe


def facts_json(context: Context) -> list[dict[str, Any]]:
    """Every fact of a context with its statement."""
    return [
        fact_json(fact, context.universe, context.all_tokens) for fact in context.facts.values()
    ]


def sheet_json(
    sheet: FactSheet, universe: Universe, *, subject: str | None = None
) -> list[dict[str, Any]]:
    """Facts of a sheet with their statements, of one subject or of all."""
    reference = sheet.as_of.astimezone(NEW_YORK).date()
    names = {token.name: token for token in name_tokens(universe.instruments.values())}
    chosen = [f for f in sheet.facts.values() if subject is None or f.subject == subject]
    return [
        fact_json(fact, universe, names | {t.name: t for t in fact_tokens(fact, reference)})
        for fact in chosen
    ]


def fact_json(fact: Fact, universe: Universe, tokens: TokenSet) -> dict[str, Any]:
    """One fact in the documented form, its statement printed."""
    body = fact.to_json()
    provenance = body.pop("provenance")
    body["statement"] = realise_text(statement(fact, universe), tokens).text
    body["provenance"] = provenance
    return body
