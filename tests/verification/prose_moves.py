"""Sentences about the moves of a day and of longer periods."""

from prose_book import EQUITIES, METALS
from prose_case import differs, last_digit, true, wrong
from prose_words import capital, change, level, name, percent, way, weekday

DAY = [
    "{S} {past} {p} on {w}.",
    "{S} {past} {p} to {l} on {w}.",
    "{S} {past} {c}, or {p}, to {l}.",
    "{S} ended {w} {word} {p}, at {l}.",
    "{S}'s {p} {noun} on {w} took it to {l}.",
    "A {p} {noun} left {s} at {l} on {w}.",
    "At the close on {w}, {s} was {word} {p} at {l}.",
    "{S} was {word} {p} when trading ended on {w}.",
    "It was a {p} {noun} for {s} on {w}.",
    "By the close on {w}, {s} had {perfect} {p}.",
    "{Word} {p} on {w}, {s} closed at {l}.",
    "{S} ({word} {p}) closed at {l} on {w}.",
    "{S} closed {w} at {l}, a {noun} of {p} from the previous session.",
    "{S} finished at {l} on {w}, {ing} {p}.",
    "On {w}, {s} {past} {p}, ending the session at {l}.",
    "{S}, which {past} {p} on {w}, finished at {l}.",
    "{w}'s session brought a {p} {noun} for {s}, which ended at {l}.",
    "{S} settled {p} {hl} on {w}.",
    "Trading on {w} ended with {s} {word} {p} at {l}.",
    "{S} closed at {l}, {p} {ab} its close of the day before.",
    "{w}'s {noun} in {s} came to {p}.",
    "{S} posted a {noun} of {p} on {w}.",
    "{S} {past} {c} on {w} to finish at {l}.",
    "{S} saw a {p} {noun} on {w}.",
    "{w} was a day of {noun}s: {s} {past} {p}.",
]
PERIOD = [
    "{S} has {perfect} {p} {per}.",
    "{S} is {word} {p} {per}.",
    "{Per}, {s} has {perfect} {p}.",
    "{S}'s {noun} {per} stands at {p}.",
    "With a {noun} of {p} {per}, {s} now stands at {l}.",
    "{S} last closed at {l}, {word} {p} {per}.",
    "{S} ({word} {p} {per}) closed at {l}.",
    "{Per}, the {noun} in {s} amounts to {p}.",
    "{S} has had a {noun} of {p} {per}.",
    "At {l}, {s} is {word} {p} {per}.",
]
PERIODS = {
    "1w": [
        "over the past week",
        "in the past week",
        "over the last week",
        "in the last seven days",
    ],
    "1m": ["over the past month", "in the past month", "over the last month"],
    "3m": ["over the past three months", "in the last three months", "over the past 3 months"],
    "6m": ["over the past six months", "in the last six months"],
    "1y": ["over the past year", "in the past 12 months", "over the last twelve months"],
    "ytd": ["so far this year", "year to date", "since the start of the year", "this year"],
    "mtd": ["so far this month", "month to date", "since the beginning of the month"],
    "qtd": ["so far this quarter", "quarter to date", "since the quarter began"],
    "5y": ["over the past five years", "in the last five years"],
}


def fill(rng, template, subject, size, *, series, sign=None, text=None, day=None, lvl=None):
    """A template filled with one subject's move."""
    sign = sign or (1 if size > 0 else -1)
    forms = way(sign)
    value = series.level if lvl is None else lvl
    s = name(rng, subject)
    word = rng.choice(forms["word"])
    fields = {
        "s": s,
        "S": capital(s),
        "p": text or percent(rng, size),
        "w": weekday(day or series.day),
        "l": level(rng, subject, value),
        "c": change(subject, series.level - series.back()),
        "word": word,
        "Word": capital(word),
        "hl": "higher" if sign > 0 else "lower",
        "ab": "above" if sign > 0 else "below",
    }
    fields |= {key: rng.choice(forms[key]) for key in ("past", "perfect", "ing", "noun", "inf")}
    return template, fields


