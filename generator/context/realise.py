"""Realise: print the tokens of a text from a closed set, keeping where each value stands."""

from dataclasses import dataclass

from generator.context.token import TOKEN_PATTERN, Token, TokenSet


@dataclass(frozen=True, slots=True)
class Printed:
    """One token's place in the printed text; offsets are code points."""

    start: int
    end: int
    token: Token


@dataclass(frozen=True, slots=True)
class Realised:
    """Printed text with the places of its values."""

    text: str
    printed: tuple[Printed, ...]


def unknown_tokens(text: str, tokens: TokenSet) -> tuple[str, ...]:
    """Token names in `text` that the closed set lacks, in order."""
    return tuple(name for name in TOKEN_PATTERN.findall(text) if name not in tokens)


def realise_text(text: str, tokens: TokenSet) -> Realised:
    """Print every token of `text` and capitalize the first letter.

    Raises:
        KeyError: A token is not in the closed set; check with `unknown_tokens` first.
    """
    pieces: list[str] = []
    printed: list[Printed] = []
    done = at = 0
    for match in TOKEN_PATTERN.finditer(text):
        before = text[done : match.start()]
        token = tokens[match.group(1)]
        pieces += [before, token.text]
        at += len(before)
        printed.append(Printed(at, at + len(token.text), token))
        at += len(token.text)
        done = match.end()
    joined = "".join(pieces) + text[done:]
    return Realised(joined[:1].upper() + joined[1:], tuple(printed))
