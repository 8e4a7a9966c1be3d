"""Passage row: one sentence with its verdict, its facts beside it, and the form to change it."""

import streamlit as st

from generator.errors import BriefingError
from generator.ui import actions, markup, passage_markup, session
from generator.workspace.review_room import ReviewRoom
from generator.workspace.review_view import DraftView, PassageLine

EDITABLE = ("drafted", "needs_attention", "approved")
"""States in which text may change."""


def show(room: ReviewRoom, view: DraftView, line: PassageLine) -> None:
    """Draw one passage."""
    key = line.place.key
    with st.container(key=f"row-{key}"):
        left, right = st.columns([0.58, 0.42], gap="large")
        with left:
            st.html(passage_markup.passage(line))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.html(passage_markup.standing(line), width="content")
                if view.state in EDITABLE and not is_open(view, line):
                    _edit_button(view, line)
            session.show_notice(key)
            passage = session.editing()
            if passage is not None and is_open(view, line):
                _form(room, view, line, passage)
            else:
                _findings(room, view, line)
        with right:
            st.html(passage_markup.facts(line.facts))


def is_open(view: DraftView, line: PassageLine) -> bool:
    """Whether the passage is being edited in this tab."""
    passage = session.editing()
    return passage is not None and (passage.briefing_id, passage.place_key) == (
        view.id,
        line.place.key,
    )


def _edit_button(view: DraftView, line: PassageLine) -> None:
    st.button(
        "Edit",
        key=f"edit-{line.place.key}",
        icon=":material/edit:",
        type="tertiary",
        on_click=actions.begin_edit,
        args=(view, line),
    )


def _findings(room: ReviewRoom, view: DraftView, line: PassageLine) -> None:
    for number, found in enumerate(line.findings):
        st.html(passage_markup.finding(found))
        if found.corrected is not None and found.replacement and view.state in EDITABLE:
            st.button(
                f"Use “{actions.literal(found.replacement)}”",
                key=f"apply-{line.place.key}-{number}",
                icon=":material/auto_fix_high:",
                on_click=actions.apply_correction,
                args=(room, view, line, found.corrected),
            )


def _form(room: ReviewRoom, view: DraftView, line: PassageLine, passage: session.Editing) -> None:
    key = line.place.key
    if passage.revision != view.revision:
        st.warning(
            f"Revision {view.revision} was saved while you edited; above is how this passage "
            "reads now, below is your text."
        )
    text = st.text_area(
        "New text",
        key=passage.text_key,
        persist_state="session",
        height="content",
    )
    if text.strip() and text.strip() != line.text:
        _trial(room, view, line, text)
    with st.container(horizontal=True):
        if passage.revision == view.revision:
            st.button(
                "Save",
                key=f"save-{key}",
                type="primary",
                on_click=actions.save_edit,
                args=(room, line),
            )
        else:
            st.button(
                f"Replace it in revision {view.revision}",
                key=f"rebase-{key}",
                type="primary",
                on_click=_save_on_top,
                args=(room, view, line),
            )
        st.button("Cancel", key=f"cancel-{key}", on_click=session.end)
    hint = "" if line.place.part else " Empty text removes the sentence."
    st.caption(f"Ctrl+Enter checks the text without saving it.{hint}")


def _save_on_top(room: ReviewRoom, view: DraftView, line: PassageLine) -> None:
    session.rebase(view.revision)
    actions.save_edit(room, line)


def _trial(room: ReviewRoom, view: DraftView, line: PassageLine, text: str) -> None:
    try:
        judged = room.try_text(view.id, view.revision, line.place, text)
    except BriefingError as error:
        st.error(actions.sentence(error))
        return
    st.html(f'<div class="trial">As typed: {markup.verdict_chip(judged.verdict)}</div>')
    for found in judged.findings:
        st.html(passage_markup.finding(found))
