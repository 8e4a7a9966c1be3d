"""The words of market prose and what each means, read from `lexicon.toml`."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from generator.verification.amount import Hedge
from generator.verification.lexeme import Cue
from generator.verification.phrases import PhraseTable


@cache
def cues() -> PhraseTable[Cue]:
    """Every fixed phrase with its meaning; where tables overlap the later one wins."""
    return PhraseTable(
        (text, Cue(row["kind"], row.get("tag", ""), row.get("sign", 0)))
        for row in _tables()["cue"]
        for text in (*_forms(row.get("forms", "")), *split_phrases(row["phrases"]))
    )


@cache
def hedges() -> PhraseTable[Hedge]:
    """One-sided and approximate words, for when a quantity follows."""
    return PhraseTable(
        (text, row["side"]) for row in _tables()["hedge"] for text in split_phrases(row["phrases"])
    )


def split_phrases(block: str) -> Iterator[str]:
    """Phrases of a block separated by bars; a line break is a space."""
    for text in " ".join(block.split()).split("|"):
        if text.strip():
            yield text.strip()


def _forms(stems: str) -> Iterable[str]:
    """Regular forms of verbs: `gain` gives gain, gains, gained, gaining."""
    for stem in stems.split():
        base = stem.removesuffix("e")
        yield from (stem, f"{stem}s", f"{base}ed", f"{base}ing")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(
        files("generator.verification").joinpath("lexicon.toml").read_text(encoding="utf-8")
    )
