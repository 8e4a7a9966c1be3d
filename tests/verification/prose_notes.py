"""Notes: sentences of notes.txt, filled for the instants at which they are true."""

from datetime import date
from functools import cache
from pathlib import Path

from prose_book import EQUITIES, YIELDS, base_day
from prose_case import true
from prose_policy import SIZES
from prose_words import (
    MONTHS,
    capital,
    change,
    day_name,
    level,
    month_name,
    name,
    ordinal,
    spelled,
    spelled_ordinal,
    way,
    weekday,
)

NOTES = Path(__file__).with_name("notes.txt")
WINDOWS = ("1w", "1m", "3m", "6m", "1y", "ytd", "mtd", "qtd", "2y", "5y")
WHEN = {
    "moved": lambda n: n["big"],
    "below record": lambda n: n["recorded"] and not n["new"] and n["gap"] > 0.03,
    "run": lambda n: abs(n["run"]) >= 3,
    "record": lambda n: n["new"],
    "rising record": lambda n: n["new"] and n["big"],
    "counted record": lambda n: n["new"] and n["nth"] > 2,
    "waited record": lambda n: n["new"] and n["wait"] > 30,
    "highest since": lambda n: n["high"],
    "largest": lambda n: n["far"] and n["big"],
    "best day": lambda n: n["far"] and n["d"] > 0,
    "worst day": lambda n: n["far"] and n["d"] < 0,
    "two": lambda n: n["big"] and n["bigB"],
    "three": lambda n: n["big"] and n["bigB"] and n["bigC"],
    "ahead": lambda n: n["big"] and n["bigB"] and n["d"] - n["dB"] > 0.004,
    "apart": lambda n: n["big"] and n["bigB"] and n["d"] > 0 > n["dB"],
    "together": lambda n: n["big"] and n["bigB"] and n["d"] * n["dB"] > 0,
    "group": lambda n: n["clear"],
    "all up": lambda n: min(n["moves"]) > 0.001,
    "all down": lambda n: max(n["moves"]) < -0.001,
    "divided": lambda n: n["recorded"] and not n["new"] and n["gap"] > 0.03 and n["newB"],
    "periods": lambda n: n["long"] and n["longB"],
    "last year": lambda n: n["long"] and "LY" in n,
    "yields": lambda n: n.get("ubp", 0) > 1 and n.get("tbp", 0) > 1,
    "yield periods": lambda n: min(n.get(f"ua_{w}", 0) for w in ("1w", "1m", "ytd", "1y")) > 5,
    "curve": lambda n: n.get("spr", 0) > 5,
    "rate": lambda n: "lo" in n,
    "changed": lambda n: "FD" in n,
    "recent change": lambda n: n.get("recent", False),
    "this year": lambda n: n.get("sameyear", False),
    "several this year": lambda n: n.get("sameyear", False) and n["cnt"] > 1,
}


@cache
def groups():
    """Templates by the name of their group."""
    found, current = {}, None
    for line in NOTES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return found


def notes(book, rng):
    """A few notes of every group that holds at the instant."""
    names = book.having(*EQUITIES)
    if len(names) < 4 or any(book[n].day != book[names[0]].day for n in names):
        return
    fields = _fields(book, rng, names)
    if fields is None:
        return
    for group, templates in groups().items():
        if WHEN[group](fields):
            for template in rng.sample(templates, min(2, len(templates))):
                yield true(template.format(**fields), "clean")


def _fields(book, rng, names):
    picked = rng.sample(names, 3)
    if any(len(book[n].days) < 1300 for n in picked):
        return None
    own = [_subject(book, rng, n) for n in picked]
    fields = dict(own[0])
    for letter, other in zip("BC", own[1:], strict=True):
        fields |= {key + letter: value for key, value in other.items()}
    fields["ahead"] = f"{abs(fields['d'] - fields['dB']) * 100:.1f}"
    order = sorted(names, key=lambda n: book[n].day_move())
    moves = [book[n].day_move() for n in order]
    fields |= {"moves": moves, "lead": name(rng, order[-1]), "lag": name(rng, order[0])}
    fields |= {"Lead": capital(fields["lead"]), "Lag": capital(fields["lag"])}
    fields["clear"] = moves[-1] - moves[-2] > 0.0005 and moves[1] - moves[0] > 0.0005
    return fields | _yields(book, rng) | _policy(book, rng)


def _subject(book, rng, subject):
    s = book[subject]
    d, record = s.day_move(), s.record()
    forms, text = way(d), name(rng, subject)
    fields = {
        "S": text, "Sc": capital(text), "d": d, "big": abs(d) > 0.003, "day": s.day,
        "p": f"{abs(d) * 100:.1f}%", "p2": f"{abs(d) * 100:.2f}%", "sp": f"{d * 100:+.2f}%",
        "l": level(rng, subject, s.level), "l0": level(rng, subject, s.back()),
        "l_0": level(rng, subject, s.level, 0), "c": change(subject, s.level - s.back()),
        "c0": f"{abs(s.level - s.back()):,.0f}", "hl": "higher" if d > 0 else "lower",
        "W": weekday(s.day), "Y": weekday(s.days[-2]), "D": day_name(rng, s.day),
        "DY": day_name(rng, s.day, year=True), "YEAR": s.day.year, "MON": MONTHS[s.day.month - 1],
        "past": rng.choice(forms["past"]), "perf": rng.choice(forms["perfect"]),
        "noun": rng.choice(forms["noun"]), "word": rng.choice(forms["word"]),
        "ing": rng.choice(forms["ing"]), "inf": rng.choice(forms["inf"]),
    }  # fmt: skip
    return fields | _record(rng, subject, s, record) | _run(s) | _since(rng, s) | _periods(rng, s)


