"""Whole passages as wires and newsletters write them, each with one word or figure to spoil."""

import re

from prose_book import EQUITIES, METALS, base_day
from prose_case import last_digit, true, wrong
from prose_words import capital, change, day_name, level, name, percent, way, weekday

PASSAGES = """
U.S. stocks ended mixed on {W}: {a} {a.v} {a.p}, while {b} {b.v} {b.p}.
{A} {a.v} {a.p} to close at {a.l}; {b} {b.v} {b.p}, to {b.l}.
{A} ended the day {a.w} {a.p}. {B} {b.v} {b.p}.
At the closing bell, {a} was {a.w} {a.c}, or {a.p}, at {a.l}.
{A} {a.v} by {a.p} on {W}, and {b} by {b.ps}.
{A} ({a.sp}) and {b} ({b.sp}) closed at {a.l} and {b.l}, respectively.
{A}: {a.l}, {a.w} {a.p}. {B}: {b.l}, {b.w} {b.p}.
{A} {a.sp}, {b} {b.sp}, {c} {c.sp}.
By the close, {a} had {a.v3} {a.p}; {b} was {b.w} {b.p} and {c} was {c.w} {c.p}.
Investors saw {a} {a.inf} {a.p} on {W}, to {a.l}.
{W} ended with {a} at {a.l}, {a.w} {a.p} from {Y}'s close of {a.l0}.
{A} closed at {a.l} on {W}, compared with {a.l0} on {Y}.
From {a.l0} on {Y}, {a} {a.v} to {a.l} on {W}.
{A} {a.v} {a.p} on {W}, bringing its {a.ytdn} for the year to {a.ytd}.
{A} is {a.ytdw} {a.ytd} in {YEAR}.
Year to date, {a} is {a.ytdw} {a.ytd} and {b} is {b.ytdw} {b.ytd}.
{A} has {a.ytdv} {a.ytd} since the start of {YEAR}.
Since the end of last year, {a} has {a.ytdv} {a.ytd}.
For {YEAR} so far, {a} shows a {a.ytdn} of {a.ytd}.
{A} has {a.mv} {a.m} in a month and {a.yv} {a.y} in a year.
Over one week {a} is {a.wkw} {a.wk}; over one month, {a.mw} {a.m}.
In the space of three months, {a} has {a.qv} {a.q}.
Compared with a year ago, {a} is {a.yw} {a.y}.
{A} stands {a.y} {a.yhl} than a year ago.
A year ago {a} stood at {a.l1y}; it is now at {a.l}.
{A}'s twelve-month {a.yn} is {a.y}.
Twelve months ago, {a} closed at {a.l1y}. On {W} it closed at {a.l}.
Three months earlier {a} was at {a.l3m}.
{A} finished last year at {a.l0y} and now trades at {a.l}.
{A} ended {LASTYEAR} at {a.l0y}.
{A} {a.v} on {W}, by {a.p}, to {a.l}.
The {a.n} in {a} on {W} amounted to {a.p}, or {a.c}.
{A} closed {W}'s session at {a.l}, {a.c} {a.hl}.
{A}'s {W} close of {a.l} was {a.p} {a.ab} {Y}'s.
Among the big indexes, {a} {a.v} {a.p} and {b} {b.v} {b.p} on {W}.
{A} {a.v} {a.p} on {D}.
On {D}, {a} closed at {a.l}.
As of the close on {D}, {a} was {a.ytdw} {a.ytd} for the year.
The session of {D} took {a} {a.w} {a.p} to {a.l}.
{A} – {a.w} {a.p} – closed at {a.l}, and {b} – {b.w} {b.p} – at {b.l}.
With {a} {a.w} {a.p} and {b} {b.w} {b.p}, {W} was a busy day.
While {a} {a.v} {a.p}, {b} {b.v} {b.p} on {W}.
Though {b} {b.v} {b.p}, {a} {a.v} {a.p} on {W}.
{A} {a.v} {a.p} on {W}. It closed at {a.l}.
{A} {a.v} {a.p} on {W}. The index is now {a.ytdw} {a.ytd} this year.
{A} closed at {a.l} on {W}. That is {a.p} {a.hl} than on {Y}.
{A} {a.v} {a.p}, {b} {b.v} {b.p} and {c} {c.v} {c.p} on {W}.
{A} {a.v} {a.p} on {W}, as against a {b.n} of {b.p} for {b}.
{A}'s {a.n} of {a.p} compares with {b}'s {b.n} of {b.p}.
The day's moves: {a} {a.sp}, {b} {b.sp}.
Here is how the indexes closed on {W}: {a} at {a.l} ({a.sp}), {b} at {b.l} ({b.sp}).
{A} was quoted {a.w} {a.p} at the close.
{A} recorded a {a.n} of {a.c} on {W}.
* {A}: {a.sp} to {a.l}
- {A} {a.v} {a.p} to {a.l}
| {A} | {a.l} | {a.sp} |
{A} moved {a.w} {a.p} on {W}.
{A} traded {a.w} on {W}, ending with a {a.n} of {a.p}.
{W} marked a {a.p} {a.n} for {a}, and a {b.p} {b.n} for {b}.
{A} {a.v} {a.p} on the day and is {a.wkw} {a.wk} on the week.
{A}, at {a.l}, has {a.mv} {a.m} over the past month.
Having {a.mv} {a.m} over the past month, {a} stands at {a.l}.
"""
METAL = """
Gold {g.v} {g.p} to {g.l} an ounce, and silver {s.v} {s.p} to {s.l}.
Gold futures settled at {g.l} an ounce on {W}, {g.w} {g.p}.
An ounce of gold cost {g.l} at {W}'s settlement, {g.p} {g.hl} than the day before.
Silver closed {W} at {s.l}, {s.w} {s.c}.
Gold is {g.ytdw} {g.ytd} this year; silver is {s.ytdw} {s.ytd}.
In metals, gold {g.v} {g.p} and silver {s.v} {s.p}.
The price of gold {g.v} {g.p} on {W} to {g.l}.
The yellow metal {g.v} {g.p} on {W}.
Bullion {g.v} {g.p} to {g.l} an ounce on {W}.
Gold prices {g.v} {g.p} on {W}; silver prices {s.v} {s.p}.
Gold finished at {g.l}, a {g.n} of {g.c} an ounce.
"""
_FIELD = re.compile(r"\{([abcgs])\.(\w+)\}")
_KINDS = {
    **dict.fromkeys(("p", "sp", "ps", "c", "l", "l0"), "last_digit"),
    **dict.fromkeys(("ytd", "m", "y", "q", "wk", "l1y", "l3m", "l0y"), "other_period_cell"),
    **dict.fromkeys(("v", "v3", "inf", "ytdv", "mv", "yv", "qv"), "direction_verb"),
    **dict.fromkeys(("w", "hl", "ab", "ytdw", "mw", "yw", "wkw", "yhl"), "direction_word"),
    **dict.fromkeys(("n", "ytdn", "yn"), "direction_noun"),
}
_WINDOWS = {"ytd": "ytd", "m": "1m", "y": "1y", "q": "3m", "wk": "1w"}
_BASES = {"l1y": "1y", "l3m": "3m", "l0y": "ytd"}


