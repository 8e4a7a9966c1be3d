"""Clauses about one subject: its record, its gap, its run, its largest day since."""

from generator.context.selection import basis_of
from generator.facts.fact import Fact
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.verbs import noun, size_of

LONG_WAIT = 10
"""Sessions without a record after which its return is worth a "first since"."""

RARE_SESSIONS = 10
"""A move this many sessions have not seen is worth a "largest since"."""

BIG_DAY_SESSIONS = 60
"""A move a quarter of a year has not seen makes the day its best or worst since."""

FAR_CLOSE_SESSIONS = 40
"""A close this many sessions have not seen is worth a "highest since"."""

LONG_STREAK = 4


def record_clause(scene: Scene, subject: str, *, counted: bool = True) -> str:
    """What a record close adds to its session: `its ninth record close of the year`."""
    record, its = scene.context.facts[f"{subject}.record_close"], scene.its(subject)
    # Early in January "of the year" would name the wrong one.
    counted = counted and scene.is_this_year(record.as_of)
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


def kind_of_record(gap: Fact) -> str:
    """`record close` or `record high`, as the gap is measured."""
    return "record close" if gap.measure.endswith("close") else "record high"


def below_record(scene: Scene, gap: Fact, *, its: str = "its") -> str:
    """`1.7% below its record close of Oct. 29`."""
    return (
        f"{scene.t(gap, 'fraction')} below {its} {kind_of_record(gap)} of "
        f"{scene.t(gap, 'record_day')}"
    )


def frame(scene: Scene, subject: str) -> str | None:
    """What makes a subject's day unusual, the rarest first; None on a usual day."""
    told = _frames(scene, subject)
    return max(told)[1] if told else None


def with_frame(text: str, clause: str, *, has_level: bool = False) -> str:
    """A move with its frame: `fell 0.6%, its fifth straight loss`, `slid 2% to its lowest close…`.

    Args:
        text: The move.
        clause: What `frame` returned.
        has_level: Whether the move names its close, which a far close then stands beside.
    """
    return (
        f"{text} to {clause}" if " close since" in clause and not has_level else f"{text}, {clause}"
    )


def frame_bits(scene: Scene, subject: str) -> float:
    """How unusual the frame of a subject's day is; 0.0 on a usual day."""
    return max((bits for bits, _ in _frames(scene, subject)), default=0.0)


def _frames(scene: Scene, subject: str) -> list[tuple[float, str]]:
    found = (
        (scene.bits(f"{subject}.extreme_move"), rare_clause(scene, subject)),
        (scene.bits(f"{subject}.streak"), streak_clause(scene, subject)),
        (scene.bits(f"{subject}.extreme_close"), close_clause(scene, subject)),
    )
    return [(bits, clause) for bits, clause in found if clause]


def rare_clause(scene: Scene, subject: str) -> str | None:
    """`its largest gain since July 28`, or `its worst day since March`; None within a fortnight."""
    worst = big_day(scene, subject)
    if worst:
        return f"{scene.its(subject)} {worst}"
    fact = scene.fact(f"{subject}.extreme_move")
    if fact is None or fact.value("sessions") < RARE_SESSIONS or too_small(scene, subject):
        return None
    return f"{scene.its(subject)} largest {noun(scene.move(subject))} {_since(scene, fact)}"


def big_day(scene: Scene, subject: str) -> str | None:
    """`worst day since October 1987`, for a move not seen in a quarter of a year; else None."""
    fact = scene.fact(f"{subject}.extreme_move")
    if fact is None or fact.value("sessions") < BIG_DAY_SESSIONS or too_small(scene, subject):
        return None
    best = "best" if fact.value("fraction") > 0 else "worst"
    return f"{best} day {_since(scene, fact)}"


def close_clause(scene: Scene, subject: str) -> str | None:
    """`its lowest close since Oct. 27`; None where a recent close was as far out."""
    fact = scene.fact(f"{subject}.extreme_close")
    if fact is None or fact.value("sessions") < FAR_CLOSE_SESSIONS or not fact.dates.get("since"):
        return None
    if size_of(scene.move(subject)) == "flat":
        return None
    return f"{scene.its(subject)} {fact.flags['direction']} close {_since(scene, fact)}"


def streak_clause(scene: Scene, subject: str, *, least: int = LONG_STREAK) -> str | None:
    """`its sixth straight loss`, for runs of at least `least` sessions; else None."""
    fact = scene.fact(f"{subject}.streak")
    if fact is None or abs(fact.value("sessions")) < least:
        return None
    if size_of(scene.move(subject)) == "flat":
        return None
    word = "gain" if fact.value("sessions") > 0 else "loss"
    return f"{scene.its(subject)} {scene.t(fact, 'nth')} straight {word}"


def too_small(scene: Scene, subject: str) -> bool:
    """Whether a move is too small to be called the largest of anything."""
    return size_of(scene.move(subject)) in ("flat", "small")


def this_year(scene: Scene, subject: str, *, least: float = 0.0005) -> Fact | None:
    """The move of the note's own year, where it is at least `least`."""
    fact = scene.fact(f"{subject}.move.ytd")
    if fact is None or not scene.is_this_year(fact.as_of):
        return None
    return fact if abs(fact.value("fraction")) >= least else None


def _since(scene: Scene, fact: Fact) -> str:
    if fact.dates.get("since") is None:
        return f"in data that begin in {scene.t(fact, 'coverage_start_year')}"
    return f"since {scene.t(fact, 'since_day')}"
