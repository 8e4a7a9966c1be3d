"""Distances to a record: below it, short of it, and what it takes to regain it."""

from dataclasses import dataclass

from generator.market.lookup import Basis
from generator.verification.compare import fit_relative
from generator.verification.context import after, before, kind_at, nearest
from generator.verification.known import Record
from generator.verification.lexeme import Lexeme
from generator.verification.say import capital, say_day, say_level, say_like
from generator.verification.scene import Scene

BASES: tuple[Basis, ...] = ("close", "high")


@dataclass(frozen=True, slots=True)
class Gap:
    """One reading of a distance: from which level to which record."""

    basis: Basis
    level: float
    record: Record

    @property
    def below(self) -> float:
        """Signed distance as a fraction of the record."""
        return self.level / self.record.level - 1.0

    @property
    def regain(self) -> float:
        """Gain needed to reach the record, as a fraction."""
        return self.record.level / self.level - 1.0


def check_gap(scene: Scene, place: int, subject: str, role: str, record: int | None) -> None:
    """Judge an amount as a distance between the subject's level and its record."""
    item = scene.items[place]
    scene.mark(place)
    _mark_direction(scene, place, role)
    gaps = readings(scene, subject, record, place)
    if not gaps:
        text = f"No record of {scene.name(subject)} on that basis is among the facts."
        scene.find(item, "quantity", "unsupported", text)
        return
    for gap in gaps:
        if _fits(scene, item, gap, role, subject):
            _supported(scene, item, subject, gap, gaps, role)
            return
    _wrong(scene, item, subject, gaps, role)


def _mark_direction(scene: Scene, place: int, role: str) -> None:
    """Direction words beside a distance are part of it ("down 23% from", "would have to climb")."""
    verb = nearest(scene, place, ("move",), forward=False, stop=("amount",))
    word = after(scene, place)
    if verb is not None and (role == "regain" or scene.items[verb].sign < 0):
        scene.mark(verb)
    if kind_at(scene, word) == "move" and word is not None:
        scene.mark(word)


def readings(scene: Scene, subject: str, record: int | None, place: int) -> list[Gap]:
    """Distances the text may mean, by basis, preferring the basis it names."""
    named = basis_of(scene, record)
    bases: tuple[Basis, ...] = (named,) if named else BASES
    found = []
    for level in _levels(scene, subject):
        for basis in bases:
            standing = scene.ledger.record(subject, basis, scene.day(subject))
            if standing is not None and _is_meant(scene, record, standing):
                found.append(Gap(basis, level, standing))
    del place
    return found


def _levels(scene: Scene, subject: str) -> list[float]:
    """The quote where there is one; the close where the words or the day say so."""
    close = scene.ledger.level(subject, scene.day(subject))
    last = scene.ledger.last(subject)
    closing = scene.clause.has("close") or scene.session is not None
    if last is not None and scene.is_latest(subject):
        if scene.clause.has("close") and close is not None and not scene.clause.has("quote"):
            return [close.value]
        return [last.value, *([close.value] if closing and close else [])]
    return [close.value] if close is not None else []


def basis_of(scene: Scene, record: int | None) -> Basis | None:
    """The basis the words name, or the one the sentence has settled on."""
    tag = scene.items[record].tag if record is not None else ""
    if tag == "close":
        return "close"
    if tag == "high":
        return "high"
    if record is not None and scene.items[record].text == "standing mark":
        return scene.memory.basis
    return None


def _is_meant(scene: Scene, record: int | None, standing: Record) -> bool:
    """Whether a level printed for the record is this one's."""
    if record is None:
        return True
    value = level_of(scene, record)
    if value is None:
        return True
    amount = scene.items[value].amount
    assert amount is not None
    others = [b for b in BASES if b != standing.basis]
    if amount.holds(standing.level, level=True):
        return True
    return not any(_other_holds(scene, amount_holds=value, basis=b) for b in others)


def _other_holds(scene: Scene, *, amount_holds: int, basis: Basis) -> bool:
    amount = scene.items[amount_holds].amount
    assert amount is not None
    for subject in scene.subjects[:1]:
        record = scene.ledger.record(subject, basis, scene.day(subject))
        if record is not None and amount.holds(record.level, level=True):
            return True
    return False


