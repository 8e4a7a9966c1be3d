"""Text from outside reaches readers as text: no markup, no template, no placeholder."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rendering_briefing import claim, fact, make_briefing, passage
from rendering_page import addresses, elements, parse, words

from generator.facts.fact import Provenance
from generator.facts.quantity import Quantity
from generator.market.universe import Universe, default_universe
from generator.rendering.charts import chart_specs
from generator.rendering.draw import draw_png
from generator.rendering.markdown import escape_markdown
from generator.rendering.plain_text import plain_text
from generator.rendering.render import Rendered, render
from generator.rendering.view import BriefingView, build_view
from generator.writing.briefing import Briefing, BriefingSection, SourceLine, WriterNote

EVIL = (
    "</td></table></style><script>alert(1)</script><img src=x onerror=alert(1)>"
    "\"' onclick=alert(1) x=\"{{ 7*7 }}{% include '/etc/passwd' %}{# gone #}${7*7} "
    "[a](javascript:alert(1)) ![i](https://evil.example/x.png) <https://evil.example/> `x` *b* "
    "\u202edesrever\u202c\u200f\u2066 &lt;b&gt; &copy; | cell |\r\n# head\n- item\x00\x1b[31m "
    "%%UNSUBSCRIBE_URL%% 🚀👩‍👩‍👧 -->]]> $1$ " + "W" * 2000
)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def evil_universe() -> Universe:
    universe = default_universe()
    instruments = {
        name: replace(instrument, short=EVIL, name=EVIL) if name in ("rut", "btc") else instrument
        for name, instrument in universe.instruments.items()
    }
    return replace(universe, instruments=instruments)


def evil_briefing() -> Briefing:
    plain = make_briefing()
    link = Provenance(EVIL, EVIL, "javascript:alert(1)")
    figure = fact("rut.extra", "rut", {"level": Quantity(1.0, "points")})
    shown = passage(f"{EVIL} 1.0", (EVIL[:30], "rut.extra"))
    return replace(
        plain,
        headline=passage(EVIL),
        dek=shown,
        preheader=passage(EVIL),
        sections=(BriefingSection(EVIL, EVIL, (shown, passage(EVIL))),),
        facts=(
            *plain.facts,
            replace(figure, provenance=link),
            replace(claim("claim.evil", EVIL, EVIL), provenance=link),
        ),
        sources=(SourceLine(EVIL, EVIL),),
        notices=(EVIL,),
        writer=WriterNote("auto", EVIL, EVIL, EVIL),
        edition=EVIL,
        id=EVIL,
    )


@pytest.fixture(scope="module")
def evil_view() -> BriefingView:
    return build_view(evil_briefing(), universe=evil_universe(), publication=EVIL)


@pytest.fixture(scope="module")
def evil(evil_view: BriefingView) -> Rendered:
    return render(evil_view, "cid")


def test_html_has_no_element_or_attribute_a_plain_note_lacks(evil: Rendered) -> None:
    plain = parse(render(build_view(make_briefing())).html)
    hostile = parse(evil.html)
    assert {e.tag for e in elements(hostile)} <= {e.tag for e in elements(plain)}
    allowed = {name for e in elements(plain) for name in e.attrib}
    assert {name for e in elements(hostile) for name in e.attrib} <= allowed


def test_html_goes_nowhere_new(evil: Rendered) -> None:
    known = ("cid:", "#n", "https://example.com/", "%%UNSUBSCRIBE_URL%%", "%%VIEW_URL%%")
    assert all(address.startswith(known) for address in addresses(parse(evil.html)))


def test_html_shows_the_hostile_text_as_text(evil: Rendered) -> None:
    assert plain_text(EVIL) in words(parse(evil.html))


def test_templates_in_values_are_not_run(evil: Rendered) -> None:
    assert "{{ 7*7 }}{% include" in evil.html
    assert "{{ 7*7 }}{% include" in evil.text.replace("\n", " ")
    assert r"{{ 7\*7 }}{% include" in evil.markdown


@pytest.mark.parametrize("form", ["html", "text", "markdown"])
def test_invisible_controls_are_gone(evil: Rendered, form: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00\x1b]", getattr(evil, form))


def test_only_the_templates_write_placeholders(evil: Rendered) -> None:
    assert evil.html.count("%%UNSUBSCRIBE_URL%%") == 2
    assert evil.text.count("%%UNSUBSCRIBE_URL%%") == 1
    assert "%%" not in evil.markdown


def test_text_stays_within_its_columns(evil: Rendered) -> None:
    lines = [line for line in evil.text.splitlines() if "https://example.com" not in line]
    assert max(map(len, lines)) <= 72


def test_markdown_shows_no_html_and_links_nowhere_new(evil: Rendered) -> None:
    page = MARKDOWN.render(evil.markdown)
    plain = MARKDOWN.render(render(build_view(make_briefing())).markdown)
    tags = set(re.findall(r"<(\w+)", page))
    assert tags <= set(re.findall(r"<(\w+)", plain))
    targets = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert all(target.startswith(("charts/", "https://example.com/")) for target in targets)


def test_charts_draw_hostile_names_without_a_warning() -> None:
    for spec in chart_specs(evil_briefing(), evil_universe()):
        assert draw_png(spec).startswith(b"\x89PNG")


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_escaped_markdown_is_one_paragraph_of_the_same_text(text: str) -> None:
    line = plain_text(text).strip()
    tokens = MARKDOWN.parse(escape_markdown(line))
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    children = tokens[1].children or [] if tokens else []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


@given(st.text(max_size=200))
def test_plain_text_is_one_visible_line(text: str) -> None:
    shown = plain_text(text)
    assert len(shown.splitlines()) <= 1
    assert "%%" not in shown
    assert plain_text(shown) == shown
