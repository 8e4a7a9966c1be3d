"""Unicode folding that keeps every offset: one code point in, one code point out."""

import unicodedata

_FOLDED = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u200a": " ",
    "\u200b": " ",
    "\u200e": " ",
    "\u200f": " ",
    "\u2060": " ",
    "\ufeff": " ",
    "\t": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2212": "-",
    "\ufe63": "-",
    "\uff0d": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\uff05": "%",
    "\uff04": "$",
    "\uff0b": "+",
}


class _Folding(dict[int, str]):
    """Translation of code points, filled as they are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _FOLDED.get(char, char)
        if folded == char and char.isdecimal():
            folded = str(unicodedata.digit(char))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def normalise(text: str) -> str:
    """Fold spaces, quotes, minus signs and digits of other scripts; same length as `text`.

    En and em dashes stay: between figures they join a range, elsewhere they separate clauses.
    """
    return text.translate(_FOLDING)


def lowered(text: str) -> str:
    """Lower case without changing length ("İ" would grow)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_low, text))


def _low(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char
