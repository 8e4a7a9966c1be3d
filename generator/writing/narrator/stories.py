"""Stories outside stocks: the Fed's decision, bitcoin's record, metals at records, yields."""

from collections.abc import Iterator

from generator.context.display import join_words
from generator.context.selection import basis_of
from generator.facts.fact import Fact
from generator.writing.narrator.clauses import BIG_DAY_SESSIONS
from generator.writing.narrator.policy import decision_fact, is_hold, is_overnight
from generator.writing.narrator.rates import TOLD, yield_moves
from generator.writing.narrator.scene import Scene
from generator.writing.narrator.story import Story
from generator.writing.narrator.verbs import size_of

PRESENT_UP = {"small": "edges up", "plain": "rises", "big": "jumps", "huge": "soars"}
PRESENT_DOWN = {"small": "slips", "plain": "falls", "big": "slides", "huge": "plunges"}

CHANGE_BITS, HOLD_BITS = 9.5, 6.0
"""A change comes a few times a year and then nothing is watched more; a hold is routine."""

_BOND_BITS = 6.0
_COIN_BITS = 6.5


def other_stories(scene: Scene) -> Iterator[Story]:
    """Every story outside stocks that a headline could use."""
    yield from _fed(scene)
    for group in ("metals", "crypto"):
        yield from _records(scene, group)
    yield from _coin(scene)
    yield from _bonds(scene)


def bare(subject: str) -> str:
    """Token of a subject's name in a headline, without its article."""
    return f"{{{subject}.bare}}"


def present(scene: Scene, subject: str) -> str:
    """A verb in the present tense by size and sign."""
    move = scene.move(subject)
    size = size_of(move)
    if size == "flat":
        return "is little changed"
    return (PRESENT_UP if move.value("fraction") > 0 else PRESENT_DOWN)[size]


def _fed(scene: Scene) -> Iterator[Story]:
    fact = decision_fact(scene)
    if fact is None or not is_overnight(scene):
        return
    if is_hold(fact):
        yield Story(
            "policy", HOLD_BITS, "fed", "Fed holds rates steady", "Fed holds rates", (fact,)
        )
        return
    verb = "raises" if fact.value("change_bp") > 0 else "cuts"
    main = f"Fed {verb} rates by {scene.t(fact, 'step')}"
    yield Story("policy", CHANGE_BITS, "fed", main, f"Fed {verb} rates", (fact,))


def _records(scene: Scene, group: str) -> Iterator[Story]:
    """Record closes of a group, told together."""
    setters = [m for m in scene.members(group) if _sets_record(scene, m)]
    if not setters:
        return
    facts = [scene.context.facts[f"{m}.record_close"] for m in setters]
    rarest = max(facts, key=lambda fact: fact.salience)
    bits = rarest.salience - (1.0 if group == "metals" else 0.0)
    names = join_words([bare(m) for m in setters])
    if len(setters) > 1:
        text = f"{names} close at records"
        too = f", as do {names}"
        yield Story(group, bits, setters[0], text, text, tuple(facts), too)
        return
    tail = f"{names} closes at a record"
    main = tail
    if rarest.dates.get("first_since"):
        main = f"{names} closes at its first record since {scene.t(rarest, 'first_since_day')}"
    elif size_of(scene.move(setters[0])) in ("big", "huge"):
        main = tail = f"{names} {present(scene, setters[0])} to a record close"
    too = f", as does {names}"
    yield Story(group, bits, setters[0], main, tail, (*facts, scene.move(setters[0])), too)


def _sets_record(scene: Scene, subject: str) -> bool:
    """A record close that is one on the subject's own basis too, so that a note tells one story."""
    basis = scene.fact(f"{subject}.{basis_of(subject, scene.context.universe).record}")
    return scene.at_record(subject) and basis is not None and basis.holds("is_record")


def _coin(scene: Scene) -> Iterator[Story]:
    for subject in scene.members("crypto"):
        high, move = scene.fact(f"{subject}.record_high"), scene.move(subject)
        if _sets_record(scene, subject):
            continue
        if high is not None and high.holds("is_record") and high.holds("all_time"):
            text = f"{bare(subject)} touches a record high"
            yield Story("crypto", high.salience, subject, text, text, (high,))
        elif _is_event(scene, subject, move):
            text = f"{bare(subject)} {present(scene, subject)}"
            bits = min(move.salience, _COIN_BITS)
            yield Story("crypto", bits, subject, text, text, (move,))


def _is_event(scene: Scene, subject: str, move: Fact) -> bool:
    extreme = scene.fact(f"{subject}.extreme_move")
    waited = extreme is not None and extreme.value("sessions") >= BIG_DAY_SESSIONS
    return size_of(move) in ("big", "huge") or (waited and size_of(move) != "small")


def _bonds(scene: Scene) -> Iterator[Story]:
    """Yields together where all went one way, else the one that moved most."""
    facts = [fact for fact in yield_moves(scene) if fact.value("change")]
    if not facts:
        return
    told = [fact for fact in facts if fact.subject in TOLD]
    most = max(told, key=lambda fact: fact.salience, default=None)
    if most is None or most.salience < _BOND_BITS:
        return
    up = most.value("change") > 0
    agree = len(facts) > 1 and len({fact.value("change") > 0 for fact in facts}) == 1
    agree = agree and len(facts) == len(yield_moves(scene))
    name = "Treasury yields" if agree else bare(most.subject)
    verb = ("jump" if up else "tumble") + ("" if agree else "s")
    text = f"{name} {verb}"
    yield Story(
        "rates", most.salience, most.subject, text, text, tuple(facts) if agree else (most,)
    )
