"""Clause: one subject, or list of subjects, with what is said about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.verification.lexeme import Lexeme

_PREDICATES = frozenset(
    [
        "amount",
        "move",
        "flat",
        "multiple",
        "record",
        "range52",
        "compare",
        "best",
        "run",
        "rank",
        "cross",
        "close",
        "quote",
        "reach",
        "near",
        "policy",
        "peak",
        "regain",
        "diverge",
        "bills",
        "plan",
        "total",
        "spread",
        "other",
        "forecast",
    ]
)
_FED_FAMILY = frozenset(("fed", "desk", "bills"))
_BACKWARD = frozenset(("of", "in", "by", "than"))
_LIGHT = frozenset(("comma", "join", "bracket", "name", "quant"))


@dataclass
class Clause:
    """Lexemes of one clause in order, its subjects, and the entities it compares them with."""

    items: list[Lexeme] = field(default_factory=list)
    subjects: list[Lexeme] = field(default_factory=list)
    objects: list[Lexeme] = field(default_factory=list)
    lead: str = ""
    """The conjunction that opens it, where one does."""
    depth: int = 0
    has_predicate: bool = False
    _kinds: frozenset[str] = frozenset()
    _counted: int = 0

    def add(self, item: Lexeme) -> None:
        """Append an item and keep track of parentheses and predicates."""
        self.items.append(item)
        if item.kind == "bracket":
            self.depth = max(self.depth + (1 if item.tag == "(" else -1), 0)
        elif item.kind in _PREDICATES and not self.depth:
            self.has_predicate = True

    @property
    def names_subject(self) -> bool:
        """Whether the clause names its own subject."""
        return bool(self.subjects)

    @property
    def ids(self) -> tuple[str, ...]:
        """Subject ids in the order of the text; empty when any is outside the universe."""
        if any(lexeme.tag == "foreign" for lexeme in self.subjects):
            return ()
        return tuple(name for lexeme in self.subjects for name in lexeme.ids)

    @property
    def is_foreign(self) -> bool:
        """Whether it speaks of something the facts do not cover."""
        return any(lexeme.tag == "foreign" for lexeme in self.subjects)

    def has(self, *kinds: str) -> bool:
        """Whether any item is of one of these kinds."""
        if len(self.items) != self._counted:
            self._kinds = frozenset(item.kind for item in self.items)
            self._counted = len(self.items)
        return not self._kinds.isdisjoint(kinds)

    def roles(self) -> set[str]:
        """Tags of its entities."""
        return {lexeme.tag for lexeme in (*self.subjects, *self.objects)}


def split_clauses(lexemes: Sequence[Lexeme]) -> list[Clause]:
    """Clauses of a sentence.

    A clause ends where a new subject follows a predicate, at a semicolon or dash, and at a
    conjunction after a predicate. Entities in a list share one clause; compared entities
    ("outperformed the Dow") are objects of theirs.
    """
    clauses: list[Clause] = []
    current = Clause()
    for place, lexeme in enumerate(lexemes):
        if _opens(lexeme, lexemes, place, current):
            lead = _lead(lexemes, place, lexeme)
            carried = _carried(current, lexeme, lead)
            clauses.append(current)
            current = Clause(lead=lead)
            for item in carried:
                current.add(item)
        if lexeme.kind == "entity":
            _place_entity(lexeme, lexemes, place, current)
        else:
            current.add(lexeme)
    clauses.append(current)
    return _merged([clause for clause in clauses if clause.items or clause.subjects])


def _merged(clauses: list[Clause]) -> list[Clause]:
    """`Two indexes closed at records: A and B`: the list says which members are meant."""
    kept: list[Clause] = []
    for clause in clauses:
        owner = kept[-1] if kept else None
        listing = clause.subjects and not clause.has_predicate and clause.lead == ""
        if owner is not None and listing and _is_group(owner) and not _is_group(clause):
            owner.subjects = clause.subjects
            owner.items += clause.items
            continue
        kept.append(clause)
    return kept


def _is_group(clause: Clause) -> bool:
    return bool(clause.subjects) and all(x.tag in ("set", "scope") for x in clause.subjects)


def _carried(current: Clause, lexeme: Lexeme, lead: str) -> list[Lexeme]:
    """Items that belong to the clause about to open.

    `..., and on Friday the Dow fell`: the words between the conjunction and the subject move;
    `in May 2021, when it peaked`: the date before "when" is shared.
    """
    items = current.items
    if lead == "when":
        tail = [x for x in items[-2:] if x.kind in ("when", "comma")]
        return [x for x in tail if x.kind == "when"] if items[-1:] == tail[-1:] else []
    if lexeme.kind != "entity":
        return []
    at = len(items)
    while at and items[at - 1].kind in ("prep", "when", "period"):
        at -= 1
    if [x.text for x in items[-2:] if x.kind == "prep" and x.text != "the"] == ["for"]:
        while at and items[at - 1].kind in ("move", "amount", "prep"):
            at -= 1
    if at == len(items) or not at or items[at - 1].kind not in ("join", "comma", "split"):
        return []
    moved = items[at:]
    del items[at:]
    return moved


def _lead(lexemes: Sequence[Lexeme], place: int, lexeme: Lexeme) -> str:
    if lexeme.kind != "entity":
        return lexeme.text
    before = lexemes[place - 1] if place else None
    return before.text if before is not None and before.kind in ("split", "join") else ""


def _opens(lexeme: Lexeme, lexemes: Sequence[Lexeme], place: int, current: Clause) -> bool:
    if lexeme.kind == "split":
        return _split_opens(lexeme, lexemes, place, current)
    if lexeme.kind == "against":
        return current.names_subject and _entity_ahead(lexemes, place)
    if lexeme.kind != "entity" or not current.has_predicate:
        return False
    if not current.names_subject:
        return _has_pronoun_subject(current, lexemes, place)
    if _continues_list(lexemes, place, current) or _is_second(lexemes, place, current):
        return False
    return not _is_object(lexeme, lexemes, place, current)


def _is_second(lexemes: Sequence[Lexeme], place: int, current: Clause) -> bool:
    """`the gap between the 2-year and the 10-year yield was ...`: both ends of one distance."""
    if not current.has("spread") or len(current.subjects) != 1:
        return False
    behind = [x for x in lexemes[max(place - 3, 0) : place] if x.kind != "prep"]
    return [x.kind for x in behind] == ["entity", "join"]


def _has_pronoun_subject(current: Clause, lexemes: Sequence[Lexeme], place: int) -> bool:
    """`It's up 18%, behind the S&P 500's 24%`; not `It was the Dow's second gain`."""
    opening = current.items[:3]
    spoken = any(x.kind == "pronoun" and x.text not in ("its", "their") for x in opening)
    governor = _governor(lexemes, place)
    if governor is not None and governor.text in ("for", "of", "in"):
        return False
    if governor is not None and governor.kind == "join" and current.has("close", "quote", "move"):
        return lexemes[lexemes.index(governor) - 1].kind != "entity"
    says = any(
        x.kind in ("move", "close", "quote", "cross", "below", "peak") for x in current.items
    )
    return spoken and says and not (governor is not None and governor.kind == "compare")


def _split_opens(lexeme: Lexeme, lexemes: Sequence[Lexeme], place: int, current: Clause) -> bool:
    if lexeme.tag == "hard":
        return current.has_predicate
    return current.has_predicate and (current.names_subject or _entity_ahead(lexemes, place))


def _entity_ahead(lexemes: Sequence[Lexeme], place: int) -> bool:
    for lexeme in lexemes[place + 1 :]:
        if lexeme.kind == "split":
            return False
        if lexeme.kind == "entity":
            return True
    return False


def _place_entity(lexeme: Lexeme, lexemes: Sequence[Lexeme], place: int, current: Clause) -> None:
    governor = _governor(lexemes, place)
    if governor is not None and governor.kind == "include" and current.subjects:
        current.subjects = [x for x in current.subjects if x.tag not in ("set", "scope")]
    listed = current.has_predicate and _continues_list(lexemes, place, current)
    whole = lexeme.tag in ("set", "scope") and _opens_with_whole(lexemes, place)
    if whole or (not listed and _is_object(lexeme, lexemes, place, current)):
        current.objects.append(lexeme)
    else:
        current.subjects.append(lexeme)
    current.items.append(lexeme)


def _opens_with_whole(lexemes: Sequence[Lexeme], place: int) -> bool:
    """`Of the four indexes, only the Dow fell`: the set the subject is counted in."""
    before = [x.text for x in lexemes[:place] if x.text != "the"]
    return before in (["of"], ["among"], ["amongst"], ["in"], ["within"], ["for"], ["across"])


def _continues_list(lexemes: Sequence[Lexeme], place: int, current: Clause) -> bool:
    """`closed at records: the Dow and the S&P 500`: a list of subjects after the verb."""
    items = [x for x in lexemes[max(place - 3, 0) : place] if x.kind != "prep"]
    if len(items) < 2 or items[-1].kind not in ("join", "comma") or not current.subjects:
        return False
    previous = items[-2] if items[-2].kind == "entity" else None
    if previous is None and len(items) > 2 and items[-2].kind == "comma":
        previous = items[-3] if items[-3].kind == "entity" else None
    if previous is not current.subjects[-1] or current.items[-1:] == []:
        return False
    nxt = lexemes[place + 1] if place + 1 < len(lexemes) else None
    return nxt is None or nxt.kind not in _PREDICATES


def _is_object(lexeme: Lexeme, lexemes: Sequence[Lexeme], place: int, current: Clause) -> bool:
    before = _governor(lexemes, place)
    if before is not None and before.text in ("among", "amongst"):
        return True
    if before is not None and before.kind == "rank" and before.text == "led by":
        return True
    if not current.names_subject:
        return before is not None and before.kind == "compare"
    if lexeme.tag == "fed" and current.is_foreign:
        return True
    if lexeme.tag in _FED_FAMILY and current.subjects[0].tag in _FED_FAMILY:
        return not (lexeme.tag == "desk" and current.has("policy"))
    if not current.has_predicate:
        return lexeme.tag in ("set", "scope")
    if lexeme.tag in ("set", "scope") and before is not None and before.kind != "split":
        return True
    return _is_compared(before, lexemes, place)


def _is_compared(before: Lexeme | None, lexemes: Sequence[Lexeme], place: int) -> bool:
    if before is None:
        return False
    if before.kind in ("compare", "against", "cross", "measured", "spread", "above", "below"):
        return True
    if before.kind == "join" and place >= 2 and lexemes[place - 2].kind == "entity":
        nxt = lexemes[place + 1] if place + 1 < len(lexemes) else None
        return nxt is None or nxt.kind in ("when", "period", "prep", "comma", "against")
    return before.kind == "prep" and before.text in _BACKWARD


def _governor(lexemes: Sequence[Lexeme], place: int) -> Lexeme | None:
    """The lexeme an entity hangs on, articles skipped."""
    for lexeme in reversed(lexemes[:place]):
        if lexeme.kind == "prep" and lexeme.text in ("the", "a", "an"):
            continue
        if lexeme.kind == "quant":
            continue
        return lexeme
    return None
