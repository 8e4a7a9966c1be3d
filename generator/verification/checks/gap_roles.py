"""Distance roles: which words make an amount a distance to a record."""

from generator.verification.context import after, before, hangs_on, kind_at, nearest
from generator.verification.scene import Scene


def gap_role(scene: Scene, place: int) -> tuple[str, int | None] | None:
    """`below`, `regain`, `ratio` or `above` with the record's position, for an amount."""
    nxt = after(scene, place, skip=("of_value",))
    kind = kind_at(scene, nxt)
    if kind == "below" and nxt is not None:
        return _below_role(scene, nxt)
    if kind == "regain" and nxt is not None:
        return "regain", _record_near(scene, nxt)
    if kind == "above" and nxt is not None and kind_at(scene, after(scene, nxt)) == "record":
        return "above", after(scene, nxt)
    ahead = before(scene, place, skip=("join", "reach", "entity", "when", "comma", "amount"))
    if kind_at(scene, ahead) == "record" and _names_distance(scene, nxt):
        return "regain", ahead
    return (
        _regain_role(scene, place)
        or _counts_from_before(scene, place)
        or _other_role(scene, place, nxt)
    )


def _regain_role(scene: Scene, place: int) -> tuple[str, int | None] | None:
    """`a gain of 5% would take it back to its record`, `to regain its record, it must rise 5%`."""
    amount = scene.items[place].amount
    assert amount is not None
    cue = next((i for i, x in enumerate(scene.items) if x.kind == "regain"), None)
    if cue is None or not amount.is_relative:
        return None
    target = nearest(scene, cue, ("record",), forward=True, stop=("amount", "move", "entity"))
    return None if target is None else ("regain", target)


def _names_distance(scene: Scene, nxt: int | None) -> bool:
    if nxt is None:
        return False
    item = scene.items[nxt]
    if item.kind == "above":
        return kind_at(scene, after(scene, nxt, skip=("when",))) != "entity"
    return item.kind == "move" and item.tag == "word"


def _below_role(scene: Scene, place: int) -> tuple[str, int | None] | None:
    target = after(scene, place)
    kind = kind_at(scene, target)
    if kind in ("period",):
        return None
    if scene.items[place].text.endswith("than") and not scene.clause.has("record"):
        return None
    if kind in ("when", "amount", "first", "peak") or target is None:
        record = _record_near(scene, place)
        return ("below", record) if record is not None else _own_record(scene)
    if kind == "record":
        return "below", target
    if kind in ("prep", "reach"):
        return "below", _record_near(scene, place)
    record = nearest(scene, place, ("record",), forward=True, stop=("amount",))
    return ("below", record) if record is not None else _own_record(scene)


def _own_record(scene: Scene) -> tuple[str, int | None] | None:
    """`3% below its own`, after another subject's record."""
    return ("below", None) if scene.memory.predicate == "record" else None


def _other_role(scene: Scene, place: int, nxt: int | None) -> tuple[str, int | None] | None:
    amount = scene.items[place].amount
    assert amount is not None
    if nxt is not None and scene.items[nxt].text == "from":
        target = after(scene, nxt)
        if kind_at(scene, target) == "record":
            return "below", target
        if kind_at(scene, target) == "when":
            record = after(scene, target) if target is not None else None
            return ("below", record) if kind_at(scene, record) == "record" else None
    since = nearest(scene, place, ("record",), forward=True, stop=("amount", "period"))
    if since is not None and since >= 1 and _has_since(scene, place, since) and amount.is_relative:
        return "below", since
    if scene.clause.has("measured") and amount.is_relative:
        return "below", nearest(scene, place, ("record",), forward=False)
    if amount.hedge == "at_most" and amount.is_relative:
        record = nearest(scene, place, ("record",), forward=True, stop=("amount", "move"))
        return ("below", record) if record is not None else None
    if amount.unit == "share" and kind_at(scene, nxt) in ("record", "when"):
        record = _record_near(scene, place)
        return ("ratio", record) if record is not None else None
    return None


_DISTANCES = frozenset(("distance", "gap", "shortfall", "deficit"))


def _counts_from_before(scene: Scene, place: int) -> tuple[str, int] | None:
    """`Since its record on May 1 it has lost 5%`, `the gap to its record is 5%`."""
    amount = scene.items[place].amount
    record = nearest(scene, place, ("record",), forward=False)
    if record is None or amount is None or not amount.is_relative:
        return None
    spoken = {word.text for word in scene.words_before(scene.items[place])}
    based = hangs_on(scene.items, record, ("since",)) or bool(spoken & _DISTANCES)
    return ("below", record) if based and _reaches(scene, record, place) else None


def _reaches(scene: Scene, record: int, place: int) -> bool:
    """Whether no other size stands between the record and the figure."""
    between = [x.amount for x in scene.items[record + 1 : place] if x.amount is not None]
    return all(amount.is_level_like for amount in between)


def _has_since(scene: Scene, place: int, record: int) -> bool:
    return any(item.text == "since" for item in scene.items[place + 1 : record])


def _record_near(scene: Scene, place: int) -> int | None:
    """The record the words point at: the next one in the clause, else the one before."""
    ahead = nearest(scene, place, ("record",), forward=True, stop=("compare",))
    return ahead if ahead is not None else nearest(scene, place, ("record",), forward=False)
