"""Moves: a size, a direction, and the period they hold for."""

import math
from datetime import date, timedelta

from generator.verification.checks.own_day import own_day
from generator.verification.checks.own_period import loose_periods, names_session, own_period
from generator.verification.checks.quoted import at_quote
from generator.verification.compare import Fit, fit_move
from generator.verification.context import after, before, nearest
from generator.verification.known import Move
from generator.verification.lexeme import Lexeme
from generator.verification.period import Period
from generator.verification.say import capital, say_day, say_like
from generator.verification.scene import DAY, Scene, resolve
from generator.verification.when import When

_FEW_DAYS = 10
_NOUN_UNITS = ("percent", "pp", "bp", "points", "usd", "share")


def check_move(scene: Scene, place: int, subject: str) -> None:
    """Judge the amount at `place` as a move of `subject`."""
    item = scene.items[place]
    assert item.amount is not None
    scene.mark(place)
    sign, cue = move_sign(scene, place)
    readings = _readings(scene, place, subject)
    if not readings:
        scene.find(item, "quantity", "unsupported", no_data(scene, subject))
        return
    unit = scene.unit(subject)
    first: tuple[Fit, Move] | None = None
    for move in readings:
        fit = fit_move(item.amount, move, unit=unit)
        if fit.holds and sign_fits(sign, move):
            _mark_cue(scene, cue)
            scene.memory.period = own_period(scene, place) or scene.memory.period
            _supported(scene, item, move)
            return
        first = first or (fit, move)
    assert first is not None
    _mark_cue(scene, cue)
    _wrong(scene, item, subject, sign, *first)


def _supported(scene: Scene, item: Lexeme, move: Move) -> None:
    assert item.amount is not None
    scene.find(item, "quantity", "supported", fact=move.fact)


def _wrong(scene: Scene, item: Lexeme, subject: str, sign: int, fit: Fit, move: Move) -> None:
    amount = item.amount
    assert amount is not None
    actual = _signed_size(scene, item, subject, move, fit)
    direction = "up" if move.change >= 0 else "down"
    says = f"{'up ' if sign > 0 else 'down ' if sign < 0 else ''}{item.shown}"
    whence = f" from the close of {say_day(move.start, scene.ledger.today)}" if move.start else ""
    text = f"The text says {says}; {scene.name(subject)} was {direction} {actual}{whence}."
    scene.find(
        item,
        "quantity",
        "wrong",
        text,
        fact=move.fact,
        expected=f"{direction} {actual}",
        replacement=actual if not fit.holds and not math.isnan(fit.raw) else None,
    )


def _signed_size(scene: Scene, item: Lexeme, subject: str, move: Move, fit: Fit) -> str:
    assert item.amount is not None
    if not math.isnan(fit.raw):
        return say_like(item.amount, fit.raw)
    if scene.ledger.is_yield(subject):
        return f"{abs(move.change):.0f} basis points"
    return f"{abs(move.fraction) * 100:.1f}%"


def no_data(scene: Scene, subject: str) -> str:
    """Why a move cannot be judged."""
    return f"{capital(scene.name(subject))}'s move over that period is not among the facts."


def sign_fits(sign: int, move: Move) -> bool:
    """Whether a move went the way the text says; 0 says nothing."""
    if sign == 0:
        return True
    actual = (move.change > 0) - (move.change < 0)
    return actual == sign


def move_sign(scene: Scene, place: int) -> tuple[int, int | None]:
    """Direction the text gives the amount at `place`, and the item that gives it."""
    item = scene.items[place]
    assert item.amount is not None
    noun = place + 1
    if noun < len(scene.items) and _is_noun(scene, place, noun):
        return scene.items[noun].sign, noun
    word = after(scene, place)
    if word is not None and scene.items[word].kind == "move" and scene.items[word].tag == "word":
        return scene.items[word].sign, word
    if word is not None and scene.items[word].kind in ("below", "above"):
        return scene.items[word].sign, word
    if item.amount.sign:
        return _checked_sign(scene, place, item.amount.sign)
    verb = nearest(scene, place, ("move",), forward=False)
    if verb is not None:
        return scene.items[verb].sign, verb
    later = nearest(scene, place, ("move",), forward=True, stop=("amount", "record"))
    if later is not None and place == 0:
        return scene.items[later].sign, later
    return scene.memory.sign, None


