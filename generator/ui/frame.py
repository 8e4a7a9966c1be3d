"""Frame: what surrounds every page: the workspace, who may look, navigation and the sidebar."""

from functools import partial
from pathlib import Path

import streamlit as st

from generator.errors import BriefingError
from generator.ui import actions, archive_page, desk_page, facts_page, session
from generator.workspace.installation import database_in_use, open_room
from generator.workspace.review_room import ReviewRoom

ICON = str(Path(__file__).with_name("icon.svg"))
"""The browser tab's icon, served from here: a named one would be fetched from elsewhere."""

STYLE = Path(__file__).with_name("desk.css")
"""Looks of everything below; a style sheet given by its path is added to the page's own."""


def run() -> None:
    """Draw the desk: sidebar and the chosen page."""
    st.html(STYLE)
    st.logo(ICON, size="large")
    if st.context.ip_address is not None:
        st.error(
            "No sign-in is configured, so the review desk answers browsers on its own machine only."
        )
        return
    try:
        room = _room(database_in_use())
    except BriefingError as error:
        st.error(actions.sentence(error), icon=":material/error:")
        return
    desk = st.Page(
        partial(desk_page.show, room),
        title="Desk",
        icon=":material/fact_check:",
        url_path="desk",
        default=True,
    )
    pages = [
        desk,
        st.Page(
            partial(facts_page.show, room),
            title="Facts",
            icon=":material/database:",
            url_path="facts",
        ),
        st.Page(
            partial(archive_page.show, room, partial(st.switch_page, desk)),
            title="Archive",
            icon=":material/inventory_2:",
            url_path="archive",
        ),
    ]
    page = st.navigation(pages)
    _sidebar(room)
    page.run()


def _sidebar(room: ReviewRoom) -> None:
    labels = _labels(room)
    named = st.query_params.get(session.BRIEFING)
    if session.BRIEFING not in st.session_state and named in labels:
        session.choose(named)
    with st.sidebar:
        if labels:
            chosen = st.selectbox(
                "Briefing",
                list(labels),
                format_func=lambda one: labels.get(one, one),
                key=session.BRIEFING,
            )
            # In the address, a choice outlives a reload and can be sent as a link.
            st.query_params[session.BRIEFING] = chosen
        st.text_input(
            "Your name",
            value=session.actor(),
            key=session.ACTOR,
            help="Recorded with every edit and decision.",
        )
        st.caption("No sign-in is configured: the desk answers this machine only.")


def _labels(room: ReviewRoom) -> dict[str, str]:
    # The browser sends back the label it showed, so a label must never change: no state, no
    # headline, only the day and the run.
    try:
        return {line.id: f"{line.day} · {line.run}" for line in room.archive()}
    except BriefingError:
        return {}


@st.cache_resource(show_spinner=False, on_release=ReviewRoom.close)
def _room(database: str) -> ReviewRoom:
    # One workspace for all tabs: it opens its database here, once, before any thread uses it.
    return open_room()
