"""Sentences about the Fed, bill purchases, yields, thresholds, multiples and the past."""

from datetime import date

from prose_case import true, wrong
from prose_words import (
    day_name,
    spelled,
    spelled_ordinal,
)

_ODD = (date(2015, 12, 16), date(2016, 12, 14))
"""Decision days that the policy file carries itself."""
SIZES = {25: ["a quarter of a percentage point", "a quarter point", "25 basis points", "25 bps"]}
SIZES |= {
    50: ["half a percentage point", "a half point", "50 basis points", "0.5 percentage points"]
}
SIZES |= {75: ["75 basis points", "three-quarters of a percentage point", "0.75 percentage points"]}
SIZES |= {100: ["a full percentage point", "100 basis points", "one percentage point"]}


def policy(book, rng):
    """The target range, the last change, their dates and counts."""
    changes = book.changes()
    rate = book.rate()
    if rate is None or book.today.year < 2009:
        return
    low, high = rate.lower, rate.upper
    template = rng.choice(
        [
            "The federal funds rate is in a range of {lo}% to {hi}%.",
            "The Fed's target range now stands at {lo}%-{hi}%.",
            "Its benchmark rate sits between {lo}% and {hi}%, the Federal Reserve says.",
            "The upper bound of the fed funds target range is {hi}%.",
            "The target for the federal funds rate is {lo} percent to {hi} percent.",
        ]
    )
    put = template.format
    yield true(put(lo=f"{low:.2f}", hi=f"{high:.2f}"), "clean")
    step = rng.choice([-0.25, 0.25, 0.5]) if low > 0.25 else 0.25
    yield wrong(put(lo=f"{low + step:.2f}", hi=f"{high + step:.2f}"), "policy_range")
    if not changes or (book.today - changes[-1].effective).days > 900:
        return
    yield from _last_change(book, rng, changes)


def _last_change(book, rng, changes):
    last = changes[-1]
    year = last.decided.year
    count = sum(c.decided.year == year for c in changes)
    size = abs(round(last.change_bp))
    up = last.change_bp > 0
    verb, noun = ("raised", "increase") if up else ("cut", "cut")
    fields = {"v": verb, "n": noun, "vs": "raise" if up else "cut", "sz": rng.choice(SIZES[size])}
    fields |= {"lo": f"{last.lower:.2f}", "hi": f"{last.upper:.2f}", "y": year}
    day = day_name(rng, last.decided, year=True)
    template = rng.choice(
        [
            "The Fed {v} rates by {sz} on {d}.",
            "On {d}, the Federal Reserve {v} its target range by {sz}.",
            "The central bank's last move, on {d}, was to {vs} rates by {sz}.",
            "Policy makers last {v} the federal funds rate on {d}, by {sz}.",
            "The Fed's most recent move was {d}'s {n} of {sz}.",
            "The target range was last changed on {d}, when the Fed {v} it by {sz}.",
        ]
    )
    yield true(template.format(d=day, **fields), "clean")
    other = rng.choice([s for s in SIZES if s != size])
    text = template.format(**{**fields, "d": day, "sz": rng.choice(SIZES[other])})
    yield wrong(text, "policy_count")
    flipped = {**fields, "v": "cut" if up else "raised", "vs": "cut" if up else "raise"}
    flipped["n"] = "cut" if up else "increase"
    yield wrong(template.format(d=day, **flipped), "direction_verb")
    if last.decided not in _ODD:
        shifted = last.decided.replace(day=last.decided.day + (9 if last.decided.day < 19 else -9))
        text = template.format(d=day_name(rng, shifted, year=True), **fields)
        yield wrong(text, "day_shift")
    text = template.format(
        d=day_name(rng, last.decided.replace(year=year - 1), year=True), **fields
    )
    yield wrong(text, "year_shift")
    if book.today.year != year or count < 1:
        return
    times = {1: "once", 2: "twice", 3: "three times"}.get(count, f"{spelled(count)} times")
    wrongs = {1: "twice", 2: "three times", 3: "twice"}.get(count, f"{spelled(count - 1)} times")
    template = rng.choice(
        [
            "The Fed has {v} rates {t} this year.",
            "So far this year, the Federal Reserve has {v} its target range {t}.",
        ]
    )
    yield true(template.format(t=times, **fields), "clean")
    yield wrong(template.format(t=wrongs, **fields), "policy_count")
    template = "It was the Fed's {k} {n} of {y}, taking the range to {lo}%-{hi}%."
    template = rng.choice([template, "The Fed's {k} {n} of the year came on {d}."])
    yield true(template.format(k=spelled_ordinal(count), d=day, **fields), "clean")
    yield wrong(template.format(k=spelled_ordinal(count + 1), d=day, **fields), "policy_count")


def bills(book, rng):
    """Reserve-management purchases of Treasury bills."""
    start = book.data.universe.bill_purchases_from
    if start is None or book.today < start:
        return
    done = [
        o
        for o in book.data.operations.purchases
        if start <= o.day and (o.day < book.today or (o.day == book.today and book.evening))
    ]
    if not done:
        return
    first, total = float(done[0].accepted_bn), float(sum(o.accepted_bn for o in done))
    for _ in range(4):
        yield from _purchases(rng, start, first, total, several=len(done) > 1)


def _purchases(rng, start, first, total, *, several):
    s = day_name(rng, start, year=True)
    for template in (
        "The New York Fed's first purchase, on {s}, amounted to ${f} billion of Treasury bills.",
        "On {s} the desk took in ${f} billion of Treasury bills in its first operation.",
        "The first of the bill purchases, on {s}, came to ${f} billion.",
    ):
        yield true(template.format(s=s, f=f"{first:.1f}"), "clean")
        if several:
            yield wrong(template.format(s=s, f=f"{total:.1f}"), "purchase_period_swap")
    for template in (
        "Since {s}, the New York Fed has bought ${t} billion of Treasury bills.",
        "All told, bill purchases since {s} come to ${t} billion.",
        "The New York Fed's purchases of bills since {s} add up to ${t} billion.",
    ):
        yield true(template.format(s=s, t=f"{total:.1f}"), "clean")
        if several:
            yield wrong(template.format(s=s, t=f"{first:.1f}"), "purchase_period_swap")
    for template in (
        "The New York Fed intends to buy about ${f} billion of bills in the 30 days from {s}.",
        "Over the 30 days from {s}, the New York Fed intends to buy about ${f} billion of bills.",
        "The New York Fed's plan is to buy about ${f} billion of bills in the 30 days from {s}.",
    ):
        yield true(template.format(s=s, f="40"), "clean")
        yield wrong(template.format(s=s, f=f"{first:.1f}"), "purchase_period_swap")
    for template in (
        "The first purchase of bills, on {s}, amounted to ${f} billion.",
        "In its first operation on {s}, the New York Fed bought ${f} billion of Treasury bills.",
    ):
        yield true(template.format(s=s, f=f"{first:.1f}"), "clean")
        yield wrong(template.format(s=s, f="40"), "purchase_period_swap")


FRAMES = (policy, bills)