def _checked_sign(scene: Scene, place: int, sign: int) -> tuple[int, int | None]:
    """An explicit minus after a falling verb ("fell -0.4%") is the verb's own sign."""
    previous = before(scene, place, skip=("bracket", "comma"))
    if previous is not None and scene.items[previous].kind == "move" and place - previous == 1:
        return scene.items[previous].sign, previous
    return sign, None


def _is_noun(scene: Scene, place: int, noun: int) -> bool:
    item, following = scene.items[place], scene.items[noun]
    assert item.amount is not None
    close = following.word - item.stop <= 1
    return following.kind == "move" and close and item.amount.unit in _NOUN_UNITS


def _mark_cue(scene: Scene, cue: int | None) -> None:
    if cue is not None:
        scene.mark(cue)


def _readings(scene: Scene, place: int, subject: str) -> list[Move]:
    """Moves the amount may stand for, the likeliest first."""
    own = DAY if names_session(scene, place) else own_period(scene, place)
    if own is not None:
        moves = [period_move(scene, subject, own, place)]
        if own.calendar:
            moves.insert(0, _period_before(scene, subject, own))
        if own.measure == "days" and 1 < own.count <= _FEW_DAYS:
            # `in three days` counts sessions as often as days of the calendar.
            sessions = Period(count=own.count, measure="sessions")
            moves.append(period_move(scene, subject, sessions, place))
        return [move for move in moves if move is not None]
    found = [period_move(scene, subject, period, place) for period in loose_periods(scene)]
    return [move for move in found if move is not None]


def period_move(scene: Scene, subject: str, period: Period, place: int) -> Move | None:
    """The move of `subject` over `period`; `this week` on a Friday is the week's."""
    ledger = scene.ledger
    day = own_day(scene, place, subject)
    if period.when is not None and not period.since:
        return _calendar_move(scene, subject, period)
    if day is None:
        return None
    if period.when is not None and period.when.last is None:
        return _move_from_weekday(scene, subject, period.when, day)
    quoted = scene.clause.has("quote") and not scene.clause.has("close")
    spoken = scene.session is None and quoted
    if period.window == "1d" and (spoken or at_quote(scene, subject)):
        return ledger.last_move(subject) or ledger.move(subject, period, day)
    return ledger.move(subject, period, day)


def _period_before(scene: Scene, subject: str, period: Period) -> Move | None:
    """`last year`: the calendar year before the session's."""
    day = scene.day(subject)
    to_date = {"1w": "wtd", "1m": "mtd", "3m": "qtd", "1y": "ytd"}.get(period.window)
    end = Period(to_date).base_day(day) if day is not None and to_date is not None else None
    start = Period(to_date).base_day(end) if end is not None and to_date is not None else None
    if start is None or end is None:
        return None
    return scene.ledger.span_move(subject, start + timedelta(days=1), end)


def _move_from_weekday(scene: Scene, subject: str, when: When, day: date) -> Move | None:
    """`since Monday`, `higher than on Thursday`: from that session's close."""
    base = resolve(when, day, scene.ledger.today)
    if base is not None and base >= day:
        base -= timedelta(days=7)
    if base is None:
        return None
    if scene.ledger.history is None:
        move = scene.ledger.move(subject, DAY, day)
        return move if move is not None and move.start == base else None
    return scene.ledger.move(subject, Period(when=When("day", base, base), since=True), day)


def _calendar_move(scene: Scene, subject: str, period: Period) -> Move | None:
    when, latest = period.when, scene.ledger.latest(subject)
    if when is None or when.first is None or when.last is None or latest is None:
        return None
    if when.first <= latest <= when.last and when.grain != "day":
        window = {"month": "mtd", "quarter": "qtd", "year": "ytd"}.get(when.grain)
        if window is not None:
            return scene.ledger.move(subject, Period(window), latest)
    return scene.ledger.span_move(subject, when.first, when.last)
