"""Closes and quotes: the level an instrument stands at."""

from generator.facts.fact import Fact, FactDate
from generator.facts.measure import measure
from generator.facts.quantity import Quantity
from generator.facts.view import View


@measure("close", order=10)
def close_fact(view: View) -> Fact:
    """`S.close`: the last completed session's close, in the instrument's unit."""
    return view.fact("close", "last completed session's close", {"level": view.level(view.close)})


@measure("last", order=20)
def last_facts(view: View) -> tuple[Fact, ...]:
    """`S.last` and `S.last_move`: the latest quote and its move from the last completed close.

    Empty when no quote was stamped after that close and at or before the as-of instant.
    """
    quote = view.quote
    if quote is None:
        return ()
    stamped: dict[str, FactDate] = {"quoted_at": quote.quoted_at}
    level = Quantity(quote.price, view.unit)
    change = float(quote.price) - view.close
    return (
        view.fact("last", "latest quote at or before the as-of instant", {"level": level}, stamped),
        view.fact(
            "last_move",
            "last / close - 1",
            {
                "fraction": Quantity(change / view.close, "ratio"),
                "change": view.level(change),
            },
            {**stamped, "from": view.day},
        ),
    )
