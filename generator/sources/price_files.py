"""Price files of a folder: `prices/<id>.csv` and, for yields, `rates/<id>.csv`.

A file `<id>.check.csv` beside either holds closes of a second source, for comparison only.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from generator.market.history import PriceHistory
from generator.market.instrument import Instrument
from generator.market.universe import Universe
from generator.sources.csv_table import TableForm, read_table

PRICES = "prices"
RATES = "rates"
_BARS = TableForm(required=("close",), optional=("open", "high", "low"))
_CHECK = ".check.csv"
_YIELDS = TableForm(required=("close",), optional=("open", "high", "low"), positive=False)


@dataclass(frozen=True)
class PriceFiles:
    """Histories by instrument id in reading order, and a sentence for each file or gap."""

    histories: dict[str, PriceHistory]
    second: dict[str, PriceHistory]
    notices: tuple[str, ...]


def read_prices(folder: Path, universe: Universe) -> PriceFiles:
    """Read the series of every instrument of the universe that has a file.

    Raises:
        InputError: A file exists but is malformed.
    """
    histories: dict[str, PriceHistory] = {}
    second: dict[str, PriceHistory] = {}
    notices: list[str] = []
    for instrument in universe.instruments.values():
        place = _place(instrument)
        if (folder / place).is_file():
            histories[instrument.id] = _read(folder, place, instrument)
            other = place.removesuffix(".csv") + _CHECK
            if (folder / other).is_file():
                second[instrument.id] = _read(folder, other, instrument)
        else:
            notices.append(missing(instrument.name))
    notices += _strangers(folder, universe)
    return PriceFiles(histories, second, tuple(notices))


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
        retrieved_at=_written_during(folder / place, frame.index[-1].date()),
    )


def _written_during(path: Path, last: date) -> datetime | None:
    """When the file was last written, if that was within a day of its last bar's beginning.

    Such a file may hold a bar whose session was not over. A later time proves nothing, since
    copying a file renews it; an earlier one comes from an archive or a wrong clock.
    """
    written = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    begins = datetime.combine(last, time(0), tzinfo=UTC)
    return written if begins <= written < begins + timedelta(days=2) else None


def _strangers(folder: Path, universe: Universe) -> list[str]:
    known = {_place(instrument) for instrument in universe.instruments.values()}
    found = sorted(path.name for path in (folder / PRICES).glob("*.csv"))
    return [
        f"{PRICES}/{name}: {name.removesuffix('.csv')!r} is not an instrument of the universe, "
        "so the file is ignored; describe it in universe.toml to use it."
        for name in found
        if f"{PRICES}/{name.replace(_CHECK, '.csv')}" not in known
    ]
