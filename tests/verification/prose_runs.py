"""Sentences about streaks, largest moves since a day, and 52-week highs and lows."""

from datetime import timedelta

from prose_book import EQUITIES, METALS
from prose_case import true, wrong
from prose_words import (
    capital,
    day_name,
    month_name,
    name,
    ordinal,
    percent,
    spelled,
    spelled_ordinal,
    way,
    weekday,
)

RUNS = [
    "{S} {past} for a {Nth} straight session on {w}.",
    "{S} has {perfect} {n} sessions in a row.",
    "{w}'s {noun} was the {Nth} in a row for {s}.",
    "{S} extended its {streak} streak to {n} sessions on {w}.",
    "{S}'s {streak} streak reached {n} sessions.",
    "It was the {nth} consecutive {noun} for {s}.",
    "{S} closed {hl} for a {Nth} consecutive day on {w}.",
    "{S} is on a {n}-day {streak} streak.",
    "With {w}'s {noun}, {s} has {perfect} for {n} straight sessions.",
]


def runs(book, rng):
    """Streaks."""
    for subject in book.having(*EQUITIES, *METALS):
        run = book[subject].streak()
        if abs(run) < 2 or abs(run) > 14:
            continue
        s = name(rng, subject)
        template = rng.choice(RUNS)

        def put(count, sign, template=template, s=s, subject=subject):
            forms = way(sign)
            more = {k: rng.choice(forms[k]) for k in ("past", "perfect", "noun")}
            return template.format(
                s=s, S=capital(s), w=weekday(book[subject].day), n=spelled(count),
                nth=ordinal(count), Nth=spelled_ordinal(count),
                hl="higher" if sign > 0 else "lower",
                streak="winning" if sign > 0 else "losing", **more,
            )  # fmt: skip

        yield true(put(abs(run), run), "clean")
        off = abs(run) + rng.choice([-1, 1, 2])
        if off > 1:
            yield wrong(put(off, run), "streak_off_by_one")
        yield wrong(
            put(abs(run), -run), "direction_noun" if "{noun}" in template else "direction_verb"
        )


def extremes(book, rng):
    """The largest move, or the highest close, since a day."""
    for subject in book.having(*EQUITIES, *METALS):
        series = book[subject]
        since = series.since_as_large()
        if since is None or (series.day - since).days < 25:
            continue
        size = series.day_move()
        s, forms = name(rng, subject), way(1 if size > 0 else -1)
        template = rng.choice(
            [
                "{S} had its {best} day since {d}, {ing} {p}.",
                "{S}'s {p} {noun} was its largest since {d}.",
                "The {p} {noun} on {w} was the biggest for {s} since {d}.",
                "{S} {past} {p} on {w}, the most since {d}.",
                "Not since {d} had {s} {perfect} as much as the {p} of {w}.",
                "{w} was the {best} day for {s} since {d}.",
            ]
        )

        def put(day, s=s, size=size, forms=forms, template=template, series=series):
            picks = {k: rng.choice(forms[k]) for k in ("ing", "noun", "past", "perfect")}
            best = "best" if size > 0 else "worst"
            p, w = percent(rng, size), weekday(series.day)
            return template.format(s=s, S=capital(s), d=day, best=best, p=p, w=w, **picks)

        year = since.year != series.day.year or rng.random() < 0.3
        yield true(put(day_name(rng, since, year=year)), "clean")
        early = since - timedelta(days=rng.choice([45, 200, 500]))
        yield wrong(put(day_name(rng, early, year=True)), "since_date_moved")
        if since.month != early.month:
            yield true(put(month_name(rng, since)), "paraphrase")
            yield wrong(put(month_name(rng, early)), "since_date_moved")


def edges(book, rng):
    """52-week highs and lows on closing prices."""
    for subject in book.having(*EQUITIES, *METALS):
        series = book[subject]
        low, high = series.edges(363)
        wide_low, wide_high = series.edges(374)
        s, w = name(rng, subject), weekday(series.day)
        template = rng.choice(
            [
                "{S} closed at a 52-week {e} on {w}.",
                "{w}'s close was a 52-week closing {e} for {s}.",
                "{S} ended {w} at its {er} close in 52 weeks.",
                "{S} settled at a one-year closing {e} on {w}.",
            ]
        )
        ends = {"high": (series.level >= wide_high, series.level < high * 0.995)}
        ends["low"] = (series.level <= wide_low, series.level > low * 1.005)
        for end, (holds, fails) in ends.items():
            text = template.format(
                s=s, S=capital(s), w=w, e=end, er="highest" if end == "high" else "lowest"
            )
            if holds:
                yield true(text, "clean")
            elif fails and rng.random() < 0.15:
                yield wrong(text, "false_record")


FRAMES = (runs, extremes, edges)
