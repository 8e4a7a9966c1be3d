"""Own days: the session or past day that one figure of a clause is dated with."""

from datetime import date

from generator.verification.context import hangs_on
from generator.verification.known import Known
from generator.verification.lexeme import Lexeme
from generator.verification.period import Period
from generator.verification.scene import Scene, resolve

_BARS = ("amount", "record", "best", "first", "cross", "peak", "range52")
BASES = ("since", "from", "than", "higher than", "lower than", "above", "below", "against")
"""Words behind which a date says where a move starts."""
_AGO = ("ago", "earlier", "before", "previously", "prior")


def own_day(scene: Scene, place: int, subject: str) -> date | None:
    """The session a figure is dated with, else the one its clause speaks of.

    `5,010.00 on Friday, compared with 4,990.00 on Thursday`: each level has its own day.
    """
    latest = scene.ledger.latest(subject)
    found = _own_when(scene, place)
    if found is None and scene.clause.lead == "after" and scene.clause.has("close"):
        return _day_before(scene, subject)
    if found is None or latest is None:
        return scene.day(subject)
    when = scene.items[found].when
    known = scene.session is not None or scene.clause.has("best")
    known = known or (found < place and _names_close(scene, found, place))
    if when is None or not known or when == scene.session:
        return scene.day(subject)
    return resolve(when, latest, scene.ledger.today)


def _day_before(scene: Scene, subject: str) -> date | None:
    """`rose 1% after closing below 5,000`: the session before."""
    day, history = scene.day(subject), scene.ledger.history
    point = history.level_before(subject, day, 1) if history is not None and day else None
    return point.day if point is not None else None


def _own_when(scene: Scene, place: int) -> int | None:
    for i in _around(scene, place):
        when = scene.items[i].when
        if when is None or i in scene.used or i in scene.claimed:
            continue
        if when.grain not in ("weekday", "relative", "day"):
            continue
        start = place + 1 if i > place else 0
        based = hangs_on(scene.items[start:], i - start, BASES)
        if not based or _names_close(scene, i, place):
            return i
    return None


def _names_close(scene: Scene, when: int, place: int) -> bool:
    """`from Thursday's close of 4,990.00`: the figure is that day's."""
    between = scene.items[when + 1 : place]
    return when < place and all(x.kind in ("close", "prep", "pronoun", "best") for x in between)


def _around(scene: Scene, place: int) -> list[int]:
    """Positions behind the figure, then before it, up to the next figure on either side."""
    ahead: list[int] = []
    for span in (range(place + 1, len(scene.items)), range(place - 1, -1, -1)):
        for i in span:
            if scene.items[i].kind in _BARS:
                break
            ahead.append(i)
    return ahead


def past_levels(scene: Scene, place: int, subject: str) -> list[Known] | None:
    """Levels of the past day that dates the figure: `a year ago`, `at the end of 2013`.

    None when no such day is named; empty when it is named and its level is not known.
    """
    for i in _around(scene, place):
        item = scene.items[i]
        if i in scene.used:
            continue
        day = _past_day(scene, i, item, subject)
        if day is None:
            continue
        scene.mark(i)
        history = scene.ledger.history
        point = history.level_on(subject, day) if history is not None else None
        return [Known(point.level, None, point.day)] if point is not None else []
    return None


def _past_day(scene: Scene, place: int, item: Lexeme, subject: str) -> date | None:
    session = scene.day(subject)
    if session is None:
        return None
    if item.period is not None and not item.period.forward:
        return _period_day(scene, place, item, item.period, session, subject)
    when = item.when
    if when is None or when.last is None or when.last >= session:
        return None
    if when.grain in ("month", "quarter", "year") and _closes(scene, place):
        return when.last
    return None


def _period_day(
    scene: Scene, place: int, item: Lexeme, period: Period, session: date, subject: str
) -> date | None:
    words = item.text.split()
    if words[-1] in _AGO:
        if period.measure == "sessions" or period.window == "1d":
            point = (
                scene.ledger.history.level_before(subject, session, period.count or 1)
                if (scene.ledger.history is not None)
                else None
            )
            return point.day if point is not None else None
        return period.base_day(session)
    to_date = {"year": "ytd", "month": "mtd", "quarter": "qtd"}.get(words[-1])
    if words[:1] == ["last"] and to_date is not None and _closes(scene, place):
        return Period(to_date).base_day(session)
    return None


def _closes(scene: Scene, place: int) -> bool:
    """`ended 2013 at`, `at the end of 2013`."""
    item = scene.items[place]
    words = [word.text for word in scene.words_before(item)[-3:]]
    verb = place > 0 and scene.items[place - 1].kind == "close"
    return verb or words[-2:] == ["end", "of"] or "end" in words