def level_of(scene: Scene, record: int) -> int | None:
    """The amount printed as the record's level: `record of 983`, `the 983 it reached at its`."""
    for i in range(record + 1, min(record + 6, len(scene.items))):
        item = scene.items[i]
        if item.amount is not None and item.amount.is_level_like:
            return i
        if item.kind not in ("comma", "when", "entity") and not _links_level(item):
            break
    for i in range(record - 1, max(record - 6, -1), -1):
        item = scene.items[i]
        if item.amount is not None:
            previous = before(scene, i)
            below = kind_at(scene, previous) in ("below", "measured")
            return i if item.amount.is_level_like and below else None
        if item.kind not in ("pronoun", "reach", "prep", "quote"):
            break
    return None


def _links_level(item: Lexeme) -> bool:
    if item.kind == "reach":
        return item.text in ("is", "was", "stands", "remains", "stood", "set", "reached")
    return item.kind == "prep" and item.text in ("of", "at", "on", "the", "in")


def _fits(scene: Scene, item: Lexeme, gap: Gap, role: str, subject: str) -> bool:
    amount = item.amount
    assert amount is not None
    if role == "above":
        excess = gap.level / gap.record.previous - 1.0
        return gap.record.is_record and amount.is_relative and amount.holds(excess * 100.0)
    if role == "ratio":
        return amount.holds(gap.level / gap.record.level * 100.0)
    if amount.is_relative:
        return fit_relative(amount, gap.regain if role == "regain" else gap.below).holds
    if amount.unit not in ("none", scene.unit(subject)):
        return False
    return amount.holds(abs(gap.record.level - gap.level))


def _raw(item: Lexeme, gap: Gap, role: str) -> float:
    amount = item.amount
    assert amount is not None
    if role == "ratio":
        return gap.level / gap.record.level * 100.0
    if amount.is_relative:
        return fit_relative(amount, gap.regain if role == "regain" else gap.below).raw
    return abs(gap.record.level - gap.level)


def _supported(
    scene: Scene, item: Lexeme, subject: str, gap: Gap, gaps: list[Gap], role: str
) -> None:
    others = [g for g in gaps if g.basis != gap.basis and not _fits(scene, item, g, role, subject)]
    note = f"Measured from the record {_basis_name(gap)}."
    if others:
        note = (
            f"Right against the record {_basis_name(gap)} of {_level(scene, subject, gap)} "
            f"({_day(scene, gap)}); against the record {_basis_name(others[0])} of "
            f"{_level(scene, subject, others[0])} it is {say_like_of(item, others[0], role)}."
        )
    scene.memory.bases.setdefault(subject, set()).add(gap.basis)
    fact = f"{subject}.gap_to_record_{gap.basis}"
    known = fact if fact in scene.ledger.facts else gap.record.fact
    scene.find(item, "quantity", "supported", note, fact=known, warning=bool(others))


def _wrong(scene: Scene, item: Lexeme, subject: str, gaps: list[Gap], role: str) -> None:
    gap = gaps[-1] if gaps[0].basis == gaps[-1].basis else _preferred(gaps)
    actual = say_like_of(item, gap, role)
    text = f"The text says {item.shown}; {scene.name(subject)} is {actual} below its record "
    if role == "regain":
        text = f"The text says {item.shown}; the record of {scene.name(subject)} is {actual} away: "
    if role == "ratio":
        text = f"The text says {item.shown}; {scene.name(subject)} is at {actual} of its record "
    text += f"{_basis_name(gap)} of {_level(scene, subject, gap)} ({_day(scene, gap)})."
    other = next((g for g in gaps if g.basis != gap.basis), None)
    if other is not None:
        against = "closing prices" if other.basis == "close" else "intraday highs"
        text += f" On {against} it is {say_like_of(item, other, role)}."
    scene.find(
        item,
        "quantity",
        "wrong",
        capital(text),
        fact=gap.record.fact,
        expected=actual,
        replacement=actual,
    )


def _preferred(gaps: list[Gap]) -> Gap:
    return next((gap for gap in gaps if gap.basis == "high"), gaps[0])


def say_like_of(item: Lexeme, gap: Gap, role: str) -> str:
    """The true size of a distance, in the precision of the text, one decimal for percent."""
    amount = item.amount
    assert amount is not None
    raw = _raw(item, gap, role)
    if amount.is_relative and amount.unit != "bp" and amount.step >= 1.0:
        return f"{raw:.1f}%"
    return say_like(amount, raw)


def _basis_name(gap: Gap) -> str:
    return "close" if gap.basis == "close" else "high"


def _level(scene: Scene, subject: str, gap: Gap) -> str:
    return say_level(gap.record.level, scene.unit(subject))


def _day(scene: Scene, gap: Gap) -> str:
    return say_day(gap.record.day, scene.ledger.today)
