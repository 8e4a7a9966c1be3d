"""Rules of the message around the page: subject, header lines, plain text, encodings."""

from collections.abc import Iterator

from generator.rendering.built_mail import BuiltMail
from generator.rendering.lint_finding import LintFinding, error, warning

SUBJECT = 70
"""Characters of a subject that computers show; phones show about half of them."""

_LONGEST_SUBJECT = 200
_FOLDED = 78
_LONGEST_LINE = 998
_UNFOLDABLE = ("list-unsubscribe", "message-id", "dkim-signature")
"""Headers that may hold an address longer than a line, which must not be broken."""


def subject_findings(mail: BuiltMail) -> Iterator[LintFinding]:
    """Length of the subject."""
    length = len(mail.subject.strip())
    if not length:
        yield error("subject", "the subject is empty; write one.")
    elif length > _LONGEST_SUBJECT:
        yield error(
            "subject", f"the subject has {length} characters; shorten it to {SUBJECT} at most."
        )
    elif length > SUBJECT:
        yield warning("subject", f"the subject has {length} characters; {SUBJECT} are shown.")


def header_findings(mail: BuiltMail) -> Iterator[LintFinding]:
    """Header lines as long as the mail standard wants them."""
    name = ""
    for line in mail.header_lines:
        if not line.startswith((" ", "\t")):
            name = line.partition(":")[0]
        if len(line) > _LONGEST_LINE:
            yield error(
                "headers", f"the header {name!r} has a line of {len(line)} characters; shorten it."
            )
        elif len(line) > _FOLDED and name.lower() not in _UNFOLDABLE:
            yield error(
                "headers",
                f"the header {name!r} is not folded: {len(line)} characters in a line; "
                "build it with the mail policy.",
            )


def text_findings(mail: BuiltMail) -> Iterator[LintFinding]:
    """Both texts present, neither empty, both in an encoding that survives."""
    if mail.html is None or not mail.html.strip():
        yield error("html", "the message has no HTML; render it again.")
    if mail.text is None or not mail.text.strip():
        yield error("text", "the message has no plain text; render it again.")
    for kind, encoding in mail.encodings.items():
        if encoding != "quoted-printable":
            yield error("encoding", f"{kind} is sent as {encoding}; build it as quoted-printable.")
