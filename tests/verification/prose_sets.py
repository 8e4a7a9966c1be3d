"""Sentences about several instruments: lists, comparisons, rankings, quantifiers, anaphora."""

from itertools import pairwise

from prose_book import EQUITIES, METALS
from prose_case import differs, last_digit, true, wrong
from prose_moves import PERIODS
from prose_words import capital, level, name, percent, spelled, way, weekday


def _moves(book, rng, group, count):
    names = book.having(*group)
    if len(names) < count:
        return []
    return [(n, book[n].day_move()) for n in rng.sample(names, count)]


def lists(book, rng):
    """One verb, several subjects and figures."""
    for group, count in ((EQUITIES, 3), (EQUITIES, 2), (METALS, 3)):
        rows = _moves(book, rng, group, count)
        if not rows or min(abs(m) for _, m in rows) < 0.0015:
            continue
        same = len({m > 0 for _, m in rows}) == 1
        digits = rng.choice([1, 2])
        w = weekday(book[rows[0][0]].day)
        if any(book[n].day != book[rows[0][0]].day for n, _ in rows):
            continue
        yield from _parallel(rng, rows, digits, w)
        if same:
            yield from _respectively(rng, rows, digits, w)


def _respectively(rng, rows, digits, w):
    forms = way(1 if rows[0][1] > 0 else -1)
    names = [name(rng, n) for n, _ in rows]
    listed = ", ".join(names[:-1]) + " and " + names[-1]
    template = rng.choice(
        [
            "{A} {past} {f}, respectively, on {w}.",
            "On {w}, {a} {past} {f}, respectively.",
            "{A} ended {w} {word} {f}.",
            "{w}'s {noun}s were {f} for {a}, respectively.",
            "{A} finished {f} {hl}, respectively.",
        ]
    )

    def put(sizes):
        shown = [percent(rng, m, digits).split("%")[0] for m in sizes]
        shown = [f"{abs(m) * 100:.{digits}f}%" for m in sizes]
        figures = ", ".join(shown[:-1]) + " and " + shown[-1]
        picks = {k: rng.choice(forms[k]) for k in ("past", "word", "noun")}
        hl = "higher" if rows[0][1] > 0 else "lower"
        return template.format(a=listed, A=capital(listed), f=figures, w=w, hl=hl, **picks)

    sizes = [m for _, m in rows]
    yield true(put(sizes), "clean")
    swapped = [sizes[1], sizes[0], *sizes[2:]]
    if differs(sizes[0], sizes[1], 0.0026):
        yield wrong(put(swapped), "other_entity_cell")
    yield wrong(put([*sizes[:-1], last_digit(rng, sizes[-1], digits)]), "last_digit")


def _parallel(rng, rows, digits, w):
    def clause(subject, size, sign=None, short=False):
        forms = way(sign or size)
        figure = percent(rng, size, digits)
        if short:
            return f"{name(rng, subject)} {rng.choice(forms['word'])} {figure}"
        return f"{name(rng, subject)} {rng.choice(forms['past'])} {figure}"

    joins = rng.choice(
        [("; ", "; "), (", ", " and "), (", while ", ", and "), (", but ", ", and ")]
    )

    def put(cells, opener):
        parts = [clause(*cell) for cell in cells]
        text = parts[0]
        for i, part in enumerate(parts[1:]):
            text += joins[min(i, 1)] + part
        return capital(opener + text) + "."

    opener = rng.choice(["", f"On {w}, ", f"In {w}'s session, ", "At the close, "])
    yield true(put(rows, opener), "clean")
    at = rng.randrange(len(rows))
    bad = list(rows)
    bad[at] = (rows[at][0], last_digit(rng, rows[at][1], digits) * (1 if rows[at][1] > 0 else -1))
    yield wrong(put(bad, opener), "last_digit")
    flipped = [(n, m, -m if i == at else m) for i, (n, m) in enumerate(rows)]
    yield wrong(put(flipped, opener), "direction_verb")
    (a, x), (b, y) = rows[:2]
    if differs(x, y, 0.0026) or x * y < 0:
        yield wrong(put([(b, x), (a, y), *rows[2:]], opener), "entity_swap")


