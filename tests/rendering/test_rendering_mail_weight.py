"""Bytes of a mail, and the blocks it can do without."""

from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.mail_weight import (
    LIMIT,
    OPTIONAL,
    Block,
    blocks,
    fitted,
    largest,
    size,
    unmarked,
)
from generator.rendering.template_folder import template_folder


def page(**sizes: int) -> str:
    marked = [
        f"<!-- block:{name} -->\n<p>{'x' * count}</p>\n<!-- /block:{name} -->\n"
        for name, count in sizes.items()
    ]
    return f'<body><a href="#n1">1.1%</a>\n{"".join(marked)}</body>'


def test_a_small_page_only_loses_its_marks() -> None:
    html = page(charts=10, notes=20)
    whole = fitted(html)
    assert whole.dropped == ()
    assert whole.html == unmarked(html)
    assert "block" not in whole.html
    assert whole.html.count("<p>") == 2


def test_bytes_are_counted_as_they_are_sent() -> None:
    assert size("é−") == 5


def test_blocks_are_weighed_largest_first() -> None:
    assert blocks(page(charts=10, notes=20)) == (Block("notes", 28), Block("charts", 18))


def test_blocks_of_a_name_are_one() -> None:
    assert blocks(page(charts=10) + page(charts=5)) == (Block("charts", 31),)


def test_optional_blocks_go_in_order_until_it_fits() -> None:
    html = page(charts=300, method=300, notes=300, views=300, sources=300)
    assert fitted(html, 1300).dropped == ("notes",)
    assert fitted(html, 1000).dropped == ("notes", "method")
    assert fitted(html, 700).dropped == ("notes", "method", "charts")
    smallest = fitted(html, 100)
    assert smallest.dropped == ("notes", "method", "charts", "views")
    assert smallest.size > 100
    assert smallest.blocks == (Block("sources", 308),)


def test_links_into_a_block_that_went_are_words_again() -> None:
    html = '<a class="f" href="#n1">1%</a><a href="#top" id="top">up</a>' + page(notes=300).replace(
        "<p>", '<p id="n1">'
    )
    short = fitted(html, 250).html
    assert '<a class="f">1%</a>' in short
    assert '<a href="#top" id="top">' in short


def test_the_largest_blocks_are_named() -> None:
    assert largest(fitted(page(charts=10, notes=20))) == (
        "notes 28 bytes, charts 18 bytes, the rest 36 bytes"
    )
    assert largest(fitted("<p>x</p>")) == "one of 8 bytes"


@given(st.dictionaries(st.sampled_from((*OPTIONAL, "sources")), st.integers(0, 200_000)))
def test_what_fits_after_dropping_fits(sizes: dict[str, int]) -> None:
    short = fitted(page(**sizes))
    needed = {name: count for name, count in sizes.items() if name not in OPTIONAL}
    assert set(short.dropped) <= set(sizes)
    assert short.size < LIMIT or short.size <= size(unmarked(page(**needed)))


def test_the_template_marks_only_blocks_that_are_known_and_closes_them() -> None:
    text = (template_folder() / "briefing.html.j2").read_text(encoding="utf-8")
    for name in ("notes", "method", "charts", "views"):
        assert text.count(f"<!-- block:{name} -->") == 1
        assert text.count(f"<!-- /block:{name} -->") == 1
    assert text.count("<!-- block:") == text.count("<!-- /block:")
