"""Lint: our own checks of a built message, before anybody may approve it.

Takes the message as bytes, the way it would be sent, so that what was built is judged and not what
was meant. Errors block approval and warnings are shown. Not checked: whether the HTML is well
formed, which tests do with a strict parser, and how real mail programs draw it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from generator.rendering.built_mail import BuiltMail, read_mail
from generator.rendering.lint_css import css_findings, url_findings
from generator.rendering.lint_finding import LintFinding
from generator.rendering.lint_images import alt_findings, attachment_findings, source_findings
from generator.rendering.lint_message import header_findings, subject_findings, text_findings
from generator.rendering.lint_page import (
    active_findings,
    head_findings,
    link_findings,
    preheader_findings,
    size_findings,
)
from generator.rendering.mail_markup import MailMarkup, parse_markup
from generator.rendering.mail_weight import Fitted

_MESSAGE: tuple[Callable[[BuiltMail], Iterator[LintFinding]], ...] = (
    subject_findings,
    header_findings,
    text_findings,
)
_PAGE: tuple[Callable[[BuiltMail, MailMarkup], Iterator[LintFinding]], ...] = (
    size_findings,
    head_findings,
    preheader_findings,
    active_findings,
    link_findings,
    alt_findings,
    source_findings,
    attachment_findings,
    css_findings,
    url_findings,
)


def lint_mail(
    raw: bytes, page: Fitted | None = None, hosted_at: str | None = None
) -> tuple[LintFinding, ...]:
    """Everything that is wrong with a message, errors first, each sentence once.

    Args:
        raw: The serialized message.
        page: Its HTML as it was fitted, which knows the blocks; without it sizes have no names.
        hosted_at: Address that pictures may be loaded from; None when they must be attached.
    """
    mail = read_mail(raw, page, hosted_at)
    markup = parse_markup(mail.html or "")
    found = chain(
        *(rule(mail) for rule in _MESSAGE),
        *(rule(mail, markup) for rule in _PAGE if mail.html is not None),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.level))


def errors(findings: Iterable[LintFinding]) -> tuple[LintFinding, ...]:
    """Those that block."""
    return tuple(one for one in findings if one.level == "error")
