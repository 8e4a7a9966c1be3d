"""Repair: judge a model's proposals, and let the narrator step in where they may not stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.context.context import Context
from generator.draft import Draft, Section, Sentence
from generator.writing.briefing import Passage
from generator.writing.passages import Check, judge_alone, judge_together, print_passage
from generator.writing.reply import Proposal

_NAME = re.compile(r"\{([a-z0-9_.-]+)\.(name|short|bare)\}")


def judged(proposals: Sequence[Proposal], context: Context, check: Check) -> tuple[Proposal, ...]:
    """The same proposals, with the verifier's objection to each one that it stops.

    A proposal that already has a problem is not printed and keeps it. The body is read as running
    text, in the order of the context's sections, so that "it" finds what it stands for.
    """
    sound = [p for p in proposals if p.problem is None]
    paragraphs = [[p for p in sound if p.section == section.id] for section in context.sections]
    printed = [[print_passage(p.sentence, context.all_tokens) for p in row] for row in paragraphs]
    passages = {
        proposal.place: passage
        for row, judged_row in zip(paragraphs, judge_together(printed, check), strict=True)
        for proposal, passage in zip(row, judged_row, strict=True)
    }
    for line in (p for p in sound if p.section is None):
        alone = print_passage(line.sentence, context.all_tokens)
        passages[line.place] = judge_alone(alone, check)
    return tuple(
        p.stopped(_objection(passages[p.place])) if p.place in passages else p for p in proposals
    )


def merged(old: Sequence[Proposal], new: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Proposals with repaired ones in their places."""
    repaired = {proposal.place: proposal for proposal in new}
    return tuple(repaired.get(proposal.place, proposal) for proposal in old)


@dataclass(frozen=True)
class Substitute:
    """Completes a model's note with the narrator's: a sentence where it can, a section if need be.

    Args:
        narrated: The narrator's draft of the same context.
        context: Facts, sections and tokens.
        check: The verifier.
    """

    narrated: Draft
    context: Context
    check: Check

    def complete(self, proposals: Sequence[Proposal]) -> Draft:
        """A complete draft in which no sentence of the model's is stopped by the verifier."""
        lines = {p.place: p for p in proposals if p.section is None}
        draft = Draft(
            headline=_line(lines.get("headline"), self.narrated.headline),
            dek=_line(lines.get("dek"), self.narrated.dek),
            subject=_line(lines.get("subject"), self.narrated.subject),
            preheader=_line(lines.get("preheader"), self.narrated.preheader),
            sections=tuple(self._sections(proposals)),
        )
        return self._settled(draft)

    def _sections(self, proposals: Sequence[Proposal]) -> Iterable[Section]:
        told = {s.id: s for s in self.narrated.sections}
        titles = {s.id: s.title for s in self.context.sections}
        for name in dict.fromkeys((*told, *titles)):
            mine = [p for p in proposals if p.section == name]
            theirs = told[name].sentences if name in told else ()
            sentences = self._patched(mine, theirs) or _marked(theirs, mine)
            if sentences:
                title = told[name].title if name in told else titles[name]
                yield Section(name, title, tuple(sentences))

    def _patched(
        self, mine: Sequence[Proposal], theirs: Sequence[Sentence]
    ) -> tuple[Sentence, ...]:
        """The model's sentences; for each stopped one the narrator's on the same facts.

        Where the narrator has none, or the rest of the section tells those facts already, the
        sentence is left out.
        """
        covered = {f for p in mine if p.problem is None for f in p.sentence.fact_ids}
        free = list(theirs)
        result: list[Sentence] = []
        for proposal in mine:
            if proposal.problem is None:
                result.append(proposal.sentence)
                continue
            best = _closest(proposal.sentence, free, covered)
            if best is not None:
                free.remove(best)
                covered.update(best.fact_ids)
                result.append(replace(best, replaced=proposal.sentence.text))
        return tuple(result)

    def _settled(self, draft: Draft) -> Draft:
        """Hand a whole section to the narrator when a patch has left it unsound.

        A narrator's sentence between a model's may refer to what is no longer there. Each turn
        hands over at least one section, so the loop ends.
        """
        told = {s.id: s for s in self.narrated.sections}
        while True:
            unsound = self._unsound(draft)
            if not unsound:
                return draft
            sections = (_handed_over(s, told) if s.id in unsound else s for s in draft.sections)
            draft = replace(draft, sections=tuple(s for s in sections if s.sentences))

    def _unsound(self, draft: Draft) -> set[str]:
        """Sections that the verifier stops and that are not the narrator's own yet."""
        rows = [
            [print_passage(s, self.context.all_tokens) for s in section.sentences]
            for section in draft.sections
        ]
        own = {s.id: s for s in self.narrated.sections}
        return {
            section.id
            for section, row in zip(draft.sections, judge_together(rows, self.check), strict=True)
            if any(passage.blocks for passage in row) and not _is_own(section, own)
        }


def _is_own(section: Section, own: Mapping[str, Section]) -> bool:
    texts = [sentence.text for sentence in section.sentences]
    return section.id in own and texts == [s.text for s in own[section.id].sentences]


def _handed_over(section: Section, own: Mapping[str, Section]) -> Section:
    """The narrator's section; its first sentence keeps what the model had written."""
    if section.id not in own:
        return replace(section, sentences=())
    texts = (s.replaced if s.origin == "rules" else s.text for s in section.sentences)
    return replace(section, sentences=_first_replacing(own[section.id].sentences, texts))


def _marked(theirs: Sequence[Sentence], mine: Sequence[Proposal]) -> tuple[Sentence, ...]:
    return _first_replacing(theirs, (proposal.sentence.text for proposal in mine))


def _first_replacing(
    sentences: Sequence[Sentence], texts: Iterable[str | None]
) -> tuple[Sentence, ...]:
    """Sentences of which the first keeps what stood in the place of all of them."""
    written = " ".join(text for text in texts if text)
    return (*(replace(s, replaced=written or None) for s in sentences[:1]), *sentences[1:])


def _line(proposal: Proposal | None, narrated: Sentence) -> Sentence:
    if proposal is None:
        return narrated
    if proposal.problem is None:
        return proposal.sentence
    return replace(narrated, replaced=proposal.sentence.text or None)


def _closest(wanted: Sentence, offered: Sequence[Sentence], covered: set[str]) -> Sentence | None:
    """The narrator's sentence nearest to `wanted` that tells something new.

    Nearest is most facts in common, then most subjects; with neither in common there is none.
    """
    nearness = {
        at: (
            len(set(wanted.fact_ids) & set(sentence.fact_ids)),
            len(_named(wanted) & _named(sentence)),
            -at,
        )
        for at, sentence in enumerate(offered)
        if not set(sentence.fact_ids) <= covered
    }
    best = max(nearness, key=nearness.__getitem__, default=None)
    return None if best is None or not any(nearness[best][:2]) else offered[best]


def _named(sentence: Sentence) -> set[str]:
    """Subjects that a sentence names by token."""
    return {subject for subject, _ in _NAME.findall(sentence.text)}


def _objection(passage: Passage) -> str | None:
    """The verifier's findings in one line, or None where the passage may stand."""
    if not passage.blocks:
        return None
    wrong = [found for found in passage.findings if found.verdict in ("wrong", "unsupported")]
    said = [
        f"“{found.text}” is {found.verdict}"
        + (f": {found.explanation}" if found.explanation else "")
        + (f" (the data say {found.expected})" if found.expected else "")
        for found in wrong
    ]
    return "; ".join(said) or "the facts do not support it"