def _record(rng, subject, s, record):
    gap, regain = 1 - s.level / record.level, record.level / s.level - 1
    return {
        "new": record.is_new, "recorded": True, "gap": gap, "g": f"{gap * 100:.1f}%",
        "rg": f"{regain * 100:.1f}%", "gp": f"{record.level - s.level:,.0f}",
        "R": level(rng, subject, record.level), "RD": day_name(rng, record.day, year=True),
        "RM": month_name(rng, record.day), "PR": level(rng, subject, record.previous),
        "PD": day_name(rng, record.previous_day, year=True),
        "PM": month_name(rng, record.previous_day), "wait": record.wait, "nth": record.nth,
        "nthw": spelled_ordinal(record.nth), "ntho": ordinal(record.nth),
        "nthc": spelled(record.nth),
    }  # fmt: skip


def _run(s):
    run = s.streak()
    return {
        "run": run, "k": spelled(abs(run)), "kn": abs(run), "ko": spelled_ordinal(abs(run)),
        "streak": "winning" if run > 0 else "losing", "gl": "gains" if run > 0 else "losses",
    }  # fmt: skip


def _since(rng, s):
    largest, highest = s.since_as_large(), s.since_level()
    fields = {"far": largest is not None and (s.day - largest).days > 25}
    if largest:
        fields |= {"SD": day_name(rng, largest, year=True), "SM": month_name(rng, largest)}
    fields["high"] = highest is not None and (s.day - highest).days > 40 and not s.record().is_new
    if highest:
        fields |= {"LV": day_name(rng, highest, year=True), "LVM": month_name(rng, highest)}
    return fields


def _periods(rng, s):
    fields, sizes = {}, [s.window(key) for key in WINDOWS]
    fields["long"] = min(abs(size) for size in sizes) > 0.006 and s.day.day > 8
    for key, size in zip(WINDOWS, sizes, strict=True):
        forms = way(size)
        fields |= {
            f"x_{key}": f"{abs(size) * 100:.1f}%", f"sx_{key}": f"{size * 100:+.1f}%",
            f"v_{key}": rng.choice(forms["perfect"]), f"w_{key}": rng.choice(forms["word"]),
            f"n_{key}": rng.choice(forms["noun"]), f"pv_{key}": rng.choice(forms["past"]),
        }  # fmt: skip
    year = s.day.year - 1
    last = s.span(date(year, 1, 1), date(year, 12, 31))
    if last is not None and abs(last) > 0.02:
        fields |= {"LY": f"{abs(last) * 100:.1f}%", "LYEAR": year}
        fields |= {"LYv": rng.choice(way(last)["past"]), "LYn": rng.choice(way(last)["noun"])}
    return fields


def _yields(book, rng):
    fields = {}
    if len(book.having(*YIELDS)) < 2:
        return fields
    for letter, subject in zip("tu", YIELDS, strict=True):
        s = book[subject]
        bp = round((s.level - s.back()) * 100)
        forms = way(bp)
        fields |= {f"{letter}{key}": rng.choice(forms[form]) for key, form in _FORMS.items()}
        fields |= {f"{letter}bp": abs(bp), f"{letter}bpw": spelled(abs(bp))}
        fields |= {f"{letter}l": f"{s.level:.2f}%", f"{letter}l0": f"{s.back():.2f}%"}
        fields[f"{letter}W"] = weekday(s.day)
        for key in ("1w", "1m", "ytd", "1y"):
            base = float(s.close[s.at(base_day(s.day, key))])
            moved = round((s.level - base) * 100)
            fields |= {
                f"{letter}a_{key}": abs(moved),
                f"{letter}pp_{key}": f"{abs(moved) / 100:.2f}",
            }
            fields |= {
                f"{letter}w_{key}": way(moved)["word"][0],
                f"{letter}l_{key}": f"{base:.2f}%",
            }
            fields[f"{letter}v_{key}"] = rng.choice(way(moved)["perfect"])
    two, ten = (book[n].level for n in YIELDS)
    return fields | {"spr": round((ten - two) * 100), "sprp": f"{ten - two:.2f}"}


_FORMS = {"w": "word", "v": "past", "n": "noun"}


def _policy(book, rng):
    rate, changes = book.rate(), book.changes()
    if rate is None or book.today.year < 2009:
        return {}
    fields = {"lo": f"{rate.lower:.2f}", "hi": f"{rate.upper:.2f}"}
    fields |= {"lo_": f"{rate.lower:g}", "hi_": f"{rate.upper:g}"}
    if not changes or (book.today - changes[-1].effective).days > 400:
        return fields
    last, up = changes[-1], changes[-1].change_bp > 0
    size, decided = abs(round(last.change_bp)), last.decided
    count = sum(c.decided.year == decided.year for c in changes)
    times = {1: "once", 2: "twice", 3: "three times"}.get(count, f"{spelled(count)} times")
    shift = last.change_bp / 100
    return fields | {
        "fv": "raised" if up else "cut", "fhike": "hike" if up else "cut", "bp": size,
        "sz": rng.choice(SIZES[size]), "FD": day_name(rng, decided, year=True),
        "FW": weekday(decided), "FM": month_name(rng, decided), "FY": decided.year, "cnt": count,
        "cn": spelled(count), "co": spelled_ordinal(count), "times": times,
        "plo": f"{last.lower - shift:.2f}", "phi": f"{last.upper - shift:.2f}",
        "recent": 0 < (book.today - decided).days < 6,
        "sameyear": decided.year == book.today.year,
    }  # fmt: skip


FRAMES = (notes,)
