"""Story: one thing a headline can lead with, how unusual it is, and how it reads as a tail."""

from dataclasses import dataclass

from generator.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Story:
    """A candidate for the headline."""

    section: str
    """Section that tells it: equities, metals, crypto, rates or policy."""
    bits: float
    """How unusual it is; the largest leads."""
    subject: str
    main: str
    """A clause in the present tense that can stand alone."""
    tail: str | None = None
    """The same, shorter, after "as"; None where it must lead or be left out."""
    facts: tuple[Fact, ...] = ()
    too: str | None = None
    """A record's tail after another record: `, as does gold`."""
    is_shared: bool = False
    """Whether it already speaks of every member of its group."""
