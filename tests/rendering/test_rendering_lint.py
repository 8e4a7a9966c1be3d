"""Every rule of the mail lint, each with a mail that breaks it."""

import pytest
from mail_cases import HTML, IMAGES, PNG, TEXT, mail, spoilt

from generator.rendering.lint import errors, lint_mail
from generator.rendering.mail_weight import Block, Fitted

BODY = "<body>"
P = 'style="margin:0"'


def test_a_good_mail_has_nothing_to_correct() -> None:
    assert lint_mail(mail()) == ()


ERRORS = {
    "subject": mail(subject=""),
    "subject, far too long": mail(subject="word " * 60),
    "text": mail(text=None),
    "text, blank": mail(text=" \n"),
    "html": mail(html=None),
    "html, blank": mail(html="\n", images={}),
    "encoding": mail(cte="base64"),
    "lang": spoilt(' lang="en"', ""),
    "title": spoilt("Small caps set a record</title>", " </title>"),
    "charset": spoilt('<meta charset="utf-8">', ""),
    "charset, too late": spoilt("<head>", f"<head><!-- {'x' * 1024} -->"),
    "preheader": spoilt("display:none", "color:red"),
    "preheader, blank": mail(
        HTML.replace(
            "The Russell 2000 gained 2.2 percent; bitcoin is a third below its record.", ""
        )
    ),
    "script": spoilt(BODY, "<body><script>alert(1)</script>"),
    "script, handler": spoilt("<p id=", '<p onclick="x()" id='),
    "script, form": spoilt(BODY, '<body><form action="https://example.com/"></form>'),
    "links": spoilt("https://example.com/", "http://example.com/"),
    "links, script": spoilt("https://example.com/", "javascript:alert(1)"),
    "links, nowhere": spoilt('href="#n1"', 'href="#n2"'),
    "links, relative": spoilt('href="#n1"', 'href="notes.html"'),
    "alt": spoilt('alt="Bar chart: Gold 1.1% below."', 'alt=""'),
    "alt, missing": spoilt('alt="Bar chart: Gold 1.1% below."', ""),
    "remote": spoilt("</table>", '</table><img src="https://example.com/x.png" alt="x">'),
    "remote, style sheet": spoilt("<style>", '<link rel="stylesheet" href="x.css"><style>'),
    "remote, background": spoilt("<td>", '<td background="https://example.com/x.png">'),
    "remote, css": spoilt(P, 'style="background:url(https://example.com/x.png)"'),
    "data": spoilt("</table>", '</table><img src="data:image/png;base64,AAAA" alt="x">'),
    "data, css": spoilt(P, "style=\"background:url('data:image/png;base64,AAAA')\""),
    "cid": mail(images={}),
    "cid, not shown": mail(images={**IMAGES, "other": PNG}),
    "cid, no picture": mail(images={"gaps": b"GIF89a"}),
    "css": spoilt(P, 'style="position:absolute"'),
    "css, flex": spoilt(".p {", ".p { display: flex;"),
    "css, grid": spoilt(P, 'style="display:inline-grid"'),
    "css, variable": spoilt(P, 'style="color:var(--ink)"'),
    "css, import": spoilt("<style>", "<style>@import 'x.css';"),
    "css, svg": spoilt("</table>", "</table><svg></svg>"),
    "css, video": spoilt("</table>", "</table><video></video>"),
    "size": mail(HTML.replace("</table>", "</table>" + "<p>word</p>" * 10_000)),
}
WARNINGS = {
    "subject": mail(
        subject="A subject that goes on for longer than any inbox ever shows of it, really"
    ),
    "preheader": spoilt("gained 2.2 percent; bitcoin is a third below its record", "rose"),
    "alt, no size": spoilt('width="600" height="250" ', ""),
    "css": spoilt(P, 'style="float:left"'),
    "css, font": spoilt("<style>", "<style>@font-face { font-family: X; }"),
    "css, calc": spoilt(P, 'style="width:calc(100% - 8px)"'),
    "css, transform": spoilt(P, 'style="transform:none"'),
    "css, animation": spoilt(P, 'style="transition:none"'),
    "css, filter": spoilt(P, 'style="filter:none"'),
    "css, object-fit": spoilt(P, 'style="object-fit:cover"'),
    "css, gap": spoilt(P, 'style="gap:8px"'),
    "css, margin": spoilt(P, 'style="margin:0 -8px"'),
    "css, long sheet": spoilt("<style>", f"<style>{'.x { margin: 0; } ' * 600}"),
    "size": mail(HTML.replace("</table>", "</table>" + "<p>word</p>" * 7_500)),
    "size, pictures": mail(images={"gaps": PNG + b"0" * 400_000}),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_may_not_go_out_is_an_error(case: str) -> None:
    found = lint_mail(ERRORS[case])
    rule = case.partition(",")[0]
    (text, *_) = [one.text for one in found if (one.rule, one.level) == (rule, "error")]
    assert text.endswith(".")
    assert len(errors(found)) == len([one for one in found if one.level == "error"])


@pytest.mark.parametrize("case", WARNINGS)
def test_what_some_readers_would_miss_is_a_warning(case: str) -> None:
    (found,) = lint_mail(WARNINGS[case])
    assert (found.rule, found.level) == (case.partition(",")[0], "warning")


def test_a_header_that_is_not_folded_is_an_error() -> None:
    raw = mail().replace(b"To: ", b"X-Long: " + b"word " * 20 + b"\r\nTo: ", 1)
    (found,) = lint_mail(raw)
    assert found.rule == "headers"
    assert "'X-Long'" in found.text
    (found,) = lint_mail(mail().replace(b"To: ", b"List-Unsubscribe: " + b"w" * 1000 + b"\r\nTo: "))
    assert "1018 characters" in found.text


def test_an_address_longer_than_a_line_may_stand_in_its_header() -> None:
    raw = mail().replace(b"To: ", b"List-Unsubscribe: <https://x.test/" + b"w" * 90 + b">\r\nTo: ")
    assert lint_mail(raw) == ()


def test_hosted_pictures_may_be_loaded_from_the_public_pages_only() -> None:
    html = HTML.replace("cid:gaps", "https://news.example.com/charts/gaps.png")
    assert lint_mail(mail(html, images={}), hosted_at="https://news.example.com/") == ()
    for address in (None, "https://news.example.co"):
        (found,) = lint_mail(mail(html, images={}), hosted_at=address)
        assert found.rule == "remote"


def test_a_large_mail_names_its_blocks_and_what_it_lost() -> None:
    page = Fitted("x" * 120_000, (Block("notes", 70_000), Block("views", 4_000)), ("method",))
    refused, lost = lint_mail(mail(), page)
    assert refused.level == "error"
    assert "120,000 bytes" in refused.text
    assert "notes 70,000 bytes, views 4,000 bytes, the rest 46,000 bytes" in refused.text
    assert lost.level == "warning"
    assert "without method" in lost.text


def test_markup_for_outlook_alone_is_left_alone() -> None:
    raw = spoilt(BODY, "<body><!--[if mso]><table style='position:absolute'><![endif]-->")
    assert lint_mail(raw) == ()


def test_text_is_what_mail_programs_read() -> None:
    assert TEXT in mail().decode().replace("\r\n", "\n")
