"""Sentences about yields, round numbers, multiples, and levels of the past."""

from datetime import date

from prose_book import EQUITIES, METALS, YIELDS
from prose_case import differs, true, wrong
from prose_moves import PERIODS
from prose_words import (
    MONTHS,
    capital,
    day_name,
    level,
    name,
    percent,
    spelled,
    way,
    weekday,
)

YIELD = [
    "{S} {past} {c} to {l} on {w}.",
    "{S} ended {w} at {l}, {word} {c}.",
    "{S} was {word} {c} at {l}.",
    "At {l}, {s} was {word} {c} on {w}.",
    "{S} stood at {l} at the end of {w}, after a {noun} of {c}.",
    "{w}'s {noun} of {c} took {s} to {l}.",
    "{S} {past} to {l} from {l0} a day earlier.",
]


def yields(book, rng):
    """Yields move in basis points; spreads."""
    for subject in book.having(*YIELDS):
        series = book[subject]
        bp = round((series.level - series.back()) * 100)
        if abs(bp) < 2:
            continue
        s, template = name(rng, subject), rng.choice(YIELD)

        def put(
            size=bp, value=series.level, sign=bp, unit=None, s=s, template=template, series=series
        ):
            forms = way(sign)
            picks = {k: rng.choice(forms[k]) for k in ("past", "word", "noun")}
            words = unit or rng.choice(["basis points", "bps", "bp"])
            shown = spelled(abs(size)) if words == "basis points" and abs(size) < 11 else abs(size)
            return template.format(
                s=s, S=capital(s), c=f"{shown} {words}", l=f"{value:.2f}%",
                l0=f"{series.back():.2f}%", w=weekday(series.day), **picks,
            )  # fmt: skip

        yield true(put(), "clean")
        yield wrong(put(value=series.level + rng.choice([-0.07, 0.05, 0.11])), "last_digit")
        yield wrong(put(sign=-bp), "direction_word" if "{word}" in template else "direction_verb")
        if "{c}" in template:
            yield wrong(put(size=abs(bp) + rng.choice([2, 3])), "last_digit")
            yield wrong(put(unit="percentage points"), "unit_swap")
    if len(book.having(*YIELDS)) == 2:
        two, ten = (book[n].level for n in YIELDS)
        gap = round((ten - two) * 100)
        if gap > 5:
            template = rng.choice(
                [
                    "The gap between two- and 10-year Treasury yields was {g} basis points.",
                    "The 10-year yield was {g} basis points above the two-year yield.",
                    "At the close, {g} basis points separated the two-year and 10-year yields.",
                ]
            )
            yield true(template.format(g=gap), "clean")
            yield wrong(template.format(g=gap + rng.choice([-6, 4, 15])), "wrong_difference")


def thresholds(book, rng):
    """Round numbers passed, for the first time or not, and multiples."""
    for subject in book.having(*EQUITIES, "gold"):
        series = book[subject]
        step = 10 ** (len(str(int(series.level))) - 2)
        under = int(series.back() / step) * step
        w, s = weekday(series.day), name(rng, subject)
        if series.level > under + step > series.back() and under > 0:
            shown = level(rng, subject, under + step, 0)
            end = level(rng, subject, series.level)
            yield true(f"{capital(s)} rose above {shown} on {w}, closing at {end}.", "clean")
            yield true(f"{capital(s)} closed above {shown} on {w}.", "clean")
            record = series.record()
            text = f"{capital(s)} closed above {shown} for the first time on {w}."
            if subject in EQUITIES and record.previous < under + step:
                yield true(text, "clean")
            elif subject in EQUITIES and record.previous > (under + step) * 1.01:
                yield wrong(text, "false_record")
            beyond = level(rng, subject, under + 2 * step, 0)
            if series.level < under + 2 * step:
                yield wrong(f"{capital(s)} closed above {beyond} on {w}.", "invented_number")
        if series.level < under < series.back():
            shown = level(rng, subject, under, 0)
            yield true(f"{capital(s)} fell below {shown} on {w}.", "clean")
    for subject in book.having(*METALS, "btc", "ndx"):
        move = book[subject].window("1y")
        if move is None or subject in book.quoted:
            continue
        per, s = rng.choice(PERIODS["1y"]), capital(name(rng, subject))
        if 1.05 < move < 1.9:
            yield true(f"{s} has more than doubled {per}.", "paraphrase")
            yield wrong(f"{s} has more than tripled {per}.", "invented_number")
        elif -0.1 < move < 0.7:
            yield wrong(f"{s} has doubled {per}.", "invented_number")


def past(book, rng):
    """Levels of earlier days and months, asked of the history."""
    names = book.having(*EQUITIES, "gold")
    for subject in rng.sample(names, min(2, len(names))):
        series = book[subject]
        if len(series.days) < 90:
            continue
        at = rng.randrange(max(len(series.days) - 1500, 5), len(series.days) - 10)
        day, value = series.days[at], float(series.close[at])
        if not differs(series.level, value, 0.05 * value):
            continue
        s, d = name(rng, subject), day_name(rng, day, year=True)
        template = rng.choice(
            [
                "{S} closed at {l} on {d}.",
                "On {d}, {s} ended at {l}.",
                "{S} has {perfect} {p} since its close on {d}.",
                "{S} is {word} {p} since {d}, when it closed at {l}.",
            ]
        )

        def put(
            lvl=value, size=series.level / value - 1, s=s, d=d, template=template, subject=subject
        ):
            forms = way(size)
            picks = {k: rng.choice(forms[k]) for k in ("word", "perfect")}
            shown = level(rng, subject, lvl)
            return template.format(
                s=s, S=capital(s), d=d, l=shown, p=percent(rng, size, 1), **picks
            )

        yield true(put(), "clean")
        if "{p}" in template:
            yield wrong(put(size=(series.level / value - 1) * 1.5), "other_period_cell")
        if "{l}" in template:
            yield wrong(
                put(lvl=float(series.close[at]) * rng.choice([0.97, 1.04])), "invented_number"
            )
        yield from _month(book, rng, subject)


def _month(book, rng, subject):
    series = book[subject]
    if len(series.days) < 90:
        return
    when = series.days[rng.randrange(max(len(series.days) - 700, 30), len(series.days) - 45)]
    first = when.replace(day=1)
    last = date(when.year + when.month // 12, when.month % 12 + 1, 1)
    size = series.span(first, date.fromordinal(last.toordinal() - 1))
    if size is None or abs(size) < 0.01:
        return
    s, label = name(rng, subject), f"{MONTHS[when.month - 1]} {when.year}"
    template = rng.choice(["{S} {past} {p} in {m}.", "In {m}, {s} {past} {p}."])

    def put(value, sign=size):
        return template.format(
            s=s, S=capital(s), m=label, p=percent(rng, value, 1), past=rng.choice(way(sign)["past"])
        )

    yield true(put(size), "clean")
    yield wrong(put(size, -size), "direction_verb")
    yield wrong(put(abs(size) + 0.021), "other_period_cell")


FRAMES = (yields, thresholds, past)
