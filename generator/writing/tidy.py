"""Tidy: mend what is harmless in a model's text before it is judged.

Spaces, typographic variants, a doubled "the" and signs that a token prints itself. Nothing here
changes what a sentence says.
"""

import re

from generator.context.realise import realise_text, unknown_tokens
from generator.context.token import TokenSet

_TOKEN = r"(\{([a-z0-9_.-]+)\})"
_ARTICLE = re.compile(r"\b[Tt]he " + _TOKEN)
_SIGNS = re.compile(r"(\$?)" + _TOKEN + r"( ?%| percent\b)?")
_MARKUP = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\u2026": "...", "*": None}
)
_QUOTED = re.compile(r'"([^"]*)"')
_ENDS = (".", "?", "!", ".”", ".’")


def tidy(text: str, tokens: TokenSet, *, is_sentence: bool) -> str:
    """The text mended, with a full stop where a sentence needs one and none after a title.

    Args:
        text: Token text as the model gave it.
        tokens: The closed set; what stands beside a token goes only when the token prints it.
        is_sentence: Whether it ends with a full stop; a title does not.
    """
    line = _QUOTED.sub(r"“\1”", " ".join(text.translate(_MARKUP).split()))
    line = _ARTICLE.sub(lambda m: _without_article(m, tokens), line)
    line = _SIGNS.sub(lambda m: _without_signs(m, tokens), line)
    if not is_sentence:
        return line.rstrip(". ")
    if line and not _printed(line, tokens).endswith(_ENDS):
        return line + "."
    return line


def _printed(line: str, tokens: TokenSet) -> str:
    return line if unknown_tokens(line, tokens) else realise_text(line, tokens).text


def _without_article(match: re.Match[str], tokens: TokenSet) -> str:
    token = tokens.get(match[2])
    return match[1] if token and token.text.startswith("the ") else match[0]


def _without_signs(match: re.Match[str], tokens: TokenSet) -> str:
    token = tokens.get(match[3])
    if token is None:
        return match[0]
    before = "" if token.text.startswith("$") else match[1]
    after = "" if token.text.endswith("%") else match[4] or ""
    return f"{before}{match[2]}{after}"
