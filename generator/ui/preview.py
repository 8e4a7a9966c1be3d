"""Preview: a draft as its recipients would get it."""

import streamlit as st

from generator.rendering.plain_text import capitalized
from generator.ui import markup
from generator.ui.chart_drawing import altair_chart
from generator.workspace.mail_preview import MailPreview
from generator.workspace.review_room import ReviewRoom
from generator.workspace.review_view import DraftView

WIDTHS = {"Computer, 680 px": 680, "Phone, 375 px": 375}
_HEIGHT = 820
_CHART = 640


def show(room: ReviewRoom, view: DraftView, form: str) -> None:
    """Draw one form of the message: `E-mail`, `Plain text` or `Charts`."""
    mail = _rendered(room, room.database, view.id, view.revision)
    if form == "E-mail":
        _message(mail)
    elif form == "Plain text":
        st.code(mail.text, language=None)
    else:
        _charts(mail)


def _message(mail: MailPreview) -> None:
    st.html(markup.envelope(mail))
    for found in mail.findings:
        (st.error if found.level == "error" else st.warning)(capitalized(found.text))
    width = st.segmented_control(
        "Width",
        tuple(WIDTHS),
        default=next(iter(WIDTHS)),
        required=True,
        key="width",
        label_visibility="collapsed",
    )
    # A data: address gives the frame no origin, so nothing in a draft can reach this page.
    with st.container(key="mail", width=WIDTHS[str(width)]):
        st.iframe(mail.frame, height=_HEIGHT, alt="The message as its recipients would see it")


def _charts(mail: MailPreview) -> None:
    if not mail.charts:
        st.info("This note has no charts: its facts or series do not allow them.")
    for chart in mail.charts:
        st.html(markup.chart_title(chart))
        with st.container(width=_CHART):
            st.altair_chart(altair_chart(chart), theme=None, alt=chart.alt)
        st.html(markup.chart_words(chart))


@st.cache_data(max_entries=20, show_spinner="Drawing the message…")
def _rendered(_room: ReviewRoom, database: str, briefing_id: str, revision: int) -> MailPreview:
    # A revision never changes, so what it renders to may be kept.
    return _room.mail(briefing_id, revision)