VERSUS = [
    "{A} outperformed {b} by {d} percentage points {per}.",
    "{A} beat {b} {per}, by {d} points.",
    "{B} trailed {a} by {d} percentage points {per}.",
    "{A} did better than {b} {per}, {x} against {y}.",
    "{A} returned {x} {per}, compared with {y} for {b}.",
    "{A} is {xs} {per}; {b} is {ys}.",
    "{A} has moved {x} {per}, versus {y} for {b}.",
    "The gap between {a} and {b} {per} was {d} percentage points.",
    "{A} outpaced {b} {per}, with a difference of {d} percentage points.",
]


def versus(book, rng):
    """Comparisons of two instruments."""
    names = book.having(*EQUITIES)
    if len(names) < 2:
        return
    for _ in range(2):
        a, b = rng.sample(names, 2)
        key = rng.choice(["1d", "1w", "1m", "3m", "ytd", "1y"])
        x = book[a].day_move() if key == "1d" else book[a].window(key)
        y = book[b].day_move() if key == "1d" else book[b].window(key)
        if x is None or y is None or abs(x - y) < 0.004 or min(abs(x), abs(y)) < 0.0015:
            continue
        if x < y:
            a, b, x, y = b, a, y, x
        per = f"on {weekday(book[a].day)}" if key == "1d" else rng.choice(PERIODS[key])
        template = rng.choice(VERSUS)

        def put(gap, x=x, y=y, a=a, b=b, template=template, per=per):
            na, nb = name(rng, a), name(rng, b)
            return template.format(
                a=na, A=capital(na), b=nb, B=capital(nb), per=per, d=f"{abs(gap) * 100:.1f}",
                x=f"{x * 100:+.1f}%", y=f"{y * 100:+.1f}%",
                xs=f"{'up' if x > 0 else 'down'} {percent(rng, x, 1)}",
                ys=f"{'up' if y > 0 else 'down'} {percent(rng, y, 1)}",
            )  # fmt: skip

        yield true(put(x - y), "clean")
        if "{d}" in template:
            yield wrong(put(last_digit(rng, x - y, 1)), "wrong_difference")
        if "{d}" not in template or "gap between" not in template:
            yield wrong(put(x - y, a=b, b=a), "entity_swap")


def quantifiers(book, rng):
    """All, both, none, only and counts."""
    names = book.having(*EQUITIES)
    if len(names) < 4 or any(book[n].day != book[names[0]].day for n in names):
        return
    moves = {n: book[n].day_move() for n in names}
    if min(abs(m) for m in moves.values()) < 0.0008:
        return
    w = weekday(book[names[0]].day)
    up = [n for n in names if moves[n] > 0]
    for sign in (1, -1):
        count = len(up) if sign > 0 else 4 - len(up)
        past = rng.choice(
            ["rose", "advanced", "gained"] if sign > 0 else ["fell", "declined", "lost ground"]
        )
        texts = {
            4: [f"All four indexes {past} on {w}.", f"Each of the four indexes {past} on {w}."],
            3: [f"Three of the four indexes {past} on {w}."],
            2: [f"Two of the four indexes {past} on {w}."],
            1: [f"Only one of the four indexes {past} on {w}."],
            0: [f"None of the four indexes {past} on {w}."],
        }
        yield true(rng.choice(texts[count]), "clean")
        off = rng.choice([c for c in texts if c != count])
        yield wrong(rng.choice(texts[off]), "quantifier_false")
        a, b = rng.sample(names, 2)
        both = f"Both {name(rng, a)} and {name(rng, b)} {past} on {w}."
        holds = moves[a] * sign > 0 and moves[b] * sign > 0
        yield true(both, "clean") if holds else wrong(both, "quantifier_false")
        if moves[a] * sign > 0:
            only = f"Of the four indexes, only {name(rng, a)} {past} on {w}."
            yield true(only, "clean") if count == 1 else wrong(only, "quantifier_false")
    order = sorted(names, key=lambda n: moves[n])
    if all(differs(moves[x], moves[y], 0.0006) for x, y in pairwise(order)):
        best, worst = order[-1], order[0]
        for template, who in (
            ("{S} led the four indexes on {w}.", best),
            ("{S} was the best performer of the four indexes on {w}.", best),
            ("{S} was the weakest of the four indexes on {w}.", worst),
            ("The day's laggard among the indexes was {s}.", worst),
        ):
            if rng.random() < 0.5:
                s = name(rng, who)
                yield true(template.format(s=s, S=capital(s), w=w), "clean")
                other = name(rng, rng.choice([n for n in names if n != who]))
                yield wrong(template.format(s=other, S=capital(other), w=w), "entity_swap")


