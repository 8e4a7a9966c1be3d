"""LLMWriter: a language model held to the facts, with the narrator behind it.

One request; every text of the reply checked for typed figures and unknown tokens, then by the
verifier; what fails goes back once, together, with the findings; what fails again is told by the
narrator. Whatever the model does, the draft is complete and nothing the verifier stops is the
model's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.context.context import Context
from generator.draft import Draft
from generator.errors import ModelError, UnreachableModelError
from generator.prompting.inputs import Failure, repair_inputs
from generator.prompting.prompt import Prompt
from generator.writing.briefing import WriterNote
from generator.writing.conversation import Conversation
from generator.writing.lock import TokenLock
from generator.writing.model import Model
from generator.writing.narrator.narrate import narrate
from generator.writing.passages import Check
from generator.writing.plan import is_planned
from generator.writing.prompt_inputs import context_for, inputs_for
from generator.writing.repair import Substitute, judged, merged
from generator.writing.reply import Proposal, ReplyReader
from generator.writing.reply_json import UnusableReplyError
from generator.writing.writer import Manuscript


@dataclass(frozen=True)
class LLMWriter:
    """A `Writer` over any `Model`.

    Args:
        model: Who writes.
        prompt: The prompt, with its parameters and the schema of the reply.
        requested: What the user asked for, e.g. `auto`.
        why: One sentence: why this model.
    """

    model: Model
    prompt: Prompt
    requested: str
    why: str

    def write(self, context: Context, check: Check) -> Manuscript:
        """A complete draft, the model's as far as it may stand.

        Raises:
            PromptError: The prompt names something its inputs do not have.
            UnreachableModelError: Nothing answers at the address of a model asked for by name.
        """
        narrated = narrate(context)
        context = context_for(self.prompt, context)
        opening = self.prompt.render(inputs_for(self.prompt, context))
        session = _Session(
            self.prompt, context, check, Conversation(self.model, self.prompt, opening)
        )
        try:
            proposals, first = session.proposals()
        except UnreachableModelError as error:
            # A model named by the user is missing by mistake; one that `auto` found is a loss.
            if self.requested != "auto":
                raise
            return self._narrated(narrated, session, str(error))
        except (ModelError, UnusableReplyError) as error:
            return self._narrated(narrated, session, str(error))
        draft = Substitute(narrated, context, check).complete(proposals)
        record = session.talk.to_json() | {
            "texts": len(proposals),
            "problems": _problems(first, proposals),
            "remarks": list(dict.fromkeys(session.remarks)),
            "lock_enforced": session.is_enforced,
            "origins": dict(Counter(sentence.origin for sentence in _all(draft))),
            "error": None,
        }
        return Manuscript(draft, self._note(self.model.name, self.why, session.talk), record)

    def _narrated(self, narrated: Draft, session: "_Session", reason: str) -> Manuscript:
        """The narrator's draft, and why it stands in."""
        talk = session.talk
        why = f"{self.why} The narrator wrote instead: {reason}."
        record = talk.to_json() | {
            "texts": 0,
            "problems": [],
            "remarks": list(dict.fromkeys(session.remarks)),
            "lock_enforced": session.is_enforced,
            "origins": {"rules": len(_all(narrated))},
            "error": reason,
        }
        return Manuscript(narrated, self._note("rules", why, talk), record)

    def _note(self, used: str, why: str, talk: Conversation) -> WriterNote:
        return WriterNote(
            requested=self.requested,
            used=used,
            why=why,
            prompt=self.prompt.ref,
            prompt_sha256=self.prompt.sha256,
            lock=talk.replies[-1].lock if talk.replies else None,
        )


class _Session:
    """The two turns of one note."""

    def __init__(self, prompt: Prompt, context: Context, check: Check, talk: Conversation) -> None:
        self._prompt = prompt
        self._context = context
        self._check = check
        self._lock = TokenLock.of(context, planned=is_planned(prompt.output_schema))
        self._reader = ReplyReader(context, self._lock, prompt.writes_body)
        self.talk = talk
        self.remarks: list[str] = []
        self.is_enforced: bool | None = None
        """Whether the server kept to the pattern it accepted; None without an accepted pattern."""

    def proposals(self) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
        """The judged proposals after the last turn, and those of the first.

        Raises:
            ModelError: The model gave no first reply, or none after a reply that was no note.
            UnusableReplyError: Two replies could not be read.
        """
        schema = self._lock.schema(self._prompt.output_schema)
        reply = self.talk.ask(schema)
        try:
            first = self._judged(self._reader.note(reply))
        except UnusableReplyError as error:
            self.remarks.append(f"The first reply could not be used: {error}.")
            self._note_form()
            self.talk.add(self._prompt.render_repair(repair_inputs((), str(error))))
            first = self._judged(self._reader.note(self.talk.ask(schema)))
            return first, first
        failed = [proposal for proposal in first if proposal.problem]
        return (self._repaired(first, failed) if failed else first), first

    def _judged(self, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
        self._note_lock(proposals)
        return judged(proposals, self._context, self._check)

    def _note_lock(self, proposals: Sequence[Proposal]) -> None:
        """Notice a server that accepted the pattern and let pass what it forbids."""
        if self.talk.replies[-1].lock != "pattern":
            return
        broken = any(proposal.is_typed for proposal in proposals)
        self.is_enforced = self.is_enforced is not False and not broken
        if broken:
            self.remarks.append("The server accepted the token pattern but did not enforce it.")

    def _note_form(self) -> None:
        """Notice a server that accepted the schema and sent something else, not cut off."""
        reply = self.talk.replies[-1]
        has_free_text = bool(reply.text) and not reply.is_cut_off
        if reply.lock in ("pattern", "schema") and has_free_text:
            self.is_enforced = False
            self.remarks.append("The server accepted the schema but did not enforce it.")

    def _repaired(
        self, first: Sequence[Proposal], failed: Sequence[Proposal]
    ) -> tuple[Proposal, ...]:
        """One more turn for what failed; one that comes to nothing changes nothing."""
        failures = [Failure(p.place, p.sentence.text, p.problem or "") for p in failed]
        self.talk.add(self._prompt.render_repair(repair_inputs(failures)))
        try:
            reply = self.talk.ask(self._lock.repair_schema([p.place for p in failed]))
            repaired = self._reader.repairs(reply, failed)
        except (ModelError, UnusableReplyError) as error:
            self.remarks.append(f"The repair came to nothing: {error}.")
            return tuple(first)
        return self._judged(merged(first, repaired))


def _problems(first: Sequence[Proposal], last: Sequence[Proposal]) -> list[dict[str, Any]]:
    """What was wrong at each place, and how it ended."""
    final = {proposal.place: proposal for proposal in last}
    return [
        {
            "place": proposal.place,
            "text": proposal.sentence.text,
            "problem": proposal.problem,
            "outcome": "replaced" if final[proposal.place].problem else "repaired",
            "second_text": _second(proposal, final[proposal.place]),
            "second_problem": final[proposal.place].problem,
        }
        for proposal in first
        if proposal.problem or final[proposal.place].problem
    ]


def _second(first: Proposal, last: Proposal) -> str | None:
    return None if last.sentence.origin == first.sentence.origin else last.sentence.text


def _all(draft: Draft) -> list[Any]:
    return [draft.headline, draft.dek, draft.subject, draft.preheader, *draft.body()]
