"""Sentences about records, distances to them, streaks, extremes and thresholds."""

from datetime import timedelta

from prose_book import HIGHS
from prose_case import last_digit, true, wrong
from prose_words import (
    capital,
    day_name,
    level,
    name,
    ordinal,
    percent,
    spelled,
    spelled_ordinal,
    weekday,
)

SET = [
    "{S} closed at a record {l} on {w}.",
    "{S} finished {w} at {l}, an all-time closing high.",
    "{w} gave {s} a record close of {l}.",
    "{S} set a closing record on {w}, ending at {l}.",
    "The {l} close on {w} was a record for {s}.",
    "A record close of {l} was set by {s} on {w}.",
    "{S} notched a new closing high of {l} on {w}.",
    "{S} has never closed higher than the {l} it reached on {w}.",
]
PLAIN = [
    "{S} closed at a record on {w}.",
    "{S} ended {w} at an all-time closing high.",
    "{S} set a closing record on {w}.",
    "A record close was set by {s} on {w}.",
]
GAP = [
    "{S} is {p} below its record close of {r}, set on {d}.",
    "{S}, at {l}, is {p} short of its record close of {r}.",
    "{S} remains {p} under the closing record it set on {d}.",
    "{S} ended {w} {p} off its closing record of {d}.",
    "{S}'s close of {l} was {p} below the record close of {r}.",
    "At {l}, {s} stands {p} beneath its {d} closing record.",
    "{S} has fallen {p} from its record close of {r} on {d}.",
    "The record close of {s}, {r}, dates from {d}.",
    "{S} last set a record close on {d}, at {r}.",
    "It has been {p} below its record close of {r} that {s} ended {w}.",
]
REGAIN = [
    "{S} would have to gain {p} to regain its record close of {r}.",
    "A gain of {p} would take {s} back to its record close.",
    "{S} needs a {p} gain to get back to its record close.",
    "To return to its record close of {r}, {s} would need to rise {p}.",
    "The record close of {s} is {p} above {w}'s close.",
]


def records(book, rng):
    """Records that were set, and those that were not."""
    for subject in book.with_records():
        series = book[subject]
        record = series.record()
        s = name(rng, subject)
        fields = {
            "s": s, "S": capital(s), "w": weekday(series.day),
            "l": level(rng, subject, series.level), "n": record.nth,
            "nth": ordinal(record.nth), "Nth": spelled_ordinal(record.nth), "y": series.day.year,
            "N": spelled(record.nth),
        }  # fmt: skip
        if not record.is_new:
            gap = 1 - series.level / record.level
            if gap > 0.003:
                yield wrong(rng.choice(SET[:7] + PLAIN).format(**fields), "false_record")
                yield true(f"{fields['S']} did not close at a record on {fields['w']}.", "clean")
            continue
        yield true(rng.choice(SET).format(**fields), "clean")
        yield true(rng.choice(PLAIN).format(**fields), "clean")
        yield wrong(f"{fields['S']} did not close at a record on {fields['w']}.", "false_record")
        yield from _counts(rng, record, fields)
        yield from _since(rng, series, record, fields)
        yield from _closing_or_intraday(rng, subject, series, record, fields)


COUNT = [
    "{S} closed at a record {l}, its {nth} record of the year.",
    "{w}'s close was the {Nth} record of the year for {s}.",
    "{S} has now closed at a record {n} times this year.",
    "{S} set its {Nth} record close of {y}.",
    "{S}'s record close on {w} was its {nth} of {y}.",
    "So far this year {s} has set {N} record closes.",
]


def _counts(rng, record, fields):
    if record.nth < 2:
        return
    for template in rng.sample(COUNT, 2):
        yield true(template.format(**fields), "clean")
        off = max(record.nth + rng.choice([-1, 1, 2]), 1)
        off += off == record.nth
        other = {"n": off, "nth": ordinal(off), "Nth": spelled_ordinal(off), "N": spelled(off)}
        yield wrong(template.format(**{**fields, **other}), "ordinal_off_by_one")


