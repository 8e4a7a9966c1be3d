"""Archive page: every briefing with its state, its revisions and who decided what, and why."""

from collections.abc import Callable

import streamlit as st

from generator.errors import BriefingError
from generator.ui import actions, first_run, markup, session, table_markup
from generator.workspace.history_view import ArchiveLine
from generator.workspace.review_room import ReviewRoom


def show(room: ReviewRoom, to_desk: Callable[[], None] | None = None) -> None:
    """Draw the page.

    Args:
        room: The desk's workspace.
        to_desk: Goes to the desk, once a briefing was opened.
    """
    session.show_notice()
    try:
        lines = room.archive()
        if not lines:
            first_run.show(room)
            return
        st.html(
            markup.page_title("Archive", markup.count(len(lines), "briefing") + ", latest first")
        )
        for line in lines:
            _line(line, to_desk)
        chosen = session.chosen(room)
        if chosen is not None:
            _history(room, chosen)
    except BriefingError as error:
        st.error(actions.sentence(error), icon=":material/error:")


def _line(line: ArchiveLine, to_desk: Callable[[], None] | None) -> None:
    with st.container(key=f"archive-{line.id}"):
        text, buttons = st.columns([0.76, 0.24], vertical_alignment="center")
        text.html(table_markup.archive_line(line))
        with buttons.container(horizontal=True, horizontal_alignment="right"):
            st.button("History", key=f"history-{line.id}", on_click=session.choose, args=(line.id,))
            opened = st.button(
                "Open", key=f"open-{line.id}", on_click=session.choose, args=(line.id,)
            )
        if opened and to_desk is not None:
            to_desk()


def _history(room: ReviewRoom, briefing_id: str) -> None:
    view = room.open(briefing_id)
    st.html(markup.page_title("History", f"{view.day} · {view.headline}; times are New York’s"))
    for step in room.history(briefing_id):
        st.html(table_markup.history_line(step))
    if view.revision > 1:
        _comparison(room, briefing_id, view.revision)


def _comparison(room: ReviewRoom, briefing_id: str, latest: int) -> None:
    st.html(markup.section("What changed"))
    revisions = list(range(1, latest + 1))
    left, right, _ = st.columns([0.2, 0.2, 0.6])
    before = left.selectbox("From revision", revisions[:-1], index=0, key=f"before-{briefing_id}")
    after = right.selectbox(
        "to revision", revisions[1:], index=latest - 2, key=f"after-{briefing_id}"
    )
    found = room.changes(briefing_id, before, after)
    if not found:
        st.caption("These revisions have the same text.")
    for change in found:
        st.html(table_markup.change(change))
