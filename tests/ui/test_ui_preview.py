"""The previews: the message in a harmless frame, its plain text, its charts."""

import base64

import pytest
from review_pages import desk, opened, shown

from generator.draft import Sentence
from generator.writing.briefing import Passage


def view_of(room, name: str):
    tab = opened(desk, room)
    tab.segmented_control(key="view").set_value(name).run()
    assert not tab.exception
    return tab


def framed(tab) -> str:
    """The page inside the preview's frame."""
    (frame,) = tab.get("iframe")
    kind, data = frame.proto.src.split(",", 1)
    assert kind == "data:text/html;base64"
    return base64.b64decode(data).decode()


def test_the_message_is_shown_in_a_frame_without_origin(room):
    tab = view_of(room, "E-mail")
    page = framed(tab)
    assert "Content-Security-Policy" in page
    assert "default-src 'none'" in page
    assert "2,590.61" in page
    assert page.count('src="data:image/png;base64,iVBOR') == 3
    assert "cid:" not in page
    assert "kB of HTML" in shown(tab)


def test_a_hostile_draft_stays_harmless(stored):
    hostile = '<script>parent.document.title="x"</script><img src=x onerror=alert(1)> up'
    page = framed(view_of(stored(dek=Passage(Sentence(hostile), hostile)), "E-mail"))
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("width", ["Computer, 680 px", "Phone, 375 px"])
def test_the_message_can_be_seen_at_the_width_of_a_phone(room, width):
    tab = view_of(room, "E-mail")
    tab.segmented_control(key="width").set_value(width).run()
    assert not tab.exception
    assert len(tab.get("iframe")) == 1


def test_the_plain_text_is_what_would_be_sent(room):
    tab = view_of(room, "Plain text")
    assert "2,590.61" in tab.code[0].value
    assert "%%UNSUBSCRIBE_URL%%" in tab.code[0].value


def test_charts_carry_the_words_that_stand_for_them(room):
    tab = view_of(room, "Charts")
    assert "How far below the record" in shown(tab)
    assert len(tab.get("vega_lite_chart")) == 3
    assert "Without pictures: Bar chart of the gap" in shown(tab)


def test_a_note_without_charts_says_so(stored):
    tab = view_of(stored(facts=(), series=()), "Charts")
    assert "no charts" in tab.info[0].value
