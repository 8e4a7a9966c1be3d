"""The quantity grammar: money, percentages, basis points, levels, counts, fractions, ranges."""

from collections.abc import Sequence
from dataclasses import replace

from generator.verification.amount import Amount, AmountUnit
from generator.verification.fractions import read_fraction
from generator.verification.numerals import (
    CARDINALS,
    DENOMINATORS,
    ORDINALS,
    read_cardinal,
    read_ordinal,
)
from generator.verification.units import UNITS, Read
from generator.verification.words import Word, text_at

_GLUED_SCALE = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}


_SCALE = {
    **{"thousand": 1e3, "mn": 1e6, "mln": 1e6, "million": 1e6, "bn": 1e9, "bln": 1e9},
    **{"billion": 1e9, "tn": 1e12, "trn": 1e12, "trillion": 1e12},
}


_CURRENCIES = {"$": "usd", "€": "other", "£": "other", "¥": "other"}


_RANGE_MARKS = ("–", "-", "—")


_RANGE_LEAD = ("to", "of", "at", "is", "was", "between", "now", "range", "still", "currently")


_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_AFTER_ONCE = frozenset(("this", "in", "so", "since", "already", ".", "during", ""))


FIRST_WORDS = frozenset((*CARDINALS, *ORDINALS, *DENOMINATORS, *_CURRENCIES)) | frozenset(
    ("(", "+", "-", "–", "±", "us", "a", "an", "no", "dozen", *_TIMES)
)


def read_amount(words: Sequence[Word], at: int) -> Read | None:
    """The amount that starts at `at`, ranges included; None when none does."""
    single = _read_single(words, at)
    if single is None:
        return None
    used, amount = single
    if amount.ordinal or at + used >= len(words):
        return single
    return _read_range(words, at, used, amount) or single


def _read_range(words: Sequence[Word], at: int, used: int, first: Amount) -> Read | None:
    link = words[at + used]
    before = words[at - 1].text if at else ""
    if link.text in _RANGE_MARKS and _tight(words, at + used):
        second = _read_single(words, at + used + 1, signed=False)
    elif (link.text == "to" and _may_open(first) and before in _RANGE_LEAD) or (
        link.text == "and" and before == "between"
    ):
        second = _read_single(words, at + used + 1)
    else:
        return None
    if second is None or second[1].ordinal:
        return None
    more, upper = second
    if link.text == "to" and not first.is_relative and not upper.is_relative:
        return None
    if not (first.unit in (upper.unit, "none") or (first.unit, upper.unit) == ("usd", "none")):
        return None
    if first.unit == "none" and upper.value < first.value and upper.unit in ("none", "other"):
        return None
    unit = upper.unit if first.unit == "none" else first.unit
    step = max(first.step, upper.step)
    joined = replace(first, unit=unit, upper=upper.value, step=step)
    return used + 1 + more, joined


def _may_open(first: Amount) -> bool:
    """`3.50% to 3.75%`, `3.50 to 3.75 percent`."""
    return first.is_relative or (first.unit == "none" and not first.grouped and first.value < 100)


def _tight(words: Sequence[Word], at: int) -> bool:
    """A dash joins a range when it touches both figures, or neither ("3% – 4%")."""
    nxt = words[at + 1] if at + 1 < len(words) else None
    if nxt is None or not (nxt.is_number or nxt.text in _CURRENCIES):
        return False
    return words[at].glued and nxt.glued


def _read_single(words: Sequence[Word], at: int, *, signed: bool = True) -> Read | None:
    if at >= len(words) or not (words[at].is_number or words[at].text in FIRST_WORDS):
        return None
    return (
        _read_ordinal(words, at)
        or _read_digits(words, at, signed=signed)
        or read_fraction(words, at)
        or _read_times(words, at)
        or _read_spelled(words, at)
    )


def _read_times(words: Sequence[Word], at: int) -> Read | None:
    """`raised rates twice this year`; `once` and `twice` may also open other constructions."""
    value = _TIMES.get(words[at].text)
    if value is None or text_at(words, at + 1) not in _AFTER_ONCE or at == 0:
        return None
    return 1, Amount(value, "times", 1.0, digits=False)


def _read_ordinal(words: Sequence[Word], at: int) -> Read | None:
    if words[at].text == "no":
        return _read_numbered(words, at)
    found = read_ordinal(words, at)
    if found is None or _is_fraction_part(words, at, found[0]):
        return None
    used, rank = found
    return used, Amount(float(rank), "none", 1.0, ordinal=True, digits=words[at].is_number)


def _read_numbered(words: Sequence[Word], at: int) -> Read | None:
    """`record No. 28`."""
    pos = at + 1 + (text_at(words, at + 1) == ".")
    if pos >= len(words) or not words[pos].text.isdecimal() or len(words[pos].text) > 4:
        return None
    return pos + 1 - at, Amount(float(words[pos].text), "none", 1.0, ordinal=True)


def _is_fraction_part(words: Sequence[Word], at: int, used: int) -> bool:
    """Whether "third" here is a fraction ("one-third", "a tenth of a percent")."""
    if words[at].text not in DENOMINATORS or at == 0:
        return False
    return text_at(words, at + used) == "of" and words[at - 1].text in ("a", "one", "-")


