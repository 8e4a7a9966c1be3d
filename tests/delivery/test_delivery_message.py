from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from html import escape, unescape

import pytest
from briefing_cases import BRIEFING_ID, NOON, briefing, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.delivery.headers import MAIL_POLICY
from generator.delivery.message import build_message
from generator.delivery.sender import Sender
from generator.errors import DeliveryError
from generator.review.approval import approve
from generator.review.approved import RenderedParts

LEAVE = "https://news.example.com/u/abc?list=us&x=1"
VIEW = "https://news.example.com/b/1?a=1&b=2"
SENDER = Sender(address="desk@news.example.com", name="Morning Desk")

printable = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Cf", "Co", "Cn")
)
subjects = st.lists(st.text(printable, min_size=1, max_size=30), min_size=1, max_size=12).map(
    " ".join
)
bodies = st.text(st.characters(codec="utf-8"), max_size=200).filter(lambda t: "%%" not in t)


def approved(content=None, **changes):
    return approve(briefing(**changes), content or parts(), state="drafted", actor="Ann", at=NOON)


def build(content=None, recipient="ann@example.com", sender=SENDER, **options):
    options = {"date": NOON, "unsubscribe_url": LEAVE, "view_url": VIEW} | options
    return build_message(approved(content), recipient, sender, **options)


def received(message):
    """The message as a mail program reads it."""
    return message_from_bytes(message.as_bytes(policy=MAIL_POLICY), policy=default)


def lines(part):
    """Decoded text with line feeds; mail has CRLF on the wire."""
    return part.get_content().replace("\r\n", "\n")


def parts_of(message, leave=LEAVE, view=VIEW):
    """What was received, with this recipient's links turned back into placeholders."""
    plain, related = message.iter_parts()
    page, *images = related.iter_parts() if related.is_multipart() else (related,)
    html, text = lines(page), lines(plain)
    for url, name in ((leave, "%%UNSUBSCRIBE_URL%%"), (view, "%%VIEW_URL%%")):
        html = html.replace(escape(url), name)
        text = text.replace(url, name)
    return RenderedParts(
        subject=message["Subject"],
        html=html,
        text=text,
        images={image["Content-ID"].strip("<>"): image.get_content() for image in images},
    )


def test_the_structure_is_text_then_html_with_its_images():
    message = received(build())
    assert message.get_content_type() == "multipart/alternative"
    plain, related = message.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert related.get_content_type() == "multipart/related"
    page, image = related.iter_parts()
    assert page.get_content_type() == "text/html"
    assert (image.get_content_type(), image["Content-ID"]) == ("image/png", "<gaps>")
    assert image.get_content_disposition() == "inline"
    assert image.get_content() == parts().images["gaps"]
    assert f'src="cid:{image["Content-ID"].strip("<>")}"' in page.get_content()


def test_text_and_html_travel_as_quoted_printable():
    plain, related = received(build()).iter_parts()
    page = next(related.iter_parts())
    assert plain["Content-Transfer-Encoding"] == "quoted-printable"
    assert page["Content-Transfer-Encoding"] == "quoted-printable"
    _, _, body = build().as_bytes(policy=MAIL_POLICY).partition(b"\r\n\r\n")
    assert max(len(line) for line in body.split(b"\r\n")) <= 78


def test_without_images_the_html_stands_alone():
    message = received(build(parts(images={})))
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_what_is_received_is_what_was_approved():
    assert parts_of(received(build())).content_hash() == approved().sha256


@settings(deadline=None)
@given(subjects, bodies, bodies, st.dictionaries(st.sampled_from("abc"), st.binary(), max_size=2))
def test_any_approved_content_arrives_unchanged(subject, html, text, images):
    content = RenderedParts(subject, html, text, images)
    message = build(content)
    assert parts_of(received(message)).content_hash() == approved(content).sha256


def test_each_recipient_has_their_own_links():
    plain, related = received(build()).iter_parts()
    page = lines(next(related.iter_parts()))
    assert f"Leave: {LEAVE}\n" in lines(plain)
    assert f'href="{escape(LEAVE)}"' in page
    assert unescape(page).count(VIEW) == 1
    assert "%%" not in page + lines(plain)


def test_a_link_cannot_smuggle_in_another_placeholder():
    message = received(build(unsubscribe_url="https://x.example.com/%%VIEW_URL%%"))
    plain = lines(next(message.iter_parts()))
    assert "Leave: https://x.example.com/%%VIEW_URL%%\n" in plain


def test_only_the_closed_list_is_replaced():
    content = approved()
    odd = replace(content.parts, text="%%EMAIL%% stays\n")
    odd_approval = replace(content, parts=odd, sha256=odd.content_hash())
    message = build_message(odd_approval, "ann@example.com", SENDER, date=NOON, view_url=VIEW)
    assert lines(next(received(message).iter_parts())) == "%%EMAIL%% stays\n"