class Voice:
    """What a passage says of one instrument; the field named `spoilt` comes out wrong."""

    def __init__(self, rng, subject, series, spoilt=""):
        self._rng, self._subject, self._series, self._spoilt = rng, subject, series, spoilt

    def __getattr__(self, field):
        return self._say(field, spoil=field == self._spoilt)

    def _say(self, field, *, spoil):
        series, rng = self._series, self._rng
        if field in ("p", "ps", "sp"):
            size = self._size(series.day_move(), spoil)
            return f"{size * 100:+.1f}%" if field == "sp" else percent(rng, size, 1)
        if field in _WINDOWS:
            return percent(rng, self._size(series.window(_WINDOWS[field]), spoil), 1)
        if field == "c":
            off = 1.37 if spoil else 1.0
            return change(self._subject, (series.level - series.back()) * off)
        if field in ("l", "l0", *_BASES):
            return level(rng, self._subject, self._level(field) * (1.018 if spoil else 1.0))
        stem = next((w for w in ("ytd", "wk", "m", "y", "q") if field.startswith(w)), "")
        size = series.window(_WINDOWS[stem]) if stem else series.day_move()
        return self._word(field.removeprefix(stem), -size if spoil else size, perfect=bool(stem))

    def _size(self, size, spoil):
        return last_digit(self._rng, size, 1) * (1 if size > 0 else -1) if spoil else size

    def _level(self, field):
        series = self._series
        if field == "l":
            return series.level
        if field == "l0":
            return series.back()
        return float(series.close[series.at(base_day(series.day, _BASES[field]))])

    def _word(self, field, size, *, perfect):
        forms = way(size)
        if field == "hl":
            return "higher" if size > 0 else "lower"
        if field == "ab":
            return "above" if size > 0 else "below"
        if field == "v3" or (field == "v" and perfect):
            return self._rng.choice(forms["perfect"])
        return self._rng.choice(forms[{"v": "past", "w": "word", "n": "noun", "inf": "inf"}[field]])


