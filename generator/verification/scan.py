"""Scan a sentence into lexemes: names first, then dates, periods, quantities, fixed phrases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from generator.verification import dates, numbers, periods
from generator.verification.amount import DURATIONS, Amount, Hedge
from generator.verification.clock import read_clock
from generator.verification.dates import read_date
from generator.verification.lexeme import Lexeme
from generator.verification.lexicon import cues, hedges
from generator.verification.names import Name
from generator.verification.numbers import read_amount
from generator.verification.periods import read_period
from generator.verification.phrases import PhraseTable
from generator.verification.words import Word, text_at

_NOT_METALS = frozenset(
    [
        "etf",
        "etfs",
        "fund",
        "funds",
        "miner",
        "miners",
        "option",
        "options",
        "trust",
        "volatility",
        "stocks",
        "shares",
        "mining",
        "coins",
        "bars",
        "jewelry",
        "demand",
        "traders",
        "bulls",
        "bears",
        "holders",
        "treasury",
        "treasuries",
        "investors",
    ]
)
_SINGULAR_LEADS = frozenset(["first", "1st"])
_RUNS = frozenset(["straight", "consecutive", "successive"])


class Scanner:
    """Turns the words of one sentence into lexemes.

    Args:
        names: The gazetteer of the universe.
        today: Calendar day of the as-of instant in New York.
    """

    def __init__(self, names: PhraseTable[Name], today: date) -> None:
        self._names = names
        self._today = today

    def scan(self, words: Sequence[Word], text: str) -> list[Lexeme]:
        """Lexemes in order; words without a meaning are left out.

        Args:
            words: Words of one sentence of `text`.
            text: The whole text, which explanations quote.
        """
        found: list[Lexeme] = []
        at = 0
        openers = _openers(self._names)
        while at < len(words):
            known = words[at].is_number or words[at].text in openers
            lexeme = self._read(words, at, found) if known else None
            if lexeme is None:
                at += 1
                continue
            lexeme.shown = text[lexeme.start : lexeme.end].replace("\n", " ")
            if lexeme.kind == "entity" and found and found[-1].kind == "pronoun":
                _drop_title(found, lexeme)
            found.append(lexeme)
            at = lexeme.stop
        _share_units(found)
        return found

    def _read(self, words: Sequence[Word], at: int, found: list[Lexeme]) -> Lexeme | None:
        return (
            self._name(words, at)
            or _time_of_day(words, at)
            or self._period_or_date(words, at)
            or _range_cue(words, at)
            or self._high_of(words, at, found)
            or self._amount(words, at, found)
            or self._article(words, at)
            or _cue(words, at)
        )

    def _article(self, words: Sequence[Word], at: int) -> Lexeme | None:
        """`the yield on 10-year Treasuries` is a name behind an article, not "the yield"."""
        if words[at].text != "the" or at + 1 >= len(words):
            return None
        named = self._names.match(words, at + 1)
        return None if named is None else _lexeme(words, at, at + 1, "prep")

    def _name(self, words: Sequence[Word], at: int) -> Lexeme | None:
        match = self._names.match(words, at)
        if match is None:
            return None
        used, name = match
        stop = at + used
        if name.role == "mask":
            return _lexeme(words, at, stop, "name")
        if name.role == "subject" and _is_other_product(words, stop, name):
            return _lexeme(words, at, stop + 1, "entity", tag="foreign")
        entity = _lexeme(words, at, stop, "entity", tag=name.role)
        entity.ids = name.ids or ((name.group,) if name.group else ())
        return entity

    def _period_or_date(self, words: Sequence[Word], at: int) -> Lexeme | None:
        date_found = read_date(words, at, self._today)
        if date_found is not None:
            used, when = date_found
            lexeme = _lexeme(words, at, at + used, "when")
            lexeme.when = when
            return lexeme
        period_found = read_period(words, at)
        if period_found is not None:
            used, period = period_found
            lexeme = _lexeme(words, at, at + used, "period")
            lexeme.period = period
            return lexeme
        return None

    def _high_of(self, words: Sequence[Word], at: int, found: list[Lexeme]) -> Lexeme | None:
        """`its October high`, `the 2021 peak`: a high named by its date."""
        word = words[at].text
        if word not in ("high", "highs", "peak", "low", "lows") or not found:
            return None
        named = found[-1].kind == "when" and found[-1].stop == at
        if not named and word == "low" and text_at(words, at + 1) in ("of", "on", "in"):
            dated = at + 2 < len(words) and read_date(words, at + 2, self._today) is not None
            return _lexeme(words, at, at + 1, "record", tag="low") if dated else None
        if not named:
            return None
        if word in ("low", "lows"):
            return _lexeme(words, at, at + 1, "record", tag="low")
        return _lexeme(words, at, at + 1, "record", tag="any")

    def _amount(self, words: Sequence[Word], at: int, found: list[Lexeme]) -> Lexeme | None:
        hedged = self._hedged(words, at, found)
        if hedged is not None:
            return hedged
        read = read_amount(words, at)
        if read is None or _is_word_first(words, at, read[1].ordinal):
            return None
        used, amount = _with_tail(words, at, *read)
        lexeme = _lexeme(words, at, at + used, "amount")
        lexeme.amount = amount
        return lexeme

    def _hedged(self, words: Sequence[Word], at: int, found: list[Lexeme]) -> Lexeme | None:
        match = hedges().match(words, at)
        if match is None:
            return None
        used, hedge = match
        if hedge in ("less", "more") and used == 1 and _follows_amount(found, at):
            return None
        start = at + used
        if start < len(words) and words[start].text in ("another", "further"):
            start += 1
        read = read_amount(words, start) if start < len(words) else None
        if read is None or read[1].ordinal:
            return None
        more, amount = read
        if amount.unit in DURATIONS and hedge == "more" and used == 1:
            hedge = "" if words[at].text == "over" else hedge
        lexeme = _lexeme(words, at, start + more, "amount")
        lexeme.amount = replace(amount, hedge=hedge)
        return lexeme


def _time_of_day(words: Sequence[Word], at: int) -> Lexeme | None:
    used = read_clock(words, at)
    return _lexeme(words, at, at + used, "name") if used else None


@lru_cache(maxsize=4)
def _openers(names: PhraseTable[Name]) -> frozenset[str]:
    """Every word that can open something; the others need no closer look."""
    own = frozenset(("high", "highs", "peak", "low", "lows"))
    tables = (names.first_words, cues().first_words, hedges().first_words)
    readers = (dates.FIRST_WORDS, periods.FIRST_WORDS, numbers.FIRST_WORDS)
    return own.union(*tables, *readers)


def _drop_title(found: list[Lexeme], entity: Lexeme) -> None:
    """`the benchmark S&P 500`: the noun belongs to the name and stands for nothing else."""
    if found[-1].stop == entity.word and found[-1].text.startswith("the "):
        found.pop()


def _with_tail(words: Sequence[Word], at: int, used: int, amount: Amount) -> tuple[int, Amount]:
    """`2% or less`, `1,700 points or so`."""
    tail = tuple(word.text for word in words[at + used : at + used + 2])
    hedge = _TAILS.get(tail)
    return (used, amount) if hedge is None else (used + 2, replace(amount, hedge=hedge))


_TAILS: dict[tuple[str, ...], Hedge] = {
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
    ("or", "more"): "at_least",
    ("or", "so"): "about",
}


def _share_units(found: Sequence[Lexeme]) -> None:
    """`by 3 and 6 basis points`: a bare figure takes the unit of the next in its list."""
    for place in range(len(found) - 3, -1, -1):
        first, link, second = found[place : place + 3]
        if first.amount is None or second.amount is None or link.kind not in ("comma", "join"):
            continue
        bare = first.amount.unit == "none" and not first.amount.ordinal and not first.amount.grouped
        before = found[place - 1] if place else None
        if before is not None and (
            before.text in ("to", "at") or before.kind in ("quote", "close")
        ):
            continue
        if (
            bare
            and first.amount.value < 100
            and second.amount.unit in ("percent", "bp", "pp", "points")
        ):
            first.amount = replace(first.amount, unit=second.amount.unit)


def _is_other_product(words: Sequence[Word], stop: int, name: Name) -> bool:
    """`bitcoin funds`, `S&P 500 futures`: a lookalike, not the instrument."""
    if stop >= len(words):
        return False
    follower = words[stop].text
    if follower in ("futures", "contracts"):
        return name.ids[0] not in ("gold", "silver", "platinum")
    return follower in _NOT_METALS


def _is_word_first(words: Sequence[Word], at: int, ordinal: bool) -> bool:
    """`first` is a superlative unless it counts a run ("first straight")."""
    if not ordinal or words[at].text != "first":
        return False
    return at + 1 >= len(words) or words[at + 1].text not in _RUNS


def _follows_amount(found: list[Lexeme], at: int) -> bool:
    return bool(found) and found[-1].kind == "amount" and found[-1].stop == at


def _bounds_share(words: Sequence[Word], at: int) -> bool:
    """`fell under 5%`: the preposition bounds a percentage, no level was crossed."""
    hedge = hedges().match(words, at)
    read = read_amount(words, at + hedge[0]) if hedge and at + hedge[0] < len(words) else None
    return read is not None and read[1].is_relative


def _range_cue(words: Sequence[Word], at: int) -> Lexeme | None:
    """`52-week high` is one phrase, not a count of weeks."""
    if words[at].text not in ("52", "12", "one"):
        return None
    lexeme = _cue(words, at)
    return lexeme if lexeme is not None and lexeme.kind == "range52" else None


def _cue(words: Sequence[Word], at: int) -> Lexeme | None:
    match = cues().match(words, at)
    if match is None:
        return None
    used, cue = match
    if cue.tag == "opening" and at > 0:
        return None
    if cue.kind == "cross" and used > 1 and _bounds_share(words, at + used - 1):
        return _cue(words[: at + used - 1], at)
    lexeme = _lexeme(words, at, at + used, cue.kind)
    lexeme.tag, lexeme.sign = cue.tag, cue.sign
    return lexeme


def _lexeme(words: Sequence[Word], at: int, stop: int, kind: str, tag: str = "") -> Lexeme:
    first, last = words[at], words[stop - 1]
    text = first.text if stop == at + 1 else " ".join([w.text for w in words[at:stop]])
    return Lexeme(kind, first.start, last.end, text, tag=tag, word=at, stop=stop)  # type: ignore[arg-type]
