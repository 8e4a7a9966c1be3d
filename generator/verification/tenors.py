"""Tenors: `the two-year ticked up` beside a yield names another yield."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.market.universe import Universe
from generator.verification.lexeme import Lexeme

_TENORS: Mapping[str, str] = {
    "10 - year": "yield.ust10y",
    "ten - year": "yield.ust10y",
    "two - year": "yield.ust2y",
    "2 - year": "yield.ust2y",
    "three - month": "yield.ust3m_bill",
    "3 - month": "yield.ust3m_bill",
}
_SAID_OF = ("move", "flat", "reach", "quote", "close")


def with_tenors(lexemes: Sequence[Lexeme], universe: Universe) -> list[Lexeme]:
    """The lexemes, bare tenors turned into the yields they stand for.

    Only where the sentence speaks of yields, the tenor has its article, and a verb or level
    follows: `a 10-year high` stays a length of time.
    """
    rates = {instrument.id for instrument in universe.group("rates")} | {"rates"}
    if not any(x.kind == "entity" and rates & set(x.ids) for x in lexemes):
        return list(lexemes)
    return [
        replace(x, kind="entity", tag="subject", ids=(_TENORS[x.text],), amount=None, period=None)
        if _is_bare(lexemes, place) and _TENORS[x.text] in universe.instruments
        else x
        for place, x in enumerate(lexemes)
    ]


def _is_bare(lexemes: Sequence[Lexeme], place: int) -> bool:
    if lexemes[place].text not in _TENORS or not place or lexemes[place - 1].text != "the":
        return False
    nxt = lexemes[place + 1] if place + 1 < len(lexemes) else None
    return nxt is None or nxt.kind in _SAID_OF or nxt.text in ("at", "to", ",", "and")
