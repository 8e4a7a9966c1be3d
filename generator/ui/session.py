"""Session: what one browser tab remembers between reruns, as plain values under fixed keys."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from generator.workspace.review_room import ReviewRoom, login_name

BRIEFING = "briefing"
ACTOR = "actor"
_NOTICE = "notice"
_EDITING = "editing"

NoticeKind = Literal["success", "error"]


@dataclass(frozen=True, slots=True)
class Editing:
    """The passage being edited, and the revision its editor saw when they began."""

    briefing_id: str
    revision: int
    place_key: str

    @property
    def text_key(self) -> str:
        """Where the typed text is kept; the same after a conflict, so nothing typed is lost."""
        return f"text-{self.briefing_id}-{self.place_key}"


def actor() -> str:
    """Who acts in this tab."""
    name = st.session_state.get(ACTOR)
    return login_name() if name is None else str(name)


def chosen(room: ReviewRoom) -> str | None:
    """Id of the briefing this tab looks at: the one chosen, else the latest."""
    picked = st.session_state.get(BRIEFING)
    return str(picked) if picked else room.latest()


def choose(briefing_id: str) -> None:
    """Look at another briefing from now on."""
    st.session_state[BRIEFING] = briefing_id


def notify(kind: NoticeKind, text: str, place_key: str = "") -> None:
    """Keep one sentence for the next drawing, to be shown on top or at one passage."""
    st.session_state[_NOTICE] = (kind, text, place_key)


def noticed() -> str:
    """Key of the passage that the sentence kept belongs to; empty when it belongs on top."""
    return str(st.session_state.get(_NOTICE, ("", "", ""))[2])


def show_notice(place_key: str = "") -> None:
    """Show the sentence kept, once, if it belongs here; a success floats, wherever it belongs."""
    kept = st.session_state.get(_NOTICE)
    if kept is None:
        return
    kind, text, where = kept
    if kind == "success":
        st.toast(text, icon=":material/check_circle:")
    elif where == place_key:
        st.error(text, icon=":material/error:")
    else:
        return
    del st.session_state[_NOTICE]


def editing() -> Editing | None:
    """What is being edited in this tab."""
    found: Editing | None = st.session_state.get(_EDITING)
    return found


def begin(passage: Editing, text: str) -> None:
    """Open a passage for editing, with its stored text."""
    st.session_state[_EDITING] = passage
    st.session_state[passage.text_key] = text


def rebase(revision: int) -> None:
    """Go on editing the same passage on top of a newer revision."""
    found = editing()
    if found is not None:
        st.session_state[_EDITING] = Editing(found.briefing_id, revision, found.place_key)


def end() -> None:
    """Close the passage being edited."""
    found = st.session_state.pop(_EDITING, None)
    if found is not None:
        st.session_state.pop(found.text_key, None)
