"""Past extremes: `its April low`, `the July high`, as a level or as the base of a move."""

from datetime import date

from generator.market.lookup import Basis, Point
from generator.verification.checks.gaps import level_of
from generator.verification.checks.standing_records import own_dates
from generator.verification.compare import fit_move
from generator.verification.context import nearest
from generator.verification.known import Move
from generator.verification.report import Verdict
from generator.verification.say import capital, say_day, say_level, say_like
from generator.verification.scene import Scene
from generator.verification.when import When

_STRETCHES = ("part", "month", "quarter", "season", "year")


def check_past_extremes(scene: Scene) -> None:
    """Judge what a clause says of the high or low of a named stretch of the past."""
    if not scene.subjects:
        return
    for place, item in enumerate(scene.items):
        if item.kind != "record" or place in scene.used:
            continue
        when_at = _date_of(scene, place)
        if when_at is not None and _is_past(scene, place, when_at):
            _judge(scene, place, when_at)


def _date_of(scene: Scene, place: int) -> int | None:
    dates = [i for i in own_dates(scene, place) if i not in scene.used]
    return dates[0] if dates else None


def _is_past(scene: Scene, place: int, when_at: int) -> bool:
    """A low, or a high other than the standing record, which the history can answer."""
    item, when = scene.items[place], scene.items[when_at].when
    if when is None or when.first is None or when.last is None:
        return False
    if item.tag == "low":
        return when.grain in (*_STRETCHES, "day")
    if item.text.removeprefix("its ") not in ("high", "highs", "peak"):
        return False
    if when.grain not in _STRETCHES:
        return False
    if scene.ledger.history is None and level_of(scene, place) is None:
        return False
    subject = scene.subjects[0]
    bases: tuple[Basis, ...] = ("close", "high")
    standing = [r for b in bases if (r := scene.ledger.record(subject, b, scene.day(subject)))]
    return bool(standing) and not any(when.covers(r.day) for r in standing)


def _judge(scene: Scene, place: int, when_at: int) -> None:
    item, named, subject = scene.items[place], scene.items[when_at], scene.subjects[0]
    value, change = level_of(scene, place), _change_from(scene, place, when_at)
    places = [i for i in (value, change) if i is not None]
    if not places:
        return
    points = _points(scene, subject, named.when, lowest=item.tag == "low")
    scene.mark(place, when_at, *places)
    if not points:
        text = "A high or low of the past needs a price history; only facts were given."
        for i in places:
            scene.find(scene.items[i], "quantity", "unsupported", text)
        return
    if value is not None:
        _judge_level(scene, value, subject, points)
    if change is not None:
        _judge_change(scene, change, subject, points)
    scene.find(named, "date", "supported")


def _points(scene: Scene, subject: str, when: When | None, *, lowest: bool) -> list[Point]:
    session = scene.day(subject)
    if when is None or when.first is None or when.last is None or session is None:
        return []
    last: date = min(when.last, session)
    bases: tuple[Basis, ...] = ("close", "low" if lowest else "high")
    found = [
        scene.ledger.extreme(subject, when.first, last, basis, highest=not lowest)
        for basis in bases
    ]
    return [point for point in found if point is not None]


def _change_from(scene: Scene, place: int, when_at: int) -> int | None:
    """The move counted from the extreme: `gained 37% since its April low`, `5% below it`."""
    first = min(place, when_at)
    amount_at = nearest(scene, first, ("amount",), forward=False, stop=("comma", "split", "record"))
    if amount_at is None or amount_at in scene.used:
        return None
    amount = scene.items[amount_at].amount
    links = {x.text for x in scene.items[amount_at + 1 : first]}
    linked = bool(links & {"since", "from", "above", "below", "off", "under", "higher than"})
    measures = amount is not None and (amount.is_relative or amount.unit in ("points", "usd"))
    return amount_at if linked and measures else None


def _judge_level(scene: Scene, place: int, subject: str, points: list[Point]) -> None:
    item = scene.items[place]
    assert item.amount is not None
    holds = any(item.amount.holds(point.level, level=True) for point in points)
    actual = say_level(points[-1].level, scene.unit(subject))
    day = say_day(points[-1].day, scene.ledger.today)
    text = "" if holds else f"The text says {item.shown}; it was {actual} on {day}."
    verdict: Verdict = "supported" if holds else "wrong"
    expected = None if holds else actual
    scene.find(item, "quantity", verdict, text, expected=expected, replacement=expected)


def _judge_change(scene: Scene, place: int, subject: str, points: list[Point]) -> None:
    item, level = scene.items[place], scene.ledger.level(subject, scene.day(subject))
    verb = nearest(scene, place, ("move",), forward=False)
    side = nearest(scene, place, ("above", "below"), forward=True, stop=("record", "when"))
    cue = side if side is not None else verb
    sign = scene.items[cue].sign if cue is not None else 0
    scene.mark(*(i for i in (verb, side) if i is not None))
    if level is None or item.amount is None:
        text = f"{capital(scene.name(subject))}'s level at that time is not among the facts."
        scene.find(item, "quantity", "unsupported", text)
        return
    moves = [Move(level.value / p.level - 1.0, level.value - p.level) for p in points if p.level]
    fits = [fit_move(item.amount, move, unit=scene.unit(subject)) for move in moves]
    holds = any(
        fit.holds and (sign == 0 or move.change * sign > 0)
        for fit, move in zip(fits, moves, strict=True)
    )
    actual = say_like(item.amount, fits[-1].raw)
    day = say_day(points[-1].day, scene.ledger.today)
    way = "up" if moves[-1].change > 0 else "down"
    text = f"The text says {item.shown}; {scene.name(subject)} is {way} {actual} from {day}."
    scene.find(
        item,
        "quantity",
        "supported" if holds else "wrong",
        "" if holds else text,
        expected=None if holds else f"{way} {actual}",
    )
