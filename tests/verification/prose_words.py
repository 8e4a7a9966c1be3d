"""Words: names, verbs, printed sizes and dates that the templates draw from."""

from datetime import timedelta

NAMES = {
    "spx": ["the S&P 500", "the S&P 500 index", "the benchmark S&P 500"],
    "dji": [
        "the Dow",
        "the Dow Jones Industrial Average",
        "the blue-chip Dow",
        "the Dow industrials",
    ],
    "ndx": ["the Nasdaq 100", "the Nasdaq-100", "the tech-heavy Nasdaq 100"],
    "rut": ["the Russell 2000", "the small-cap Russell 2000", "the Russell 2000 index"],
    "gold": ["gold", "gold futures"],
    "silver": ["silver", "silver futures"],
    "platinum": ["platinum", "platinum futures"],
    "btc": ["bitcoin"],
    "yield.ust2y": ["the two-year Treasury yield", "the 2-year yield"],
    "yield.ust10y": ["the 10-year Treasury yield", "the benchmark 10-year yield"],
}
UP = {
    "past": ["rose", "gained", "advanced", "climbed", "added", "put on", "picked up"],
    "perfect": ["risen", "gained", "advanced", "climbed", "added"],
    "ing": ["gaining", "rising", "adding", "advancing", "climbing"],
    "noun": ["gain", "advance", "rise", "increase"],
    "word": ["up", "higher"],
    "inf": ["rise", "gain", "climb", "advance"],
}
DOWN = {
    "past": ["fell", "lost", "declined", "dropped", "slid", "shed", "gave up"],
    "perfect": ["fallen", "lost", "declined", "dropped", "slid"],
    "ing": ["losing", "falling", "shedding", "dropping", "sliding"],
    "noun": ["loss", "decline", "drop", "fall"],
    "word": ["down", "lower"],
    "inf": ["fall", "decline", "drop", "slide"],
}
ORDINALS = [
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
]
CARDINALS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
]
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy"}
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]
SHORT = [m if len(m) <= 5 else f"{m[:4] if m == 'September' else m[:3]}." for m in MONTHS]


def capital(text):
    return text[0].upper() + text[1:]


def name(rng, subject):
    return rng.choice(NAMES[subject])


def way(sign):
    return UP if sign > 0 else DOWN


def percent(rng, size, digits=None):
    """A percentage of a fraction, without its sign."""
    digits = rng.choice([1, 1, 2]) if digits is None else digits
    unit = rng.choice(["%", "%", " percent", " pct", " per cent"])
    return f"{abs(size) * 100:.{digits}f}{unit}"


def level(rng, subject, value, digits=2):
    if subject.startswith("yield"):
        return f"{value:.2f}" + rng.choice(["%", " percent"])
    text = f"{value:,.{digits}f}"
    if subject in ("gold", "silver", "platinum", "btc"):
        return "$" + text
    return text


def change(subject, value):
    """A change in points, dollars or basis points."""
    if subject in ("gold", "silver", "platinum", "btc"):
        return f"${abs(value):,.2f}"
    return f"{abs(value):,.2f} points"


def weekday(day):
    return day.strftime("%A")


def day_name(rng, day, *, year=False):
    """A day of the month as prose writes it."""
    tail = f", {day.year}" if year else ""
    styles = [
        f"{MONTHS[day.month - 1]} {day.day}{tail}",
        f"{SHORT[day.month - 1]} {day.day}{tail}",
    ]
    if year:
        styles += [
            f"{day.day} {MONTHS[day.month - 1]} {day.year}",
            f"{MONTHS[day.month - 1]} {ordinal(day.day)}, {day.year}",
        ]
    return rng.choice(styles)


def month_name(rng, day):
    return rng.choice([f"{MONTHS[day.month - 1]} {day.year}", f"{SHORT[day.month - 1]} {day.year}"])


def ordinal(number):
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def spelled_ordinal(number):
    if number <= 20:
        return ORDINALS[number]
    if number < 80 and number % 10:
        return f"{TENS[number // 10 * 10]}-{ORDINALS[number % 10]}"
    return ordinal(number)


def spelled(number):
    if number <= 20:
        return CARDINALS[number]
    if number < 80:
        rest = number % 10
        return TENS[number - rest] + (f"-{CARDINALS[rest]}" if rest else "")
    return str(number)


def sessions_of(day, today):
    """Whether a bare weekday can only mean `day`."""
    return timedelta(0) <= today - day < timedelta(days=7)
