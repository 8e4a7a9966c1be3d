"""Where one sentence of market prose ends and the next begins."""

import re

from generator.verification.normalise import normalise

Span = tuple[int, int]

_BREAK = re.compile(
    r"""([.!?…]+["')\]”’*_]*)(?=\s|$)|(\n\s*\n|\n(?=\s*[-*•#>|=]|\s*\d+[.)]\s))|\n"""
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'])(?:[A-Za-z]|[A-Z]\.[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|"
    r"Thu(?:rs)?|Fri|Sat|Sun|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|No|vs|approx|est|etc|e\.g|i\.e|a\.m|p\.m)$"
)
_CLOSED_UNIT = re.compile(r"(?:U\.S|U\.K|E\.U|a\.m|p\.m|etc|Inc|Corp|Co|Ltd)$")
_LONGEST = 2000
"""Code points after which a stretch without a full stop is broken."""
_COLUMNS = re.compile(r"\S {3,}\S.* {3,}\S")
"""A line of a table: three columns or more, set apart by spaces."""


def split_sentences(text: str) -> list[Span]:
    """Sentences as half-open code-point offsets, in order, without surrounding white space.

    A period after a month, initial or company form does not end a sentence; nor does one
    followed by a lower-case word. A blank line, or a line that starts a list, always does.
    """
    plain = normalise(text)
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(plain):
        if match.group(1) is not None and not _ends(plain, start, match):
            continue
        if (
            match.group(1) is None
            and match.group(2) is None
            and not _is_heading(plain[start : match.start()])
        ):
            continue
        _keep(plain, start, match.end(), spans)
        start = match.end()
    _keep(plain, start, len(plain), spans)
    return spans


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group(1)
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    rest = text[match.end() : match.end() + 40].lstrip()
    if rest and rest[0].islower():
        return False
    before = text[max(start, match.start() - 12) : match.start()]
    if not _ABBREVIATED.search(before):
        return True
    return bool(_CLOSED_UNIT.search(before)) and bool(
        re.match(r"(?:The|It|But|In|On|A|An|And)\s", rest)
    )


def _is_heading(line: str) -> bool:
    """A line of its own that closes without punctuation reads as a headline."""
    body = line.rsplit("\n", 1)[-1].strip()
    if _COLUMNS.search(body) or (body and set(body) <= set("=-~_*+ ")):
        return True
    return 0 < len(body) < 100 and (body[0] in "#*" or body[-1] in "*:") and body[-1] != ","


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    while end - start > _LONGEST:
        cut = _cut(text, start)
        _add(text, start, cut, spans)
        start = cut
    _add(text, start, end, spans)


def _cut(text: str, start: int) -> int:
    """Where a stretch without a full stop is broken, so that time stays linear in its length."""
    stop = start + _LONGEST
    for mark in (";", ",", " "):
        at = text.rfind(mark, start + 1, stop)
        if at > start:
            return at + 1
    return stop


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    if tail > lead:
        spans.append((start + lead, start + tail))
