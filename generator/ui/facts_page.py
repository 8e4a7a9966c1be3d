"""Facts page: everything the data say about one morning, and which passages use it."""

import streamlit as st

from generator.errors import BriefingError
from generator.ui import actions, first_run, markup, session, table_markup
from generator.workspace.fact_lines import FactLine
from generator.workspace.review_room import ReviewRoom


def show(room: ReviewRoom) -> None:
    """Draw the page, or what leads to the first briefing."""
    session.show_notice()
    try:
        briefing_id = session.chosen(room)
        if briefing_id is None:
            first_run.show(room)
            return
        facts = room.facts(briefing_id)
        view = room.open(briefing_id)
    except BriefingError as error:
        st.error(actions.sentence(error), icon=":material/error:")
        return
    st.html(markup.page_title("Facts", f"{view.day} · {view.as_of} · {view.headline}"))
    found = _filtered(facts)
    st.caption(f"{len(found)} of {len(facts)} facts")
    if found:
        st.html(table_markup.fact_table(found))
    else:
        st.info("No fact matches; clear the search or the filters.")


def _filtered(facts: tuple[FactLine, ...]) -> list[FactLine]:
    words, subject, kind, use = st.columns([0.34, 0.24, 0.22, 0.2], vertical_alignment="bottom")
    search = words.text_input("Search", key="fact-search", placeholder="record, 2,590.61, Oct. 6…")
    subjects = subject.multiselect(
        "Subject", tuple(dict.fromkeys(fact.subject for fact in facts)), key="fact-subjects"
    )
    kinds = kind.multiselect("Kind", sorted({fact.kind for fact in facts}), key="fact-kinds")
    used = use.toggle("Used in the note", key="fact-used")
    return [
        fact
        for fact in facts
        if fact.matches(search)
        and (not subjects or fact.subject in subjects)
        and (not kinds or fact.kind in kinds)
        and (not used or fact.used_in)
    ]
