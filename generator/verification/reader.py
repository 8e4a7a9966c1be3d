"""Reader: one sentence at a time, with what the sentences before it have established."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.verification.checks.causes import cause_findings
from generator.verification.checks.claims import claim_for
from generator.verification.checks.odds import odds_findings
from generator.verification.checks.opinions import (
    claim_findings,
    forecast_findings,
    restated,
    without_policy_targets,
)
from generator.verification.checks.own_day import BASES
from generator.verification.clause import Clause, split_clauses
from generator.verification.context import hangs_on
from generator.verification.judge import judge
from generator.verification.ledger import Ledger
from generator.verification.lexeme import Lexeme
from generator.verification.names import EQUITIES
from generator.verification.period import SAME, Period
from generator.verification.report import Finding
from generator.verification.rows import is_row, row_findings
from generator.verification.scan import Scanner
from generator.verification.scene import Memory, Scene
from generator.verification.tenors import with_tenors
from generator.verification.when import When
from generator.verification.words import Word, split_words

_DIGIT = re.compile(r"\d")


class Reader:
    """Reads sentences in order.

    Args:
        ledger: What is known.
        scanner: Turns words into lexemes.
    """

    def __init__(self, ledger: Ledger, scanner: Scanner) -> None:
        self._ledger = ledger
        self._scanner = scanner

    def read(self, text: str, start: int, end: int, memory: Memory) -> list[Finding]:
        """Findings of the sentence `text[start:end]`; `memory` is carried on."""
        if is_row(text[start:end]):
            return row_findings(text, start, end)
        words = split_words(text, start, end)
        lexemes = with_tenors(
            without_policy_targets(self._scanner.scan(words, text)), self._ledger.universe
        )
        findings = [_name(x) for x in lexemes if _has_digit_name(x)]
        special = self._special(text[start:end], words, lexemes)
        if special is not None:
            self._remember_subjects(lexemes, memory)
            findings += special + self._beside(words, lexemes, special)
            return findings + _uncovered(lexemes, findings)
        if not any(x.amount is not None for x in lexemes):
            findings += restated(self._ledger, text[start:end], words)
        findings += cause_findings(words, lexemes) + forecast_findings(lexemes)
        memory.earlier_period = memory.period or memory.earlier_period
        memory.period, memory.sign, memory.role = None, 0, ""
        memory.predicate = ""
        findings += self._clauses(words, lexemes, memory)
        return findings + _uncovered(lexemes, findings)

    def _special(
        self, text: str, words: Sequence[Word], lexemes: Sequence[Lexeme]
    ) -> list[Finding] | None:
        claim = claim_for(self._ledger, text, lexemes)
        if claim is not None:
            return claim_findings(claim, text, lexemes)
        return odds_findings(self._ledger, words, lexemes)

    def _beside(
        self, words: Sequence[Word], lexemes: Sequence[Lexeme], special: Sequence[Finding]
    ) -> list[Finding]:
        """Figures of a claim's sentence that the claim does not hold are judged as usual."""
        judged = {f.start for f in special}
        rest = [x for x in lexemes if x.amount is not None and x.start not in judged]
        if not rest:
            return []
        starts = {x.start for x in rest}
        return [f for f in self._clauses(words, lexemes, Memory()) if f.start in starts]

    def _remember_subjects(self, lexemes: Sequence[Lexeme], memory: Memory) -> None:
        named = [x for x in lexemes if x.kind == "entity" and x.tag == "subject"]
        if named:
            memory.subjects, memory.foreign = named[0].ids, False

    def _clauses(
        self, words: Sequence[Word], lexemes: Sequence[Lexeme], memory: Memory
    ) -> list[Finding]:
        clauses = split_clauses(lexemes)
        session = _sentence_session(lexemes)
        periods = tuple(x.period for x in lexemes if x.period is not None and not x.period.forward)
        findings: list[Finding] = []
        opening: tuple[str, ...] | None = None
        antecedents = memory.first_subjects
        for place, clause in enumerate(clauses):
            subjects = self._subjects(clause, memory, words, first=place == 0)
            scene = Scene(
                self._ledger,
                clause,
                memory,
                subjects,
                words=words,
                lexemes=tuple(lexemes),
                session=_session(clause) or session,
                periods=periods,
            )
            judge(scene)
            if _should_retry(scene, antecedents, first=place == 0):
                scene = _retried(scene, antecedents)
            findings += scene.findings
            _remember(scene, memory)
            opening = opening if opening is not None else subjects
        memory.first_subjects = opening or memory.first_subjects
        return findings

    def _subjects(
        self, clause: Clause, memory: Memory, words: Sequence[Word], *, first: bool
    ) -> tuple[str, ...]:
        if clause.is_foreign:
            return ()
        if clause.subjects:
            return self._expand(clause)
        if _is_about_rates(clause):
            return ("fed",)
        if first and clause.has("quant"):
            return _latest_mentioned(clause, memory)
        if first and not _is_anaphoric(clause, words):
            return ()
        return memory.subjects

    def _expand(self, clause: Clause) -> tuple[str, ...]:
        """Subject ids; a group spoken of as one stands for its members."""
        found: list[str] = []
        for entity in clause.subjects:
            if entity.tag in ("set", "scope"):
                found += self._members(entity)
            else:
                found += entity.ids
        return tuple(dict.fromkeys(found))

    def _members(self, entity: Lexeme) -> list[str]:
        """Members of a group; stocks spoken of as one stand for the broad index."""
        group = self._ledger.universe.group(entity.ids[0])
        known = [i.id for i in group if self._ledger.known(i.id)]
        return known[:1] if entity.tag == "scope" and entity.ids == (EQUITIES,) else known