def anaphora(book, rng):
    """Two sentences, the second with a pronoun."""
    names = book.having(*EQUITIES)
    if len(names) < 2:
        return
    a, b = rng.sample(names, 2)
    size, later = book[a].day_move(), book[a].window("ytd")
    if later is None or min(abs(size), abs(later)) < 0.004:
        return
    forms, then = way(size), way(later)
    w, s = weekday(book[a].day), name(rng, a)
    second = rng.choice(
        [
            "It is {word} {q} so far this year.",
            "The index has {perfect} {q} year to date.",
            "That leaves it {word} {q} for the year.",
            "Its {noun} this year now stands at {q}.",
            "For the year it is {word} {q}.",
        ]
    )

    def put(p, q, s=s):
        more = {k: rng.choice(then[k]) for k in ("word", "perfect", "noun")}
        shown = level(rng, a, book[a].level)
        lead = f"{capital(s)} {rng.choice(forms['past'])} {p} to {shown} on {w}. "
        return lead + second.format(q=q, **more)

    yield true(put(percent(rng, size), percent(rng, later, 1)), "clean")
    yield wrong(put(percent(rng, size), percent(rng, last_digit(rng, later, 1), 1)), "last_digit")
    other = book[b].window("ytd")
    if differs(other, later, 0.002) and other * later > 0:
        yield wrong(put(percent(rng, size), percent(rng, other, 1)), "other_entity_cell")


def multi(book, rng):
    """Long sentences in which one of several claims may be wrong."""
    names = book.having(*EQUITIES)
    if len(names) < 3:
        return
    a, b = rng.sample(names, 2)
    x, y = book[a].day_move(), book[b].day_move()
    month = book[a].window("1m")
    run = book[a].streak()
    if min(abs(x), abs(y)) < 0.003 or abs(month) < 0.006 or abs(run) < 2:
        return
    fa, fb, fm = way(x), way(y), way(month)
    w = weekday(book[a].day)

    def put(x=x, y=y, month=month, run=run):
        return (
            f"{capital(name(rng, a))} {rng.choice(fa['past'])} {percent(rng, x, 2)} on {w} to end "
            f"at {level(rng, a, book[a].level)}, its {spelled(abs(run))}-session run of "
            f"{'gains' if run > 0 else 'losses'} leaving it {rng.choice(fm['word'])} "
            f"{percent(rng, month, 1)} over the past month, while {name(rng, b)} "
            f"{rng.choice(fb['past'])} {percent(rng, y, 2)}."
        )

    yield true(put(), "clean")
    yield wrong(put(x=last_digit(rng, x, 2)), "last_digit")
    yield wrong(put(y=last_digit(rng, y, 2)), "last_digit")
    yield wrong(put(month=last_digit(rng, month, 1)), "last_digit")
    yield wrong(put(run=run + (1 if run > 0 else -1)), "streak_off_by_one")


FRAMES = (lists, versus, quantifiers, anaphora, multi)
