"""Pictures attached, hosted or told in words."""

import pytest
from mail_cases import HTML, IMAGES, PNG

from generator.errors import UsageError
from generator.rendering.mail_images import hosted_path, place_images

PUBLIC = "https://news.example.com/desk/"


def test_pictures_are_attached_as_they_are_shown() -> None:
    placed = place_images(HTML, {**IMAGES, "other": PNG}, "cid")
    assert placed.html == HTML
    assert placed.attached == IMAGES
    assert placed.hosted == {}


def test_hosted_pictures_have_an_address_of_their_bytes() -> None:
    placed = place_images(HTML, IMAGES, "hosted", PUBLIC)
    (path,) = placed.hosted
    assert placed.hosted[path] == PNG
    assert f'<img src="https://news.example.com/desk/{path}" width="600"' in placed.html
    assert "cid:" not in placed.html
    assert placed.attached == {}
    assert hosted_path("gaps", PNG) != hosted_path("gaps", PNG + b"0")


def test_without_pictures_their_words_stay() -> None:
    placed = place_images(HTML, IMAGES, "none")
    assert "<img" not in placed.html
    assert "<p>Bar chart: Gold 1.1% below.</p>" in placed.html
    assert (placed.attached, placed.hosted) == ({}, {})


def test_words_stay_escaped() -> None:
    html = '<img src="cid:gaps" alt="&lt;b&gt; &amp; &#34;gold&#34;">'
    assert place_images(html, IMAGES, "none").html == "&lt;b&gt; &amp; &#34;gold&#34;"


def test_small_pictures_of_a_table_leave_no_words() -> None:
    assert (
        place_images('<td><img src="cid:spark-spx" alt="long"></td>', {}, "none").html
        == "<td></td>"
    )


@pytest.mark.parametrize("address", [None, "http://news.example.com"])
def test_hosting_needs_a_secure_address(address: str | None) -> None:
    with pytest.raises(UsageError, match="public_url"):
        place_images(HTML, IMAGES, "hosted", address)
