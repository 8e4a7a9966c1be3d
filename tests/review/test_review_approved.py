from dataclasses import replace

import pytest
from briefing_cases import BRIEFING_ID, NOON, parts
from hypothesis import given
from hypothesis import strategies as st

from generator.review.approved import ApprovedBriefing, edition_of


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "another"},
        {"html": "<p>another</p>"},
        {"text": "another"},
        {"images": {"gaps": b"other bytes"}},
        {"images": {"other": parts().images["gaps"]}},
        {"images": {}},
    ],
)
def test_any_change_of_the_content_changes_its_hash(changes):
    assert parts(**changes).content_hash() != parts().content_hash()


def test_the_order_of_images_does_not_matter():
    first = parts(images={"a": b"1", "b": b"2"})
    second = parts(images={"b": b"2", "a": b"1"})
    assert first.content_hash() == second.content_hash()


def test_content_that_is_not_what_was_approved_is_refused():
    content = parts()
    with pytest.raises(ValueError, match="not what was approved"):
        ApprovedBriefing(
            BRIEFING_ID, 1, replace(content, text="x"), content.content_hash(), "Ann", NOON
        )


@pytest.mark.parametrize(
    ("briefing_id", "edition"),
    [
        ("us-morning-2025-12-12-0a1b2c", "us-morning-2025-12-12"),
        ("us-morning-2025-12-12-ffffff", "us-morning-2025-12-12"),
        ("us-morning-2025-12-12", "us-morning-2025-12-12"),
        ("asia-close-2025-12-12-123456", "asia-close-2025-12-12"),
    ],
)
def test_an_edition_is_the_briefing_without_its_run(briefing_id, edition):
    assert edition_of(briefing_id) == edition


@given(st.text())
def test_canonical_form_is_stable_and_has_unix_lines(text):
    once = parts(text=text, html=text).canonical()
    assert once.canonical() == once
    assert "\r" not in once.text
    assert once.text.endswith("\n")


def test_placeholders_off_the_closed_list_are_named():
    content = parts(text="%%NAME%% %%UNSUBSCRIBE_URL%% 100%% sure", html="%%NAME%% %%EMAIL%%")
    assert content.unknown_placeholders() == ("%%NAME%%", "%%EMAIL%%")