def passages(book, rng):
    """Passages about equity indexes and metals, right and with one field spoilt."""
    equities, metals = book.having(*EQUITIES), book.having(*METALS)
    if len(equities) < 3 or not {"gold", "silver"} <= set(metals):
        return
    for text in rng.sample(PASSAGES.strip().splitlines(), 9):
        yield from _passage(book, rng, text, dict(zip("abc", rng.sample(equities, 3), strict=True)))
    for text in rng.sample(METAL.strip().splitlines(), 2):
        yield from _passage(book, rng, text, {"g": "gold", "s": "silver"})


def _passage(book, rng, text, who):
    fields = _FIELD.findall(text)
    used = {letter: book[subject] for letter, subject in who.items()}
    day = next(iter(used.values())).day
    if any(series.day != day or len(series.days) < 300 for series in used.values()):
        return
    if any(_too_small(used[letter], field) for letter, field in fields):
        return
    if len({x.day_move() > 0 for x in used.values()}) > 1 and ("by {b.ps}" in text):
        return
    yield true(_put(book, rng, text, who, day), "clean")
    letter, field = rng.choice(fields)
    yield wrong(_put(book, rng, text, who, day, (letter, field)), _KINDS[field])


def _too_small(series, field):
    stem = next((w for w in ("ytd", "wk", "m", "y", "q") if field.startswith(w)), "")
    size = series.window(_WINDOWS[stem]) if stem else series.day_move()
    year = series.day.year == series.days[series.at(series.day.replace(month=1, day=1))].year
    return size is None or not 0.003 < abs(size) < 0.95 or (field == "l0y" and year)


def _put(book, rng, text, who, day, spoilt=("", "")):
    voices = {
        letter: Voice(rng, subject, book[subject], spoilt[1] if letter == spoilt[0] else "")
        for letter, subject in who.items()
    }
    names = {letter: name(rng, subject) for letter, subject in who.items()}
    previous = book[next(iter(who.values()))].days[-2]
    fixed = {"W": weekday(day), "Y": weekday(previous), "D": day_name(rng, day)}
    fixed |= {"YEAR": day.year, "LASTYEAR": day.year - 1}
    fixed |= {letter.upper(): capital(text) for letter, text in names.items()}
    for letter in who:
        text = re.sub(r"\{" + letter + r"\}", names[letter].replace("\\", ""), text)
    return text.format(**voices, **fixed)


FRAMES = (passages,)
