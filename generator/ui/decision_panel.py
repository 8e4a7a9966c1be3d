"""Decision panel: the state of a briefing, what stands in the way, and approve or reject."""

import streamlit as st

from generator.ui import actions, markup, passage_markup
from generator.workspace.review_room import ReviewRoom
from generator.workspace.review_view import DraftView

OPEN = ("drafted", "needs_attention")
"""States in which a briefing waits for a decision."""


def show(room: ReviewRoom, view: DraftView) -> None:
    """Draw the panel."""
    with st.container(border=True, key="decision"):
        st.html(markup.decision(view))
        if view.state in OPEN:
            _approval(room, view)
        else:
            _outcome(room, view)
        if view.state in (*OPEN, "approved"):
            _rejection(room, view)


def _approval(room: ReviewRoom, view: DraftView) -> None:
    if not view.blocked:
        st.button(
            f"Approve revision {view.revision}",
            key="approve",
            type="primary",
            icon=":material/check:",
            width="stretch",
            on_click=actions.approve,
            args=(room, view, {}),
        )
        return
    st.button("Approve", key="approve", icon=":material/lock:", disabled=True, width="stretch")
    with st.popover("Override and approve…", width="stretch"):
        _override(room, view)


def _override(room: ReviewRoom, view: DraftView) -> None:
    keys = {line.text: f"reason-{view.revision}-{at}" for at, line in enumerate(view.blocked)}
    with st.form("override", border=False):
        for line in view.blocked:
            st.html(markup.quoted(line.text) + "".join(map(passage_markup.finding, line.findings)))
            st.text_input("Why it may stand", key=keys[line.text])
        st.caption("Your name and the reasons are kept with the record for good.")
        st.form_submit_button(
            "Approve with these reasons",
            key="override",
            type="primary",
            width="stretch",
            on_click=actions.approve,
            args=(room, view, keys),
        )


def _rejection(room: ReviewRoom, view: DraftView) -> None:
    key = f"why-{view.revision}"
    with st.popover("Reject…", width="stretch"), st.form("rejection", border=False):
        st.text_area("Why it is rejected", key=key, height=80)
        st.form_submit_button(
            f"Reject revision {view.revision}",
            key="reject",
            width="stretch",
            on_click=actions.reject,
            args=(room, view, key),
        )


def _outcome(room: ReviewRoom, view: DraftView) -> None:
    approval = room.approval(view.id)
    if approval is not None:
        st.html(markup.approval(approval.approved_by, approval.sha256))
    if view.state == "approved":
        st.code(f"briefing send {view.id}\nbriefing deliver", language=None, wrap_lines=True)
        st.caption("Sends it, in a terminal. An edit withdraws the approval.")
    if view.state == "rejected":
        st.caption("The reason is in the archive; run the edition again for a new draft.")