def _since(rng, series, record, fields):
    if record.wait < 12:
        return
    previous = record.previous_day
    day = day_name(rng, previous, year=True)
    for template in (
        "{S} closed at a record on {w}, its first since {d}.",
        "{S} set a record close for the first time since {d}.",
        "Not since {d} had {s} closed at a record until {w}.",
        "{w}'s record close was the first for {s} since {d}.",
    ):
        if rng.random() < 0.4:
            yield true(template.format(**fields, d=day), "clean")
            early = previous - timedelta(days=rng.choice([40, 400, 800]))
            other = day_name(rng, early, year=True)
            yield wrong(template.format(**fields, d=other), "since_date_moved")
    wait = f"{record.wait:,} sessions after the one before"
    yield true(f"{fields['S']} set a record close on {fields['w']}, {wait}.", "clean")
    wait = f"{record.wait + rng.choice([-3, 2, 5]):,} sessions after the one before"
    text = f"{fields['S']} set a record close on {fields['w']}, {wait}."
    yield wrong(text, "invented_number")


def _closing_or_intraday(rng, subject, series, record, fields):
    if subject not in HIGHS or subject == "btc":
        return
    high = series.record("high")
    if high.is_new and high.level - record.level > 0.002 * record.level:
        shown = level(rng, subject, high.level)
        yield true(f"{fields['S']} reached an intraday record of {shown} on {fields['w']}.")
        text = (
            f"During {fields['w']}'s session {fields['s']} touched an intraday record of {shown}."
        )
        yield true(text)
        yield wrong(
            f"{fields['S']} set a record close of {shown} on {fields['w']}.", "close_intraday_mixed"
        )
        yield wrong(
            f"{fields['S']} hit an intraday record of {fields['l']} on {fields['w']}.",
            "close_intraday_mixed",
        )


def gaps(book, rng):
    """Distances to a standing record, with its level and date."""
    for subject in book.with_records():
        series = book[subject]
        record = series.record()
        gap = 1 - series.level / record.level
        if record.is_new or gap < 0.01 or series.day - record.day < timedelta(days=8):
            continue
        s, digits = name(rng, subject), rng.choice([1, 2])
        with_year = record.day.year != series.day.year or rng.random() < 0.4

        def fields(
            size=gap,
            day=record.day,
            lvl=record.level,
            year=with_year,
            s=s,
            subject=subject,
            digits=digits,
        ):
            return {
                "s": s, "S": capital(s), "w": weekday(book[subject].day),
                "l": level(rng, subject, book[subject].level), "r": level(rng, subject, lvl),
                "p": percent(rng, size, digits), "d": day_name(rng, day, year=year),
            }  # fmt: skip

        template = rng.choice(GAP[:9])
        yield true(template.format(**fields()), "clean")
        if "{p}" in template:
            off = last_digit(rng, gap, digits)
            yield wrong(template.format(**fields(size=off)), "wrong_difference")
        if "{d}" in template:
            day = record.day + timedelta(days=rng.choice([-6, -4, 4, 7]))
            yield wrong(template.format(**fields(day=day)), "day_shift")
            day = record.day.replace(day=min(record.day.day, 28), year=record.day.year - 2)
            yield wrong(template.format(**fields(day=day, year=True)), "year_shift")
        template = rng.choice(REGAIN)
        regain = record.level / series.level - 1
        yield true(template.format(**fields(size=regain)), "clean")
        off = last_digit(rng, regain, digits)
        yield wrong(template.format(**fields(size=off)), "wrong_difference")
        yield from _intraday_gap(book, rng, subject, s)


def _intraday_gap(book, rng, subject, s):
    series = book[subject]
    if subject not in HIGHS:
        return
    close, high = series.record(), series.record("high")
    a, b = 1 - series.level / close.level, 1 - series.level / high.level
    if high.is_new or b - a < 0.004:
        return
    template = rng.choice(
        [
            "{S} is {p} below its intraday record of {h}.",
            "Measured against its intraday record, {s} is down {p}.",
            "{S} has come down {p} from its intraday record of {h}.",
        ]
    )
    shown = level(rng, subject, high.level)
    yield true(template.format(s=s, S=capital(s), p=percent(rng, b), h=shown))
    yield wrong(
        template.format(s=s, S=capital(s), p=percent(rng, a), h=shown), "close_intraday_mixed"
    )


FRAMES = (records, gaps)