def say(template, fields, **extra):
    return template.format(**fields, **extra)


def day_moves(book, rng):
    """Moves of the latest session."""
    names = book.having(*EQUITIES, *METALS)
    if len(names) < 2:
        return
    for subject in rng.sample(names, 2):
        series = book[subject]
        size, digits = series.day_move(), rng.choice([1, 2])
        if abs(size) < 0.004:
            continue
        template = rng.choice(DAY)

        def put(text=None, template=template, subject=subject, size=size, series=series, **more):
            return say(*fill(rng, template, subject, size, series=series, text=text, **more))

        own = percent(rng, size, digits)
        yield true(put(own), "clean")
        if "{p}" not in template:
            continue
        yield wrong(put(percent(rng, last_digit(rng, size, digits), digits)), "last_digit")
        yield wrong(put(percent(rng, size * rng.choice([10, 0.1]), 2)), "decimal_slip")
        kind = "direction_noun" if "{noun}" in template else "direction_verb"
        if "{word}" in template or "{Word}" in template or "{hl}" in template:
            kind = "direction_word"
        yield wrong(put(own, sign=-1 if size > 0 else 1), kind)
        unit = rng.choice(["basis points", "points"])
        yield wrong(put(f"{abs(size) * 100:.2f} {unit}"), "unit_swap")
        stale = series.day_move(1)
        if differs(stale, size, 0.01 if digits == 1 else 0.001):
            yield wrong(put(percent(rng, stale, digits)), "stale_session")
        yield from _other_day(book, rng, put, own, series, template)


def _other_day(book, rng, put, own, series, template):
    """The weekday of another session whose move differs."""
    back = rng.choice([1, 2, 3])
    day = series.days[-1 - back]
    if "{w}" in template and (series.day - day).days < 6:
        if differs(series.day_move(back), series.day_move(), 0.002):
            yield wrong(put(own, day=day), "weekday_shift")
        earlier = percent(rng, series.day_move(back), 2)
        if template in DAY[:1] and abs(series.day_move(back)) > 0.003:
            sign = 1 if series.day_move(back) > 0 else -1
            yield true(put(earlier, day=day, sign=sign), "clean")


def other_cells(book, rng):
    """Another instrument's figure, or another instrument's name."""
    names = book.having(*EQUITIES)
    if len(names) < 2:
        return
    a, b = rng.sample(names, 2)
    template = rng.choice([t for t in DAY if "{p}" in t])
    mine, other = book[a].day_move(), book[b].day_move()
    if not differs(mine, other, 0.0026) or mine * other <= 0 or abs(mine) < 0.003:
        return
    text = percent(rng, other)
    yield wrong(say(*fill(rng, template, a, mine, series=book[a], text=text)), "other_entity_cell")
    template = rng.choice([t for t in DAY if "{l}" in t or "{p}" in t])
    own, fields = fill(rng, template, a, mine, series=book[a], text=percent(rng, mine))
    swapped = name(rng, b)
    fields |= {"s": swapped, "S": capital(swapped)}
    yield wrong(say(own, fields), "entity_swap")


def periods(book, rng):
    """Moves over longer periods."""
    names = book.having(*EQUITIES, *METALS, "btc")
    for subject in rng.sample(names, min(2, len(names))):
        series = book[subject]
        sizes = {key: series.window(key) for key in PERIODS}
        sizes = {k: v for k, v in sizes.items() if v is not None and 0.006 < abs(v) < 3}
        if subject in book.quoted or len(sizes) < 3:
            continue
        key, second = rng.sample(sorted(sizes), 2)
        template, digits = rng.choice(PERIOD), rng.choice([1, 2])
        size, per = sizes[key], rng.choice(PERIODS[key])

        def put(
            size=size,
            text=None,
            per=per,
            template=template,
            subject=subject,
            sign=None,
            series=series,
        ):
            pair = fill(rng, template, subject, size, series=series, text=text, sign=sign)
            return say(*pair, per=per, Per=capital(per))

        own = percent(rng, size, digits)
        yield true(put(text=own), "clean")
        yield wrong(put(text=percent(rng, last_digit(rng, size, digits), digits)), "last_digit")
        yield wrong(put(text=own, sign=-1 if size > 0 else 1), "direction_verb")
        if differs(sizes[second], size, 0.02):
            yield wrong(put(text=own, per=rng.choice(PERIODS[second])), "period_swap")
            yield wrong(put(text=percent(rng, sizes[second], digits)), "other_period_cell")
        yield wrong(put(text=percent(rng, size * 10, 1)), "decimal_slip")


