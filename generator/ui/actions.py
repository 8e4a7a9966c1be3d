"""Actions: what the buttons do. Each runs before the page is drawn again and leaves a notice."""

from collections.abc import Mapping

import streamlit as st

from generator.errors import BriefingError, ConflictError
from generator.ui import session
from generator.workspace.review_room import ReviewRoom
from generator.workspace.review_view import DraftView, PassageLine


def begin_edit(view: DraftView, line: PassageLine) -> None:
    """Open a passage for editing."""
    session.begin(session.Editing(view.id, view.revision, line.place.key), line.text)


def save_edit(room: ReviewRoom, line: PassageLine) -> None:
    """Save what was typed, if it differs; on a conflict the typed text stays where it is."""
    passage = session.editing()
    if passage is None:
        return
    text = str(st.session_state.get(passage.text_key, ""))
    if text.split() == line.text.split():
        session.end()
        return
    _save(room, passage.briefing_id, passage.revision, line, text)


def apply_correction(room: ReviewRoom, view: DraftView, line: PassageLine, text: str) -> None:
    """Save a passage with a finding's replacement in place."""
    _save(room, view.id, view.revision, line, text)


def restore(room: ReviewRoom, briefing_id: str, revision: int, wanted: int) -> None:
    """Make an earlier revision the latest again."""
    try:
        saved = room.restore(briefing_id, revision, wanted, session.actor())
    except BriefingError as error:
        session.notify("error", sentence(error))
        return
    session.end()
    session.notify("success", f"Revision {wanted} is back, as revision {saved}.")


def approve(room: ReviewRoom, view: DraftView, reason_keys: Mapping[str, str]) -> None:
    """Approve the revision that was shown.

    Args:
        room: The desk's workspace.
        view: What its user saw.
        reason_keys: For each flagged text, where the reason for letting it stand was typed.
    """
    reasons = {text: str(st.session_state.get(key, "")) for text, key in reason_keys.items()}
    try:
        room.approve(view.id, view.revision, session.actor(), reasons)
    except BriefingError as error:
        session.notify("error", sentence(error))
        return
    session.end()
    session.notify("success", f"Revision {view.revision} is approved and its content is frozen.")


def reject(room: ReviewRoom, view: DraftView, why_key: str) -> None:
    """Reject the revision that was shown."""
    why = str(st.session_state.get(why_key, ""))
    try:
        room.reject(view.id, view.revision, session.actor(), why)
    except BriefingError as error:
        session.notify("error", sentence(error))
        return
    session.end()
    session.notify("success", f"Revision {view.revision} is rejected; the reason is recorded.")


def sentence(error: BriefingError) -> str:
    """An error as the one sentence a page shows, safe from being read as markup."""
    text = str(error)
    return literal(text[:1].upper() + text[1:])


def literal(text: str) -> str:
    """Text for a place that reads Markdown, so that it shows as it is: `$1` is no formula."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#$:~|" else char for char in text)


def _save(room: ReviewRoom, briefing_id: str, revision: int, line: PassageLine, text: str) -> None:
    try:
        saved = room.save(briefing_id, revision, line.place, text, session.actor())
    except ConflictError as error:
        kept = " Your text is kept: compare, then save it on top or cancel."
        hint = kept if session.editing() else " It is shown now."
        session.notify("error", sentence(error) + hint, line.place.key)
        return
    except BriefingError as error:
        session.notify("error", sentence(error), line.place.key)
        return
    session.end()
    session.notify("success", f"Saved as revision {saved}; the whole note was checked again.")