def test_headers_say_who_what_and_how_to_leave():
    message = received(build(sender=replace(SENDER, reply_to="editor@example.com")))
    assert message["From"] == "Morning Desk <desk@news.example.com>"
    assert message["To"] == "ann@example.com"
    assert message["Reply-To"] == "editor@example.com"
    assert message["Subject"] == parts().subject
    assert message["Date"].datetime == NOON
    assert (
        message["List-Unsubscribe"]
        == f"<{LEAVE}>, <mailto:desk@news.example.com?subject=unsubscribe>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "<market-briefing.news.example.com>"
    assert message["Auto-Submitted"] == "auto-generated"


def test_without_a_page_one_leaves_by_mail():
    sender = replace(SENDER, unsubscribe_to="leave@example.com")
    message = received(build(unsubscribe_url=None, sender=sender))
    assert message["List-Unsubscribe"] == "<mailto:leave@example.com?subject=unsubscribe>"
    assert message["List-Unsubscribe-Post"] is None
    plain = lines(next(message.iter_parts()))
    assert "Leave: mailto:leave@example.com?subject=unsubscribe" in plain


def test_one_click_is_promised_over_https_only():
    assert build(unsubscribe_url="http://127.0.0.1:8000/u/x")["List-Unsubscribe-Post"] is None


def test_long_links_are_not_encoded():
    url = "https://news.example.com/u/" + "a" * 300
    raw = build(unsubscribe_url=url).as_bytes(policy=MAIL_POLICY)
    assert f"List-Unsubscribe: <{url}>,\r\n <mailto:".encode() in raw


def test_without_a_page_the_web_version_is_asked_for_by_mail():
    message = received(build(view_url=None, sender=replace(SENDER, reply_to="editor@example.com")))
    plain, related = message.iter_parts()
    link = "mailto:editor@example.com?subject=web%20version"
    assert f"View: {link}\n" in lines(plain)
    assert f'href="{link}"' in lines(next(related.iter_parts()))


def test_the_message_id_follows_from_briefing_revision_and_recipient():
    first = build()["Message-ID"]
    assert first == build(date=NOON + timedelta(days=1))["Message-ID"]
    assert first == build(recipient="ANN@EXAMPLE.COM")["Message-ID"]
    assert first.endswith("@news.example.com>")
    others = {
        build(recipient="ben@example.com")["Message-ID"],
        build_message(approved(revision=2), "ann@example.com", SENDER, date=NOON, view_url=VIEW)[
            "Message-ID"
        ],
        build_message(
            approved(id=BRIEFING_ID[:-1] + "d"), "ann@example.com", SENDER, date=NOON, view_url=VIEW
        )["Message-ID"],
    }
    assert len(others | {first}) == 4


def test_the_same_arguments_give_the_same_bytes():
    assert build().as_bytes(policy=MAIL_POLICY) == build().as_bytes(policy=MAIL_POLICY)


def test_a_test_is_marked_and_keeps_apart_from_the_edition():
    message = build(is_test=True)
    assert message["Subject"] == f"[Test] {parts().subject}"
    assert message["Message-ID"] != build()["Message-ID"]
    assert (
        message["Message-ID"] != build(is_test=True, date=NOON + timedelta(hours=1))["Message-ID"]
    )


INJECTION = "x\r\nBcc: victim@example.com"


@pytest.mark.parametrize(
    "options",
    [
        {"recipient": f"ann@example.com{INJECTION}"},
        {"recipient": f"{INJECTION}@example.com"},
        {"recipient": "ann@example.com, victim@example.com"},
        {"recipient": "Ann <ann@example.com>"},
        {"sender": replace(SENDER, name=INJECTION)},
        {"sender": replace(SENDER, address=f"desk@example.com{INJECTION}")},
        {"sender": replace(SENDER, reply_to=f"desk@example.com{INJECTION}")},
        {"sender": replace(SENDER, list_id=INJECTION)},
        {"sender": replace(SENDER, unsubscribe_to=INJECTION)},
        {"content": parts(subject=INJECTION)},
        {"content": parts(subject="x\u2028Bcc: victim@example.com")},
        {"content": parts(images={INJECTION: b"x"})},
        {"unsubscribe_url": f"https://news.example.com/{INJECTION}"},
        {"unsubscribe_url": "https://news.example.com/>, <https://evil.example.com/"},
        {"unsubscribe_url": "javascript:alert(1)"},
        {"view_url": 'https://news.example.com/"><script>'},
    ],
)
def test_nothing_can_inject_a_header_or_markup(options):
    with pytest.raises(DeliveryError):
        build(**options)


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_or_subject_adds_a_header(name, subject):
    expected = set(build().keys())
    try:
        message = build(parts(subject=subject), sender=replace(SENDER, name=name))
    except DeliveryError:
        return
    assert set(received(message).keys()) == expected