HEDGES = [
    ("more than", 1),
    ("less than", -1),
    ("nearly", -1),
    ("almost", -1),
    ("just over", 1),
    ("at least", 1),
    ("under", -1),
    ("over", 1),
    ("upwards of", 1),
    ("a little more than", 1),
    ("a shade under", -1),
]
HEDGED = [
    "{S} {past} {h} {p} on {w}.",
    "{S} ended {w} {h} {p} {hl}.",
    "{S} was {word} {h} {p} at {w}'s close.",
    "{w} saw {s} {inf} {h} {p}, to {l}.",
    "{S} had {perfect} {h} {p} by the time trading ended on {w}.",
]


def hedged(book, rng):
    """Figures with a hedge, on its right and on its wrong side."""
    for subject in rng.sample(book.having(*EQUITIES, *METALS), 2):
        series = book[subject]
        size = series.day_move()
        if abs(size) < 0.012:
            continue
        template, (hedge, side) = rng.choice(HEDGED), rng.choice(HEDGES)
        unit = 0.001 if abs(size) < 0.03 else 0.01
        below = int(abs(size) / unit) * unit
        above = below + unit
        if min(abs(size) - below, above - abs(size)) < 0.1 * unit:
            continue
        digits = 1 if unit == 0.001 else 0
        fit, misfit = (below, above) if side > 0 else (above, below)

        def put(
            value, h, template=template, digits=digits, subject=subject, series=series, size=size
        ):
            text = percent(rng, value, digits)
            return say(*fill(rng, template, subject, size, series=series, text=text), h=h)

        yield true(put(fit, hedge), "paraphrase")
        yield wrong(put(misfit, hedge), "hedge_wrong_side")
        about = rng.choice(["about", "roughly", "some", "around", "approximately"])
        yield true(put(round(abs(size) / unit) * unit, about), "paraphrase")
        yield wrong(
            put(round(abs(size) / unit) * unit + rng.choice([-1, 1]) * unit, about), "bad_rounding"
        )


TENTHS = {0.1: "a tenth", 0.2: "two-tenths", 0.3: "three-tenths", 0.4: "four-tenths"} | {
    0.5: "half", 0.6: "six-tenths", 0.7: "seven-tenths", 0.8: "eight-tenths", 0.9: "nine-tenths"
}  # fmt: skip


def fractions(book, rng):
    """Sizes in words."""
    for subject in book.having(*EQUITIES, "gold"):
        series = book[subject]
        size = series.day_move()
        tenth = round(abs(size) * 100, 1)
        if tenth not in TENTHS:
            continue
        template = rng.choice(HEDGED[:2])
        words = f"{TENTHS[tenth]} {'a' if tenth == 0.5 else 'of a'} percent"
        put = say(*fill(rng, template, subject, size, series=series, text=words), h="about")
        yield true(put, "paraphrase")
        others = [t for t in TENTHS if abs(t - abs(size) * 100) > 0.17]
        other = rng.choice(others)
        words = f"{TENTHS[other]} {'a' if other == 0.5 else 'of a'} percent"
        put = say(*fill(rng, template, subject, size, series=series, text=words), h="about")
        yield wrong(put, "bad_rounding")


FRAMES = (day_moves, other_cells, periods, hedged, fractions)