def _read_digits(words: Sequence[Word], at: int, *, signed: bool) -> Read | None:
    pos, sign, bracket = at, 0, False
    if words[pos].text == "(" and _closes(words, pos):
        pos, sign, bracket = pos + 1, -1, True
    if signed and words[pos].text in ("+", "-", "–", "±") and _is_sign(words, pos):
        sign = 1 if words[pos].text == "+" else -1
        pos += 1
    pos, unit = _read_currency(words, pos)
    if pos < len(words) and unit != "none" and words[pos].text in ("-", "+") and sign == 0:
        sign, pos = (1 if words[pos].text == "+" else -1), pos + 1
    if pos >= len(words) or not words[pos].is_number:
        return None
    value, step, grouped, pos = _read_number(words, pos)
    if bracket:
        pos += 1
    return _finish(words, at, pos, Amount(value, unit, step, sign=sign, grouped=grouped))


def _closes(words: Sequence[Word], at: int) -> bool:
    """`(0.3)%`: parentheses around one bare figure, a unit right behind."""
    if at + 3 >= len(words) or not words[at + 1].is_number or words[at + 2].text != ")":
        return False
    return words[at + 3].glued and words[at + 3].text in ("%", "bp", "bps")


def _is_sign(words: Sequence[Word], at: int) -> bool:
    if at + 1 >= len(words) or not words[at + 1].glued:
        return False
    nxt = words[at + 1]
    if not nxt.is_number and nxt.text not in _CURRENCIES:
        return False
    return at == 0 or not words[at].glued or words[at - 1].text in ("(", "[", "/", ",", ":", "*")


def _read_currency(words: Sequence[Word], at: int) -> tuple[int, AmountUnit]:
    if at < len(words) and words[at].text == "us" and text_at(words, at + 1) == "$":
        at += 1
    if at < len(words) and words[at].text in _CURRENCIES:
        return at + 1, "usd" if words[at].text == "$" else "other"
    return at, "none"


def _read_number(words: Sequence[Word], at: int) -> tuple[float, float, bool, int]:
    text = words[at].text
    decimals = len(text.partition(".")[2])
    value, step = float(text.replace(",", "")[:300]), 10.0**-decimals
    grouped = "," in text
    pos = at + 1
    mixed = _read_mixed(words, pos)
    if mixed is not None:
        used, part = mixed
        return value + part, 0.01, grouped, pos + used
    if pos < len(words) and words[pos].glued and words[pos].text in _GLUED_SCALE:
        scale = _GLUED_SCALE[words[pos].text]
        return value * scale, step * scale, True, pos + 1
    return value, step, grouped, pos


def _read_mixed(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    """The fraction of `5-1/4` or `8 7/8`."""
    start = at + 1 if at < len(words) and words[at].text == "-" else at
    if start + 2 >= len(words) or words[start + 1].text != "/":
        return None
    top, bottom = words[start], words[start + 2]
    if not (top.text.isdigit() and bottom.text in ("2", "4", "8", "16", "32")):
        return None
    return start + 3 - at, int(top.text[:3]) / int(bottom.text)


def _finish(words: Sequence[Word], at: int, pos: int, amount: Amount) -> Read:
    """Magnitude and unit behind the figure."""
    pos, amount = _read_scale(words, pos, amount)
    pos, amount = _read_unit(words, pos, amount)
    measured = text_at(words, pos + 1) in ("ounce", "oz", "barrel", "coin", "troy")
    if amount.unit == "usd" and measured and text_at(words, pos) in ("an", "a", "per", "/"):
        pos += 2
    return pos - at, amount


def _read_scale(words: Sequence[Word], pos: int, amount: Amount) -> tuple[int, Amount]:
    hyphen = text_at(words, pos) == "-" and text_at(words, pos + 1) in _SCALE
    word = text_at(words, pos + 1 if hyphen else pos)
    if word not in _SCALE:
        return pos, amount
    scale = _SCALE[word]
    grown = replace(
        amount,
        value=amount.value * scale,
        step=amount.step * scale,
        grouped=True,
        scaled=scale > 1e3,
    )
    return pos + (2 if hyphen else 1), grown


def _read_unit(words: Sequence[Word], pos: int, amount: Amount) -> tuple[int, Amount]:
    start = pos + 1 if text_at(words, pos) == "-" and words[pos].glued else pos
    if start >= len(words):
        return pos, amount
    if amount.unit == "none" and _counts_members(words, start):
        return pos, replace(amount, unit="other")
    found = UNITS.match(words, start)
    if found is not None and amount.unit in ("none", found[1]):
        return start + found[0], replace(amount, unit=found[1])
    if text_at(words, start) in ("cents", "cent", "¢") and amount.unit == "none":
        cents = replace(amount, unit="usd", value=amount.value / 100, step=amount.step / 100)
        return start + 1, cents
    return pos, amount


_MEMBERS = frozenset(("companies", "members", "stocks", "firms", "components", "constituents"))


def _counts_members(words: Sequence[Word], at: int) -> bool:
    """`500 large companies`: a count of members, an adjective between or not."""
    return any(
        text_at(words, at + skip) in _MEMBERS
        and all(word.text.isalpha() for word in words[at : at + skip])
        for skip in (0, 1, 2)
    )


def _read_spelled(words: Sequence[Word], at: int) -> Read | None:
    found = read_cardinal(words, at)
    if found is None:
        return None
    used, value = found
    read, amount = _finish(words, at, at + used, Amount(float(value), "none", 1.0, digits=False))
    if value == 1 and amount.unit == "none" and text_at(words, at + used) != "record":
        return None
    return read, amount
