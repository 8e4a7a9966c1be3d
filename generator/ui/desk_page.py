"""Desk page: one draft beside its facts and findings, to be edited and decided on."""

import streamlit as st

from generator.errors import BriefingError
from generator.ui import actions, decision_panel, first_run, markup, passage_row, preview, session
from generator.workspace.review_room import ReviewRoom
from generator.workspace.review_view import DraftView, PassageLine

VIEWS = ("Draft", "E-mail", "Plain text", "Charts")
_ALL, _FLAGGED = "Everything", "Needs attention"


def show(room: ReviewRoom) -> None:
    """Draw the page, or what leads to the first briefing."""
    try:
        briefing_id = session.chosen(room)
        if briefing_id is None:
            session.show_notice()
            first_run.show(room)
        else:
            _draw(room, room.open(briefing_id))
    except BriefingError as error:
        st.error(actions.sentence(error), icon=":material/error:")


def _draw(room: ReviewRoom, view: DraftView) -> None:
    place = session.noticed()
    session.show_notice("" if view.find(place) else place)
    left, right = st.columns([0.68, 0.32], gap="large")
    with left:
        st.html(markup.masthead(view))
        chosen = st.segmented_control(
            "View", VIEWS, default=VIEWS[0], required=True, key="view", label_visibility="collapsed"
        )
    with right:
        decision_panel.show(room, view)
    if chosen == "Draft":
        _draft(room, view)
    else:
        preview.show(room, view, str(chosen))


def _draft(room: ReviewRoom, view: DraftView) -> None:
    _tools(room, view)
    only_flagged = st.session_state.get("shown") == _FLAGGED
    for section in view.sections:
        lines = [line for line in section.passages if not only_flagged or _shown(view, line)]
        if lines:
            st.html(markup.section(section.title))
        for line in lines:
            passage_row.show(room, view, line)
    st.html(markup.footer(view))


def _tools(room: ReviewRoom, view: DraftView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        if any(_asks(line) for line in view.passages()):
            st.segmented_control(
                "Show",
                (_ALL, _FLAGGED),
                default=_ALL,
                required=True,
                key="shown",
                label_visibility="collapsed",
            )
        if view.revision > 1 and view.state in passage_row.EDITABLE:
            st.button(
                "Undo the last edit",
                key="undo",
                icon=":material/undo:",
                on_click=actions.restore,
                args=(room, view.id, view.revision, view.revision - 1),
            )


def _shown(view: DraftView, line: PassageLine) -> bool:
    return _asks(line) or passage_row.is_open(view, line) or session.noticed() == line.place.key


def _asks(line: PassageLine) -> bool:
    return line.blocks or bool(line.findings)
