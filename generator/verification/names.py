"""Names: which words mean an instrument, and which only look like one."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from generator.market.universe import Universe
from generator.verification.lexicon import split_phrases
from generator.verification.phrases import PhraseTable

Role = Literal["subject", "set", "scope", "fed", "desk", "bills", "foreign", "mask"]
"""`set` and `scope` are groups (counted, or spoken of as one); `desk` is the New York Fed;
`foreign` is anything the facts do not cover; `mask` a name that only carries digits."""

EQUITIES = "equities"

_TWO_YEAR, _TEN_YEAR = "yield.ust2y", "yield.ust10y"
_JOINT_TAILS = (
    "treasury yields|yields|treasuries|treasury notes|notes|treasury note yields|"
    "treasury yield curve|u.s. treasury yields|treasurys"
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: its role, and subject ids or a group."""

    role: Role
    ids: tuple[str, ...] = ()
    group: str = ""


class Gazetteer:
    """The name table of one universe, kept so that later texts need not build it again."""

    _latest: "tuple[Universe, PhraseTable[Name]] | None" = None

    @classmethod
    def of(cls, universe: Universe) -> PhraseTable[Name]:
        """The table of `universe`."""
        if cls._latest is None or cls._latest[0] is not universe:
            rows = ((text.removeprefix("the "), name) for text, name in _entries(universe))
            cls._latest = (universe, PhraseTable(rows))
        return cls._latest[1]


@cache
def _tables() -> list[Mapping[str, Any]]:
    text = files("generator.verification").joinpath("names.toml").read_text(encoding="utf-8")
    rows: list[Mapping[str, Any]] = tomllib.loads(text)["name"]
    return rows


def _entries(universe: Universe) -> Iterable[tuple[str, Name]]:
    subjects: list[tuple[str, Name]] = []
    for row in _tables():
        ids = tuple(row.get("ids", ()))
        name = Name(row["role"], ids, row.get("group", ""))
        rows = [(text, name) for text in split_phrases(row["phrases"])]
        if name.role == "subject":
            subjects += rows if ids[0] in universe.instruments else []
        else:
            yield from rows
    for instrument in universe.instruments.values():
        own = Name("subject", (instrument.id,))
        yield from (
            (text, own) for text in (instrument.name, instrument.short, *instrument.aliases)
        )
    yield from subjects
    yield from _joint_yields(universe)


def _joint_yields(universe: Universe) -> Iterable[tuple[str, Name]]:
    """`two- and 10-year Treasury yields` names two instruments at once."""
    if not {_TWO_YEAR, _TEN_YEAR} <= set(universe.instruments):
        return
    forward, backward = (_TWO_YEAR, _TEN_YEAR), (_TEN_YEAR, _TWO_YEAR)
    for two, ten in (("two", "10"), ("two", "ten"), ("2", "10"), ("2", "ten")):
        yield f"{two} and {ten} years", Name("subject", forward)
        yield f"{two}s and {ten}s", Name("subject", forward)
        for tail in ("treasuries", "treasury notes", "notes"):
            yield f"yields on {two}- and {ten}-year {tail}", Name("subject", forward)
            yield f"yields on {two}-year and {ten}-year {tail}", Name("subject", forward)
        for tail in _JOINT_TAILS.split("|"):
            yield f"{two}- and {ten}-year {tail}", Name("subject", forward)
            yield f"{two}-year and {ten}-year {tail}", Name("subject", forward)
            yield f"{ten}- and {two}-year {tail}", Name("subject", backward)
            yield f"{ten}-year and {two}-year {tail}", Name("subject", backward)
