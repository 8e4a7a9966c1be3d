"""Clauses about one subject: its record, its gap, its run, its largest day since."""

from generator.context.display import join_words
from generator.context.selection import basis_of
from generator.facts.fact import Fact
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import moved, noun, size_of

LONG_WAIT = 10
"""Sessions without a record after which its return is worth a "first since"."""

RARE_SESSIONS = 15
"""A move this many sessions have not seen is worth a "largest since"."""

BIG_DAY_SESSIONS = 60
"""A move a quarter of a year has not seen makes the day its best or worst since."""

LONG_STREAK = 4


def several_moves(scene: Scene, members: list[str]) -> str:
    """`silver slipped 0.1% and gold rose 0.4%`; equal figures share a verb: `both slipped 0.1%`."""
    printed = {scene.context.all_tokens[f"{m}.move.1d.fraction"].text for m in members}
    signs = {scene.move(m).value("fraction") > 0 for m in members}
    flat = any(size_of(scene.move(m)) == "flat" for m in members)
    if len(members) == 2 and len(printed) == len(signs) == 1 and not flat:
        one, other = (scene.short(m) for m in members)
        return f"{one} and {other} both {moved(scene, members[0])}"
    return join_words([f"{scene.short(m)} {moved(scene, m)}" for m in members])


def record_clause(scene: Scene, subject: str, *, counted: bool = True) -> str:
    """What a record close adds to its session: `its ninth record of the year`.

    Futures take `their`, as prose names them in the plural.
    """
    record = scene.context.facts[f"{subject}.record_close"]
    its = "their" if scene.instrument(subject).plural else "its"
    if record.dates.get("first_since"):
        return f"{its} first record close since {scene.t(record, 'first_since_day')}"
    if record.value("streak") > 1:
        text = f"{its} {scene.t(record, 'streak')} straight record close"
        if counted and record.value("nth_this_year") > record.value("streak"):
            text += f" and {scene.t(record, 'nth_this_year')} of the year"
        return text
    if record.value("sessions_since_previous") >= LONG_WAIT:
        return f"{its} first record close since {scene.t(record, 'previous_day')}"
    if counted:
        return f"{its} {scene.t(record, 'nth_this_year')} record close of the year"
    return f"topping the record close of {scene.t(record, 'previous_day')}"


def gap_fact(scene: Scene, subject: str) -> Fact | None:
    """The gap to the record the note uses for a subject; None at the record or without one."""
    universe = scene.context.universe
    basis = basis_of(subject, universe)
    record = scene.fact(f"{subject}.{basis.record}")
    fact = scene.fact(f"{subject}.{basis.gap}")
    if record is None or fact is None or not record.holds("all_time"):
        return None
    return fact if fact.value("fraction") < 0 else None


def below_record(scene: Scene, gap: Fact, *, its: str = "its") -> str:
    """`1.7% below its record close of Oct. 29`."""
    kind = "record close" if gap.measure.endswith("close") else "record high"
    return f"{scene.t(gap, 'fraction')} below {its} {kind} of {scene.t(gap, 'record_day')}"


def rare_clause(scene: Scene, subject: str) -> str | None:
    """`its largest gain since July 28`, when the wait was long enough; else None."""
    fact = scene.fact(f"{subject}.extreme_move")
    if fact is None or fact.value("sessions") < RARE_SESSIONS or too_small(scene, subject):
        return None
    its = "their" if scene.instrument(subject).plural else "its"
    return f"{its} largest one-day {noun(scene.move(subject))} {_since(scene, fact)}"


def big_day(scene: Scene, subject: str) -> str | None:
    """`worst day since October 1987`, for a move not seen in a quarter of a year; else None."""
    fact = scene.fact(f"{subject}.extreme_move")
    if fact is None or fact.value("sessions") < BIG_DAY_SESSIONS or too_small(scene, subject):
        return None
    best = "best" if fact.value("fraction") > 0 else "worst"
    return f"{best} day {_since(scene, fact)}"


def streak_clause(scene: Scene, subject: str, *, least: int = LONG_STREAK) -> str | None:
    """`its sixth straight loss`, for runs of at least `least` sessions; else None."""
    fact = scene.fact(f"{subject}.streak")
    if fact is None or abs(fact.value("sessions")) < least:
        return None
    if size_of(scene.move(subject)) == "flat":
        return None
    its = "their" if scene.instrument(subject).plural else "its"
    word = "gain" if fact.value("sessions") > 0 else "loss"
    return f"{its} {scene.t(fact, 'nth')} straight {word}"


def too_small(scene: Scene, subject: str) -> bool:
    """Whether a move is too small to be called the largest of anything."""
    return size_of(scene.move(subject)) in ("flat", "small")


def _since(scene: Scene, fact: Fact) -> str:
    if fact.dates.get("since") is None:
        return f"in data that begin in {scene.t(fact, 'coverage_start_year')}"
    return f"since {scene.t(fact, 'since_day')}"
