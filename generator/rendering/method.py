"""Method: how figures are computed and what the note is not, in words for readers."""

METHOD = (
    "Figures rest on completed sessions only: exchange closes, 4 p.m. New York for metals and "
    "Treasury yields, midnight UTC for cryptocurrencies. Quotes are named as such.",
    "Day is the move from the previous close, week from the last close on or before the seventh "
    "day back, YTD from the last close of the prior year. Yields move in basis points (bp).",
    "A record is strictly above every earlier level; a tie is not one. A record close and an "
    "intraday record high are different things, and the note says which it means. Metals are "
    "front-month futures.",
    "Values are kept unrounded and rounded once, when printed.",
)

DISCLAIMER = (
    "For information only. Nothing here is investment advice, an offer or a recommendation. Past "
    "patterns do not say what happens next. Data may be delayed or revised."
)
