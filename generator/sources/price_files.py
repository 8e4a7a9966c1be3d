"""Price files of a folder: `prices/<id>.csv` and, for yields, `rates/<id>.csv`."""

from dataclasses import dataclass
from pathlib import Path

from generator.market.history import PriceHistory
from generator.market.instrument import Instrument
from generator.market.universe import Universe
from generator.sources.csv_table import TableForm, read_table

PRICES = "prices"
RATES = "rates"
_BARS = TableForm(required=("close",), optional=("open", "high", "low"))
_YIELDS = TableForm(required=("close",), optional=("open", "high", "low"), positive=False)


@dataclass(frozen=True)
class PriceFiles:
    """Histories by instrument id in reading order, and a sentence for each file or gap."""

    histories: dict[str, PriceHistory]
    notices: tuple[str, ...]


def read_prices(folder: Path, universe: Universe) -> PriceFiles:
    """Read the series of every instrument of the universe that has a file.

    Raises:
        InputError: A file exists but is malformed.
    """
    histories: dict[str, PriceHistory] = {}
    notices: list[str] = []
    for instrument in universe.instruments.values():
        place = _place(instrument)
        if (folder / place).is_file():
            histories[instrument.id] = _read(folder, place, instrument)
        else:
            notices.append(missing(instrument.name))
    notices += _strangers(folder, universe)
    return PriceFiles(histories, tuple(notices))


def missing(name: str) -> str:
    """The notice for a series or table the folder does not have."""
    return f"{name[:1].upper()}{name[1:]}: no data in this folder, so its facts are left out."


def _place(instrument: Instrument) -> str:
    if instrument.kind == "yield":
        return f"{RATES}/{instrument.id.removeprefix('yield.')}.csv"
    return f"{PRICES}/{instrument.id}.csv"


def _read(folder: Path, place: str, instrument: Instrument) -> PriceHistory:
    is_yield = instrument.kind == "yield"
    frame = read_table(folder / place, _YIELDS if is_yield else _BARS)
    return PriceHistory(
        instrument_id=instrument.id,
        frame=frame[["open", "high", "low", "close"]],
        source=place,
        may_be_negative=is_yield,
    )


def _strangers(folder: Path, universe: Universe) -> list[str]:
    known = {_place(instrument) for instrument in universe.instruments.values()}
    found = sorted(path.name for path in (folder / PRICES).glob("*.csv"))
    return [
        f"{PRICES}/{name}: {name.removesuffix('.csv')!r} is not an instrument of the universe, "
        "so the file is ignored; describe it in universe.toml to use it."
        for name in found
        if f"{PRICES}/{name}" not in known
    ]
