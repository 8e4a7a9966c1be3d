"""Scene: what the narrator sees of a morning, and the words it has already used.

It hands out tokens, never values: a phrase can only mention a figure by the name of its token.
"""

import hashlib
from collections import deque
from collections.abc import Sequence
from datetime import date

from generator.context.context import Context
from generator.context.realise import realise_text
from generator.context.token import TOKEN_PATTERN
from generator.draft import Role, Sentence
from generator.facts.fact import Fact
from generator.market.as_of import NEW_YORK
from generator.market.instrument import Instrument


class Scene:
    """One context being told; remembers which subjects have been introduced.

    Args:
        context: The morning.
        brief: Leave out what a full note can spare.
    """

    def __init__(self, context: Context, *, brief: bool = False) -> None:
        self.context = context
        self.brief = brief
        self.told: list[str] = []
        """Sections told so far."""
        self._introduced: set[str] = set()
        self._in_full: set[str] = set()
        self._recent: deque[str] = deque(maxlen=5)

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id, if it was computed."""
        return self.context.facts.get(fact_id)

    def bits(self, fact_id: str) -> float:
        """Salience of a fact; 0.0 without it."""
        fact = self.fact(fact_id)
        return 0.0 if fact is None else fact.salience

    def printed(self, text: str) -> str:
        """Token text as a reader will see it."""
        return realise_text(text, self.context.all_tokens).text

    def t(self, fact: Fact | str, role: str) -> str:
        """A token by fact and role.

        Raises:
            KeyError: The fact does not print that role; a builder asked for what it did not check.
        """
        name = f"{fact if isinstance(fact, str) else fact.id}.{role}"
        if name not in self.context.all_tokens:
            raise KeyError(name)
        return f"{{{name}}}"

    def name(self, subject: str) -> str:
        """The subject's full name at its first mention, its short one afterwards."""
        if subject in self._introduced:
            return self.short(subject)
        self._introduced.add(subject)
        self._in_full.add(subject)
        return f"{{{subject}.name}}"

    def short(self, subject: str) -> str:
        """The subject's short name, which also introduces it."""
        self._introduced.add(subject)
        self._in_full.discard(subject)
        return f"{{{subject}.short}}"

    def its(self, subject: str) -> str:
        """`its`, or `their` after a plural name such as "gold futures"."""
        return "their" if self._reads_plural(subject) else "its"

    def number(self, subject: str, singular: str, plural: str) -> str:
        """The form of a verb that agrees with the name used last."""
        return plural if self._reads_plural(subject) else singular

    def _reads_plural(self, subject: str) -> bool:
        return subject in self._in_full and self.instrument(subject).plural

    def instrument(self, subject: str) -> Instrument:
        """The instrument behind a subject id."""
        return self.context.universe.instruments[subject]

    def members(self, group: str) -> list[str]:
        """Instruments of a group whose last move belongs to the note's session or a later day."""
        found = []
        for instrument in self.context.universe.group(group):
            move = self.fact(f"{instrument.id}.move.1d")
            if move is None:
                continue
            if instrument.calendar == "UTC_DAY" or move.as_of >= self.context.session:
                found.append(instrument.id)
        return found

    def day_of(self, fact: Fact) -> str:
        """The weekday of a stock session, with a word where the exchange closed early."""
        day = self.t(fact, "weekday")
        short = self.context.is_short_session and fact.as_of == self.context.session
        return f"{day} in a shortened session" if short else day

    def on_day(self, fact: Fact) -> str:
        """` on {weekday}` where a fact's day is not the note's session, else nothing."""
        return "" if fact.as_of == self.context.session else f" on {self.t(fact, 'weekday')}"

    def move(self, subject: str, window: str = "1d") -> Fact:
        """The move of a subject that `members` has named."""
        return self.context.facts[f"{subject}.move.{window}"]

    def at_record(self, subject: str) -> bool:
        """Whether the subject's last close is an all-time record."""
        fact = self.fact(f"{subject}.record_close")
        return fact is not None and fact.holds("is_record") and fact.holds("all_time")

    def is_this_year(self, day: date) -> bool:
        """Whether a day lies in the year of the note, so that "this year" means its year."""
        return day.year == self.context.as_of.astimezone(NEW_YORK).year

    def nth(self, fact: Fact, role: str) -> str:
        """An ordinal token with its article: `an {…}` where it prints "eighth" or "11th"."""
        text = self.context.all_tokens[f"{fact.id}.{role}"].text
        article = "an" if text.startswith(("eigh", "8", "11th", "18th")) else "a"
        return f"{article} {self.t(fact, role)}"

    def fresh(self, slot: str, options: Sequence[str], spare: Sequence[str] = ()) -> str:
        """Like `choice`, but passes over what was used just before, then to the spare words.

        Where nothing is unused, the word used longest ago comes back.
        """
        start = options.index(self.choice(slot, options))
        turned = [*options[start:], *options[:start], *spare]
        used = {word: at for at, word in enumerate(self._recent, 1)}
        word = min(turned, key=lambda option: used.get(option, 0))
        self._recent.append(word)
        return word

    def used(self, word: str) -> None:
        """Tell `fresh` that a word stands in the text already."""
        self._recent.append(word)

    def choice(self, slot: str, options: Sequence[str]) -> str:
        """One of several wordings: always the same on one day, different from day to day."""
        seed = f"{self.context.session.isoformat()}/{slot}"
        digest = hashlib.sha256(seed.encode()).digest()
        return options[digest[0] % len(options)]

    def say(self, text: str, *facts: Fact | None, role: Role = "statement") -> Sentence:
        """A sentence resting on the facts of its tokens and on any others named."""
        named = [
            token.fact_id
            for found in TOKEN_PATTERN.findall(text)
            if (token := self.context.all_tokens[found]).fact_id
        ]
        extra = [fact.id for fact in facts if fact is not None]
        return Sentence(text, tuple(dict.fromkeys([*named, *extra])), "rules", role)
