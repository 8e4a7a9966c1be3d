"""Quotes: whether a clause speaks of the latest quote rather than of a session's close."""

from generator.verification.compare import fit_level
from generator.verification.scene import Scene


def at_quote(scene: Scene, subject: str) -> bool:
    """`fell to $90,612.54 early Friday`: the day is not over, or the level is the quote's.

    A direction or size beside it is then measured from the last completed close.
    """
    ledger = scene.ledger
    last = ledger.last(subject)
    if last is None or ledger.last_move(subject) is None:
        return False
    if scene.means_quote(subject):
        return True
    close = ledger.level(subject, ledger.latest(subject))
    unit = scene.unit(subject)
    return any(
        x.amount is not None
        and x.amount.is_level_like
        and fit_level(x.amount, last.value, unit=unit).holds
        and (close is None or not fit_level(x.amount, close.value, unit=unit).holds)
        for x in scene.items
    )
