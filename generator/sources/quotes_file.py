"""Quotes file of a folder: prices seen at an instant, outside completed sessions."""

from dataclasses import dataclass
from pathlib import Path

from generator.market.quote import Quote
from generator.market.universe import Universe
from generator.sources.csv_row import read_rows

QUOTES = "quotes.csv"


@dataclass(frozen=True, slots=True)
class QuotesFile:
    """Quotes oldest first, and a sentence for each row that was left out."""

    quotes: tuple[Quote, ...]
    notices: tuple[str, ...] = ()


def read_quotes(folder: Path, universe: Universe) -> QuotesFile:
    """Read the quotes; none without a file.

    Raises:
        InputError: The file is malformed.
    """
    path = folder / QUOTES
    if not path.is_file():
        return QuotesFile(())
    quotes: list[Quote] = []
    strangers: dict[str, None] = {}
    for row in read_rows(path, required=("instrument", "quoted_at", "price")):
        name, price = row.text("instrument"), row.amount("price")
        if not price:
            raise row.fault("0 is not a price; prices are above zero.", "price")
        quote = Quote(name, row.instant("quoted_at"), price, source=QUOTES)
        if name in universe.instruments:
            quotes.append(quote)
        else:
            strangers[name] = None
    notices = tuple(
        f"{QUOTES}: {name!r} is not an instrument of the universe, so its quotes are ignored."
        for name in strangers
    )
    return QuotesFile(tuple(sorted(quotes, key=lambda quote: quote.quoted_at)), notices)
