"""How the verifier prints values in expectations and explanations."""

import math
from datetime import date

from generator.market.instrument import Instrument
from generator.verification.amount import Amount

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def say_level(value: float, unit: str) -> str:
    """A level in its unit: `6,901.00`, `$63.93`, `4.14%`."""
    if unit == "usd":
        return f"${value:,.2f}"
    if unit == "percent":
        return f"{value:.2f}%"
    return f"{value:,.2f}"


def say_percent(percent: float, decimals: int = 1) -> str:
    """A size in percent."""
    return f"{abs(percent):,.{decimals}f}%"


def say_day(day: date | None, today: date) -> str:
    """`October 6`, with the year when it is not this one's."""
    if day is None:
        return "an unknown day"
    text = f"{_MONTHS[day.month - 1]} {day.day}"
    return text if day.year == today.year else f"{text}, {day.year}"


def say_weekday(day: date) -> str:
    """The name of the weekday."""
    return _WEEKDAYS[day.weekday()]


def say_like(amount: Amount, raw: float) -> str:
    """A raw size printed in the unit and precision of what the text shows."""
    if math.isnan(raw):
        return "nothing"
    decimals = max(0, min(6, -math.floor(math.log10(amount.step) + 1e-9))) if amount.step < 1 else 0
    if amount.scaled:
        return _say_scaled(amount, raw)
    if amount.unit == "usd":
        return f"${raw:,.{decimals}f}"
    size = f"{raw:,.{decimals}f}"
    tail = {"percent": "%", "share": "%", "pp": " percentage points", "bp": " basis points"}
    return f"{size}{tail.get(amount.unit, ' points' if amount.unit == 'points' else '')}"


def _say_scaled(amount: Amount, raw: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if raw >= size:
            return f"${raw / size:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"${raw:,.2f}"


def say_name(instrument: Instrument | None, subject: str) -> str:
    """The short name with its article."""
    if instrument is None:
        return "the Federal Reserve" if subject == "fed" else subject
    return f"the {instrument.short}" if instrument.article else instrument.short


def capital(text: str) -> str:
    """First letter in upper case."""
    return text[:1].upper() + text[1:]


def ordinal(number: int) -> str:
    """`1st`, `22nd`, `113th`."""
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
