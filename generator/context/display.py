"""Display forms: the only place where a value becomes text, so rounding happens once.

Styles follow common newsroom practice: one decimal for percent, full levels for indices, cents for
prices, numbers under ten in words, months abbreviated with a day and spelled without one.
"""

import math
from collections.abc import Sequence
from datetime import date, datetime

from generator.facts.quantity import Quantity, Unit
from generator.market.as_of import NEW_YORK

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ABBREVIATED = (
    *("Jan.", "Feb.", "March", "April", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth"),
)
UNKNOWN = "n/a"
"""What stands where a value does not exist."""


def format_level(value: float, unit: Unit) -> str:
    """A level as quoted: `6,901.00`, `$63.93`, `4.14%`."""
    if math.isnan(value):
        return UNKNOWN
    sign = "-" if value < 0 else ""
    size = f"{abs(value):,.2f}"
    if unit == "usd":
        return f"{sign}${size}"
    return f"{sign}{size}%" if unit == "percent" else f"{sign}{size}"


def format_percent(fraction: float) -> str:
    """Size of a fraction as percent without sign: `28.2%`; two decimals under 0.05 percent."""
    if math.isnan(fraction):
        return UNKNOWN
    percent = abs(fraction) * 100.0
    if 0 < percent < 0.05:
        return f"{percent:.2f}%"
    return f"{percent:,.1f}%"


def signed_percent(fraction: float) -> str:
    """A fraction as percent with sign, for tables: `+0.2%`, `−0.3%`, `0.0%`."""
    if math.isnan(fraction):
        return UNKNOWN
    text = format_percent(fraction)
    if not any(digit in text for digit in "123456789"):
        return "0.0%"
    return f"{'−' if fraction < 0 else '+'}{text}"


def format_points(change: float, unit: Unit) -> str:
    """Size of a change of level: `30.99 points`, `$3.55`, `0.12 percentage points`."""
    if math.isnan(change):
        return UNKNOWN
    size = f"{abs(change):,.2f}"
    if unit == "usd":
        return f"${size}"
    return f"{size} percentage points" if unit == "percent" else f"{size} points"


def format_bp(change_bp: float) -> str:
    """Size of a change in basis points: `25 basis points`, `1 basis point`."""
    if math.isnan(change_bp):
        return UNKNOWN
    size = f"{abs(change_bp):,.0f}"
    return f"{size} basis point" if size == "1" else f"{size} basis points"


def bp_in_words(change_bp: float) -> str:
    """A policy step as a desk says it: `a quarter point`; otherwise basis points."""
    words = {
        25: "a quarter point",
        50: "half a percentage point",
        75: "three-quarters of a percentage point",
        100: "a full percentage point",
    }
    return words.get(round(abs(change_bp)), format_bp(change_bp))


def format_billions(value_bn: float) -> str:
    """An amount in billions of dollars: `$40 billion`, `$8.2 billion`."""
    if math.isnan(value_bn):
        return UNKNOWN
    if value_bn == round(value_bn):
        return f"${value_bn:,.0f} billion"
    return f"${value_bn:,.1f} billion"


def format_rate_range(lower: float, upper: float) -> str:
    """A target range: `3.50%–3.75%`, `0%–0.25%`."""
    return f"{_rate(lower)}–{_rate(upper)}"


def format_count(count: float) -> str:
    """A whole number, in words under ten."""
    if math.isnan(count):
        return UNKNOWN
    whole = round(count)
    return CARDINALS[whole] if 0 <= whole < 10 else f"{whole:,}"


def format_ordinal(count: float) -> str:
    """A rank: `ninth`, `10th`, `37th`."""
    if math.isnan(count):
        return UNKNOWN
    whole = round(count)
    if 0 <= whole < 10:
        return ORDINALS[whole]
    teen = 10 <= whole % 100 <= 20
    suffix = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole:,}{suffix}"


def format_day(day: date, reference: date) -> str:
    """A day as seen from `reference`: `Oct. 28` within its year, else `Nov. 8, 2021`."""
    text = f"{ABBREVIATED[day.month - 1]} {day.day}"
    return text if day.year == reference.year else f"{text}, {day.year}"


def format_month(day: date, reference: date) -> str:
    """A month as seen from `reference`: `October` within its year, else `November 2021`."""
    text = MONTHS[day.month - 1]
    return text if day.year == reference.year else f"{text} {day.year}"


def format_since(day: date, reference: date) -> str:
    """A day someone looks back to: with its day within the last half year, else its month."""
    near = (reference - day).days <= 183
    return format_day(day, reference) if near else format_month(day, reference)


def format_when(day: date, reference: date) -> str:
    """`format_since` with its preposition: `on Oct. 28`, `in November 2021`."""
    near = (reference - day).days <= 183
    return f"{'on' if near else 'in'} {format_since(day, reference)}"


def format_long_day(day: date) -> str:
    """A full date: `Friday, December 12, 2025`."""
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"


def format_weekday(day: date) -> str:
    """The name of a weekday."""
    return WEEKDAYS[day.weekday()]


def format_time(instant: datetime) -> str:
    """A time of day in New York: `8 a.m.`, `4:15 p.m.`."""
    local = instant.astimezone(NEW_YORK)
    hour = local.hour % 12 or 12
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes} {'a.m.' if local.hour < 12 else 'p.m.'}"


def part_of_day(instant: datetime) -> str:
    """When a quote was seen, in New York: `early Friday`, `Friday afternoon`."""
    local = instant.astimezone(NEW_YORK)
    weekday = format_weekday(local.date())
    if local.hour < 12:
        return f"early {weekday}"
    return f"{weekday} afternoon" if local.hour < 17 else f"late {weekday}"


def join_words(parts: Sequence[str], last: str = "and") -> str:
    """A list in prose: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def format_quantity(quantity: Quantity) -> str:
    """Any quantity in its plain display form, by unit."""
    value = quantity.number
    if math.isnan(value):
        return UNKNOWN
    match quantity.unit:
        case "ratio":
            return format_percent(value)
        case "bp":
            return format_bp(value)
        case "usd_bn":
            return format_billions(value)
        case "count":
            return format_count(value)
        case "days" | "years" as unit:
            return f"{format_count(value)} {unit.removesuffix('s') if value == 1 else unit}"
        case unit:
            return format_level(value, unit)


def format_stated(quantity: Quantity) -> str:
    """A claim's quantity as its source stated it, no decimals added: `49%`, `$40 billion`."""
    if quantity.unit == "percent" and quantity.value is not None:
        return f"{quantity.value:,}%"
    return format_quantity(quantity)


def _rate(rate: float) -> str:
    return "0%" if rate == 0 else f"{rate:.2f}%"