def _is_about_rates(clause: Clause) -> bool:
    """`the last rate cut was 25 basis points`: whose rates needs no saying."""
    spoken = {word for x in clause.items if x.kind == "policy" for word in x.text.split()}
    return bool(spoken & {"rate", "hike", "hikes", "hiked"})


def _is_anaphoric(clause: Clause, words: Sequence[Word]) -> bool:
    """Whether a pronoun, rather than a noun of its own, is what the clause speaks of."""
    spoken = [x for x in clause.items if x.kind == "pronoun" and not _is_relative(x, words)]
    if any(x.text not in ("its", "their") for x in spoken):
        return True
    opens = bool(clause.items) and bool(words) and clause.items[0].start == words[0].start
    return bool(spoken) and opens


def _is_relative(pronoun: Lexeme, words: Sequence[Word]) -> bool:
    """`says which it means`: the pronoun stands for nothing that has a price."""
    return pronoun.word > 0 and words[pronoun.word - 1].text in ("which", "what", "how")


def _latest_mentioned(clause: Clause, memory: Memory) -> tuple[str, ...]:
    """`All three set records`: the instruments named last, as many as the words say."""
    count = next((x.amount.value for x in clause.items if x.amount is not None), 0.0)
    if any(x.tag == "both" for x in clause.items):
        count = 2.0
    named = memory.mentioned
    return tuple(named[-int(count) :]) if 2 <= count <= len(named) else ()


def _should_retry(scene: Scene, antecedents: tuple[str, ...], *, first: bool) -> bool:
    """Whether "it" may stand for what the sentence before opened with."""
    if not first or scene.clause.subjects or not antecedents or antecedents == scene.subjects:
        return False
    return any(f.verdict in ("wrong", "unsupported") for f in scene.findings)


def _retried(scene: Scene, antecedents: tuple[str, ...]) -> Scene:
    second = replace(scene, subjects=antecedents, findings=[], used=set(), claimed=set())
    judge(second)
    blocked = any(f.verdict in ("wrong", "unsupported") for f in second.findings)
    return scene if blocked else second


def _session(clause: Clause) -> When | None:
    """The session a clause names: a weekday, today, or a full date that is not a record's."""
    for place, item in enumerate(clause.items):
        when = item.when
        if when is None or _is_base(clause.items, place):
            continue
        if when.grain in ("weekday", "relative"):
            return when
        if when.grain == "day" and not clause.has("record", "policy", "bills", "best", "first"):
            return when
    return None


def _is_base(items: Sequence[Lexeme], place: int) -> bool:
    """`since Monday`, `from 4.26% on Tuesday`, `since its close on May 1`: where a move starts."""
    return hangs_on(items, place, BASES)


def _is_compared_day(lexemes: Sequence[Lexeme], place: int) -> bool:
    """`closed at 5,010, after 4,990 on Thursday`: another day than the sentence's."""
    behind = [x for x in lexemes[max(place - 4, 0) : place] if x.kind != "prep"]
    if len(behind) < 2 or behind[-1].amount is None:
        return False
    return behind[-2].kind == "against" or behind[-2].text == "after"


def _sentence_session(lexemes: Sequence[Lexeme]) -> When | None:
    found = [
        x.when
        for i, x in enumerate(lexemes)
        if x.when is not None
        and x.when.grain in ("weekday", "relative")
        and not _is_base(lexemes, i)
        and not _is_compared_day(lexemes, i)
    ]
    return found[0] if len({(w.weekday, w.word) for w in found}) == 1 else None


def _remember(scene: Scene, memory: Memory) -> None:
    if scene.subjects:
        memory.subjects = scene.subjects
        memory.mentioned = [x for x in memory.mentioned if x not in scene.subjects]
        memory.mentioned += scene.subjects
    memory.foreign = scene.clause.is_foreign or (memory.foreign and not scene.clause.subjects)
    period = _period_of(scene)
    if period is not None:
        memory.period = memory.earlier_period if period.window == SAME else period
    for item in reversed(scene.items):
        if item.kind == "move":
            memory.sign = item.sign
            break
    if scene.clause.has("record") and memory.predicate == "":
        memory.predicate = "record"


def _period_of(scene: Scene) -> Period | None:
    for place, item in enumerate(scene.items):
        if place in scene.used and item.period is None:
            continue
        if item.period is not None and not item.period.forward:
            return item.period
    return None


def _uncovered(lexemes: Sequence[Lexeme], findings: Sequence[Finding]) -> list[Finding]:
    """Figures that only say when or which, so that none goes without a verdict."""
    judged = {finding.start for finding in findings}
    text = "It says when or which; the figures beside it are judged with it."
    return [
        Finding(x.shown, x.start, x.end, "date", "no_claim", explanation=text)
        for x in lexemes
        if x.start not in judged and x.kind != "entity" and _DIGIT.search(x.text)
    ]


def _has_digit_name(lexeme: Lexeme) -> bool:
    is_name = lexeme.kind == "name" or (lexeme.kind == "entity" and lexeme.tag != "foreign")
    return is_name and _DIGIT.search(lexeme.text) is not None


def _name(lexeme: Lexeme) -> Finding:
    return Finding(
        lexeme.shown,
        lexeme.start,
        lexeme.end,
        "name",
        "no_claim",
        explanation="The digits belong to a name.",
    )
