"""Words that name the unit of an amount."""

from generator.verification.amount import Amount, AmountUnit
from generator.verification.phrases import PhraseTable

Read = tuple[int, Amount]
"""How many words an amount takes, and the amount."""

_NAMES: dict[AmountUnit, str] = {
    "percent": "%|percent|pct|pct .|per cent",
    "pp": "percentage point|percentage points|percentage - point|pp|ppt|ppts|pps",
    "bp": "basis point|basis points|basis - point|bp|bps",
    "points": "point|points|pt|pts",
    "usd": "dollars",
    "times": "x|times|fold",
    "sessions": "session|sessions|trading day|trading days|trading session|trading sessions|"
    "straight session|straight sessions|consecutive sessions|straight days|consecutive days",
    "days": "day|days",
    "weeks": "week|weeks",
    "months": "month|months",
    "quarters": "quarters",
    "years": "year|years",
    "other": "hours|minutes|shares|euros|yen|pounds|jobs|barrels|ounces|people|companies|stocks",
}

UNITS: PhraseTable[AmountUnit] = PhraseTable(
    (text, unit) for unit, texts in _NAMES.items() for text in texts.split("|")
)
"""Unit names as they stand behind a figure; the longest wins."""
