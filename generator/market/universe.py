"""Universe: the instruments, groups and pairs a briefing speaks about."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from generator.errors import InputError
from generator.market.instrument import CalendarName, EarlierPeak, Instrument, Kind, Unit

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "unit": get_args(Unit),
    "calendar": get_args(CalendarName),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two instruments compared on purpose: A at records while B is not, and B after A."""

    a: str
    b: str


@dataclass(frozen=True)
class Universe:
    """Instruments by id in reading order, and the declared pairs."""

    instruments: Mapping[str, Instrument]
    pairs: tuple[Pair, ...] = ()
    bill_purchases_from: date | None = None
    """First day of the purchase programme; earlier bill purchases belong to others."""

    def group(self, name: str) -> tuple[Instrument, ...]:
        """Instruments of one group, in reading order."""
        return tuple(i for i in self.instruments.values() if i.group == name)

    @property
    def groups(self) -> tuple[str, ...]:
        """Group names in reading order."""
        return tuple(dict.fromkeys(i.group for i in self.instruments.values()))

    def merged(self, text: str, *, path: str) -> "Universe":
        """This universe with the instruments and pairs of a TOML text added or overridden.

        Raises:
            InputError: The text is not TOML or a table is not an instrument.
        """
        return _merge(self, _parse(text, path), path)


@cache
def default_universe() -> Universe:
    """The universe shipped with the package."""
    path = "universe.toml"
    text = files("generator.market").joinpath(path).read_text(encoding="utf-8")
    return _merge(Universe({}), _parse(text, path), path)


def _parse(text: str, path: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not valid TOML ({error})", path=path) from error


def _merge(universe: Universe, table: Mapping[str, Any], path: str) -> Universe:
    instruments = dict(universe.instruments)
    for row in _rows(table, "instrument", path):
        instrument = _instrument(row, instruments, path)
        instruments[instrument.id] = instrument
    pairs = tuple(_pair(row, path) for row in _rows(table, "pair", path))
    unknown = sorted({side for p in pairs for side in (p.a, p.b)} - set(instruments))
    if unknown:
        raise InputError(f"a pair names unknown instruments {unknown}", path=path)
    return replace(
        universe,
        instruments=instruments,
        pairs=pairs or universe.pairs,
        bill_purchases_from=table.get("bill_purchases_from", universe.bill_purchases_from),
    )


def _rows(table: Mapping[str, Any], name: str, path: str) -> list[Mapping[str, Any]]:
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise InputError(f"write each {name} as a table: [[{name}]]", path=path)
    return rows


def _pair(row: Mapping[str, Any], path: str) -> Pair:
    if not {"a", "b"} <= set(row):
        raise InputError("a [[pair]] table needs both a and b", path=path)
    return Pair(str(row["a"]), str(row["b"]))


def _instrument(row: Mapping[str, Any], known: Mapping[str, Instrument], path: str) -> Instrument:
    values = dict(row)
    if "id" not in values:
        raise InputError("an [[instrument]] table has no id", path=path)
    for name, allowed in _CHOICES.items():
        if name in values and values[name] not in allowed:
            raise InputError(
                f"instrument {values['id']!r}: {name} {values[name]!r} is none of "
                f"{', '.join(allowed)}",
                path=path,
            )
    try:
        if isinstance(values.get("earlier_peak"), Mapping):
            values["earlier_peak"] = EarlierPeak(**values["earlier_peak"])
        if "aliases" in values:
            values["aliases"] = tuple(values["aliases"])
        if values["id"] in known:
            return replace(known[values["id"]], **values)
        return Instrument(**values)
    except TypeError as error:
        raise InputError(f"instrument {values['id']!r}: {error}", path=path) from error
