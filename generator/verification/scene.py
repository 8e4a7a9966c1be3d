"""Scene: what a clause is judged in, and what earlier clauses and sentences leave behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.market.lookup import Basis
from generator.verification.clause import Clause
from generator.verification.ledger import Ledger
from generator.verification.lexeme import Lexeme
from generator.verification.period import Period
from generator.verification.report import Finding, MentionKind, Verdict
from generator.verification.say import say_name
from generator.verification.when import When
from generator.verification.words import Word

DAY = Period("1d")


@dataclass
class Memory:
    """What the text has established so far."""

    subjects: tuple[str, ...] = ()
    """Subjects of the latest clause that had one."""
    first_subjects: tuple[str, ...] = ()
    """Subjects the latest sentence opened with."""
    foreign: bool = False
    """Whether the latest subject is one the facts do not cover."""
    mentioned: list[str] = field(default_factory=list)
    """Instruments in the order they were last spoken of."""
    period: Period | None = None
    earlier_period: Period | None = None
    """The latest period of the sentences before ("in that time")."""
    session: When | None = None
    sign: int = 0
    basis: Basis | None = None
    role: str = ""
    """Role of the latest percentage, for figures in parallel ("the Dow, at 2%, ...")."""
    is_bills: bool = False
    """Whether the latest Fed clause was about bill purchases."""
    predicate: str = ""
    """`record`, for an elliptical "while the Nasdaq 100 did not"."""
    bases: dict[str, set[str]] = field(default_factory=dict)
    """Record bases used so far, by subject."""


@dataclass
class Scene:
    """One clause with everything needed to judge it."""

    ledger: Ledger
    clause: Clause
    memory: Memory
    subjects: tuple[str, ...]
    words: Sequence[Word] = ()
    """Every word of the sentence."""
    lexemes: tuple[Lexeme, ...] = ()
    """Every lexeme of the sentence."""
    session: When | None = None
    periods: tuple[Period, ...] = ()
    """Periods named elsewhere in the sentence."""
    items: list[Lexeme] = field(init=False)
    """Items of the clause in order."""
    findings: list[Finding] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    """Positions of dates that belong to a record and so name no period or session."""
    used: set[int] = field(default_factory=set)
    """Positions of items that a check has judged."""

    def __post_init__(self) -> None:
        self.items = self.clause.items

    def day(self, subject: str) -> date | None:
        """The session of `subject` the clause speaks of; None when no such session is known."""
        latest = self.ledger.latest(subject)
        if self.session is None or latest is None:
            return latest
        if self._means_quote(latest) and self.ledger.last(subject) is not None:
            return latest
        return resolve(self.session, latest, self.ledger.today)

    def means_quote(self, subject: str) -> bool:
        """`early Friday` before Friday's session is over speaks of the latest quote."""
        latest = self.ledger.latest(subject)
        return self.session is not None and latest is not None and self._means_quote(latest)

    def _means_quote(self, latest: date) -> bool:
        assert self.session is not None
        today = self.ledger.today
        named = self.session.weekday == today.weekday() or self.session.word == "today"
        return latest < today and named

    def is_latest(self, subject: str) -> bool:
        """Whether the clause speaks of the subject's last completed session."""
        return self.day(subject) == self.ledger.latest(subject)

    def words_before(self, item: Lexeme) -> Sequence[Word]:
        """The words of the sentence before an item."""
        return self.words[: item.word]

    def name(self, subject: str) -> str:
        """The subject as an explanation prints it."""
        return say_name(self.ledger.instrument(subject), subject)

    def unit(self, subject: str) -> str:
        """Unit of the subject's level."""
        instrument = self.ledger.instrument(subject)
        return instrument.unit if instrument else "points"

    def mark(self, *places: int) -> None:
        """Note that these items have been judged."""
        self.used.update(places)

    def find(
        self,
        item: Lexeme,
        kind: MentionKind,
        verdict: Verdict,
        explanation: str = "",
        *,
        fact: str | None = None,
        expected: str | None = None,
        replacement: str | None = None,
        warning: bool = False,
    ) -> None:
        """Record a finding on one item."""
        self.findings.append(
            Finding(
                item.shown,
                item.start,
                item.end,
                kind,
                verdict,
                fact=fact,
                expected=expected,
                explanation=explanation,
                replacement=replacement,
                warning=warning,
            )
        )


def resolve(when: When, latest: date, today: date) -> date | None:
    """The calendar day a session word means, seen from the subject's last session."""
    if when.grain == "relative":
        return today if when.word == "today" else today - timedelta(days=1)
    if when.weekday is not None and when.first is None:
        return latest - timedelta(days=(latest.weekday() - when.weekday) % 7)
    return when.first if when.grain == "day" else None
