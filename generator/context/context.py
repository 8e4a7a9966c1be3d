"""Context: the ranked facts of one morning with everything a writer may print."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from generator.context.token import Token
from generator.facts.fact import Fact
from generator.market.universe import Universe


@dataclass(frozen=True, slots=True)
class ContextFact:
    """One selected fact with its canonical statement."""

    fact: Fact
    statement: str
    """A full sentence in tokens that states the fact."""
    section: str
    """Id of the section it belongs to."""

    @property
    def token_prefix(self) -> str:
        """Prefix of the fact's own tokens."""
        return f"{self.fact.id}."


@dataclass(frozen=True, slots=True)
class ContextSection:
    """Facts of one theme, most salient first."""

    id: str
    title: str
    facts: tuple[ContextFact, ...]


@dataclass(frozen=True)
class Context:
    """What a writer gets: sections of facts, and the closed token set."""

    as_of: datetime
    session: date
    """Last completed session of the leading group."""
    universe: Universe
    facts: Mapping[str, Fact]
    """Every computed fact by id, selected or not."""
    sections: tuple[ContextSection, ...]
    tokens: Mapping[str, Token]
    """The closed set offered to a language model: what the selected statements use, and names."""
    all_tokens: Mapping[str, Token]
    """Every printable value of every fact; the narrator writes from these."""
    label: str = ""
    is_sample: bool = False
    notices: tuple[str, ...] = field(default=())
    is_short_session: bool = False
    """Whether the exchange closed early on the note's session."""

    def selected(self) -> tuple[ContextFact, ...]:
        """Every selected fact in reading order."""
        return tuple(fact for section in self.sections for fact in section.facts)

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id, if it was computed."""
        return self.facts.get(fact_id)
