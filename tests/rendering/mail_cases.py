"""A small mail that passes every check, and ways to spoil it."""

from email.message import EmailMessage
from email.policy import SMTP

from chart_cases import SPARK

from generator.rendering.draw import draw_png

PNG = draw_png(SPARK)
PREHEADER = "The Russell 2000 gained 2.2 percent; bitcoin is a third below its record."
HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Small caps set a record</title>
<style>.p {{ margin: 0; }}</style></head>
<body><div style="display:none">{PREHEADER}&#847;&zwnj;&nbsp;</div>
<table role="presentation"><tr><td>
<p class="p" style="margin:0"><a href="#n1">2.2%</a>, <a href="https://example.com/">a paper</a></p>
<p><img src="cid:gaps" width="600" height="250" alt="Bar chart: Gold 1.1% below."></p>
<p id="n1">1 <a href="mailto:desk@example.com?subject=unsubscribe">Unsubscribe</a></p>
</td></tr></table></body></html>
"""
TEXT = "Small caps set a record.\n\nThe Russell 2000 gained 2.2%.\n"
IMAGES = {"gaps": PNG}


def mail(
    html: str | None = HTML,
    text: str | None = TEXT,
    images: dict[str, bytes] = IMAGES,
    subject: str = "Small caps set a record",
    cte: str = "quoted-printable",
    **headers: str,
) -> bytes:
    """The mail as bytes, with something else in place of a part."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["To"] = "reader@example.com"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text, cte=cte)
    if html is not None:
        add = message.set_content if text is None else message.add_alternative
        add(html, subtype="html", cte=cte)
        page = message if text is None else message.get_payload(1)
        for name, data in images.items():
            page.add_related(data, "image", "png", cid=f"<{name}>")  # type: ignore[union-attr]
    return message.as_bytes()


def spoilt(old: str, new: str) -> bytes:
    """The mail with `new` where its HTML has `old`."""
    assert old in HTML
    return mail(HTML.replace(old, new))
