"""First run: an empty database leads to the sample briefing."""

import time

import streamlit as st

from generator.errors import BriefingError
from generator.ui import actions, markup, session
from generator.workspace.review_room import ReviewRoom


def show(room: ReviewRoom) -> None:
    """Draw the invitation, and make the sample when asked to."""
    st.html(markup.WELCOME)
    if st.button(
        "Make the sample briefing", key="make-sample", type="primary", icon=":material/draw:"
    ):
        _make(room)
    st.html(markup.COMMANDS)


def _make(room: ReviewRoom) -> None:
    started = time.perf_counter()
    with st.status("Reading the data, computing facts, writing and checking…") as status:
        try:
            made = room.make_sample()
        except BriefingError as error:
            status.update(label="The sample could not be made.", state="error")
            st.error(actions.sentence(error))
            return
        passages = len(room.open(made).passages())
        took = time.perf_counter() - started
        status.update(label="Done.", state="complete")
    session.notify(
        "success", f"The sample is ready: {passages} passages written and checked in {took:.0f} s."
    )
    st.rerun()
