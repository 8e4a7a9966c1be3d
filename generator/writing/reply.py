"""Reply: a model's text, read and checked sentence by sentence before anything is printed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.context.context import Context
from generator.context.realise import realise_text, unknown_tokens
from generator.context.token import TOKEN_PATTERN
from generator.draft import Origin, Role, Sentence
from generator.writing.lock import TokenLock
from generator.writing.reply_json import UnusableReplyError, json_object, rows, section_rows
from generator.writing.tidy import tidy
from generator.writing.typed_figures import Pair, spelled_pairs, typed_figure

LINES: Mapping[str, int] = {"headline": 110, "dek": 260, "subject": 90, "preheader": 160}
"""The texts on top, each with the most characters it may print."""

TITLES = frozenset({"headline", "subject"})
"""The lines that end without a full stop."""

SENTENCE_LIMIT = 420
"""The most characters a sentence of the body may print."""

SENTENCES_A_SECTION = 6
"""Further ones are a model repeating itself."""

_HEDGE = re.compile(r"\b(could|may|might|tends?|suggests?|would|likely|perhaps)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One text of the model's note, with what is wrong with it."""

    place: str
    """`headline`, `dek`, `subject`, `preheader`, or section and position: `metals-2`."""
    section: str | None
    """Section id; None for the lines on top."""
    sentence: Sentence
    problem: str | None = None
    """Why it may not stand, for the model that repairs it; None while nothing is known."""
    is_typed: bool = False
    """Whether the raw text is one that could not have been decoded under the lock."""

    def stopped(self, problem: str | None) -> "Proposal":
        """The same text with a problem, or cleared of it."""
        return replace(self, problem=problem)


@dataclass(frozen=True)
class ReplyReader:
    """Reads replies to one request: everything that is not in its context is refused."""

    context: Context
    lock: TokenLock
    has_body: bool = True
    """Whether the note is more than the lines on top."""

    def note(self, reply: str) -> tuple[Proposal, ...]:
        """The whole note: lines on top first, then the body in the reply's order.

        Raises:
            UnusableReplyError: No JSON object, or none with sentences in known sections, or, where
                lines are all that is wanted, none with any of them.
        """
        found = json_object(reply)
        body = tuple(self._sentences(found))
        if self.has_body and not body:
            raise UnusableReplyError("the reply holds no sentence in any of the sections")
        if not self.has_body and not any(name in found for name in LINES):
            raise UnusableReplyError(f"the reply holds none of {', '.join(LINES)}")
        lines = (self._proposal(name, None, found.get(name), "llm") for name in LINES)
        return (*lines, *body)

    def _sentences(self, found: Mapping[str, Any]) -> Iterator[Proposal]:
        if self.lock.plan:
            yield from self._planned(found.get("body"))
        elif self.has_body:
            yield from self._body(found.get("sections"))

    def repairs(self, reply: str, failed: Sequence[Proposal]) -> tuple[Proposal, ...]:
        """New texts for failed places; a place the reply leaves out is left out.

        Raises:
            UnusableReplyError: No JSON object.
        """
        found = json_object(reply)
        texts = rows(found.get("texts"))
        new = {row.get("id"): row for row in texts if isinstance(row, Mapping)}
        new |= {place: {"text": text} for place, text in found.items() if isinstance(text, str)}
        return tuple(
            self._proposal(old.place, old.section, _with_facts(new[old.place], old), "repaired")
            for old in failed
            if old.place in new
        )

    @cached_property
    def _spelled(self) -> frozenset[Pair]:
        return spelled_pairs(found.statement for found in self.context.selected())

    def _planned(self, body: Any) -> Iterator[Proposal]:
        """Every planned sentence, also one the reply left out; none when it has no body at all."""
        given = body if isinstance(body, Mapping) else {}
        if not any(one.place in given for one in self.lock.plan):
            return
        for one in self.lock.plan:
            row = {"text": given.get(one.place), "facts": list(one.fact_ids)}
            yield self._proposal(one.place, one.section, row, "llm")

    def _body(self, sections: Any) -> Iterator[Proposal]:
        told: set[str] = set()
        counts: dict[str, int] = {}
        for section, row in section_rows(sections):
            if section not in self.lock.sections or counts.get(section, 0) >= SENTENCES_A_SECTION:
                continue
            place = f"{section}-{counts.get(section, 0) + 1}"
            proposal = self._proposal(place, section, row, "llm")
            if proposal.sentence.text in told:
                continue
            told.add(proposal.sentence.text)
            counts[section] = counts.get(section, 0) + 1
            yield proposal

    def _proposal(self, place: str, section: str | None, row: Any, origin: Origin) -> Proposal:
        given = row if isinstance(row, Mapping) else {"text": row}
        text = given.get("text")
        clean = ""
        if isinstance(text, str):
            clean = tidy(text, self.context.tokens, is_sentence=place not in TITLES)
        facts = self._facts(clean, rows(given.get("facts")))
        role: Role = "interpretation" if self._is_interpretation(clean) else "statement"
        sentence = Sentence(clean, facts, origin, role)
        typed = isinstance(text, str) and bool(text) and not self.lock.admits(text, place)
        return Proposal(place, section, sentence, self._problem(place, section, sentence), typed)

    def _is_interpretation(self, text: str) -> bool:
        """A hedged sentence without a figure of its own."""
        used = (self.context.tokens.get(name) for name in TOKEN_PATTERN.findall(text))
        return _HEDGE.search(text) is not None and not any(t and t.fact_id for t in used)

    def _facts(self, text: str, listed: Sequence[Any]) -> tuple[str, ...]:
        """Known listed ids, then those its tokens bring along."""
        known = [str(one) for one in listed if isinstance(one, str) and one in self.lock.facts]
        used = (self.context.tokens.get(name) for name in TOKEN_PATTERN.findall(text))
        brought = [token.fact_id for token in used if token and token.fact_id]
        return tuple(dict.fromkeys((*known, *brought)))

    def _problem(self, place: str, section: str | None, sentence: Sentence) -> str | None:
        text = sentence.text
        if not text:
            return "it is empty"
        unknown = unknown_tokens(text, self.context.tokens)
        if unknown:
            return f"{{{unknown[0]}}} is not one of the tokens"
        foreign = self._foreign(place, text)
        if foreign:
            return f"{{{foreign}}} belongs to another sentence"
        figure = typed_figure(text, self._spelled)
        if figure:
            return f"it types the figure {figure!r}; use a token, or leave the figure out"
        if not self.lock.admits(text):
            return f"it contains {self._stranger(text)!r}; only plain prose and tokens are admitted"
        limit = LINES.get(place, SENTENCE_LIMIT)
        if len(realise_text(text, self.context.tokens).text) > limit:
            return f"it is longer than {limit} characters"
        if section is not None and not sentence.fact_ids:
            return "it rests on none of the facts"
        return None

    def _foreign(self, place: str, text: str) -> str | None:
        """The first token that is none of the planned sentence's own."""
        planned = self.lock.planned(place)
        used = TOKEN_PATTERN.findall(text) if planned else ()
        return next((name for name in used if planned and name not in planned.tokens), None)

    def _stranger(self, text: str) -> str:
        prose = TOKEN_PATTERN.sub("", text)
        return next((c for c in prose if not self.lock.admits(c)), prose[:1])


def _with_facts(row: Mapping[str, Any], old: Proposal) -> Mapping[str, Any]:
    """A repaired text that lists no facts rests on those of the text it repairs."""
    return row if rows(row.get("facts")) else {**row, "facts": list(old.sentence.fact_ids)}
