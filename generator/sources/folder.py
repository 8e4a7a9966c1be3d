"""FolderSource: market data from a folder of CSV and TOML files that the user keeps."""

from pathlib import Path

from generator.errors import InputError, NoDataError, UsageError
from generator.market.claim import Claim
from generator.market.data import MarketData
from generator.market.policy import PolicyHistory
from generator.market.universe import Universe, default_universe
from generator.sources.claims_file import parse_claims
from generator.sources.futures_file import read_futures
from generator.sources.operations_file import read_operations
from generator.sources.policy_files import read_policy
from generator.sources.price_files import PRICES, missing, read_prices
from generator.sources.quotes_file import QUOTES, read_quotes

UNIVERSE = "universe.toml"
CLAIMS = "claims.toml"


class FolderSource:
    """Source over the folder layout in the README: prices, rates, futures, quotes and more.

    Only prices are required. Every other file may be absent, with a notice.

    Args:
        path: The folder, as the user named it; messages repeat it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """`folder:PATH`."""
        return f"folder:{self._path}"

    def load(self) -> MarketData:
        """Read everything the folder holds.

        Raises:
            UsageError: There is no such folder.
            InputError: A file exists but is malformed; names file, line and column.
            NoDataError: No instrument has a price file.
        """
        folder = self._folder()
        universe = _universe(folder)
        prices = read_prices(folder, universe)
        if not any(universe.instruments[i].kind != "yield" for i in prices.histories):
            raise NoDataError(
                f"no prices here; put one file for each instrument into {PRICES}/, such as "
                f"{PRICES}/spx.csv with the columns date and close.",
                path=str(folder),
            )
        policy = read_policy(folder)
        operations = read_operations(folder)
        futures = read_futures(folder)
        quotes = read_quotes(folder, universe)
        return MarketData(
            label=f"files in the folder {folder.resolve().name}",
            universe=universe,
            prices=prices.histories,
            second_prices=prices.second,
            policy=policy,
            operations=operations,
            funds_futures=futures,
            quotes=quotes.quotes,
            claims=_claims(folder),
            notices=(
                *prices.notices,
                *_policy_notices(policy),
                *([] if operations else [missing("Treasury bill purchases")]),
                *([] if futures else [missing("Federal funds futures")]),
                *_absent(folder),
                *quotes.notices,
            ),
        )

    def _folder(self) -> Path:
        if not self._path.exists():
            raise UsageError(
                f"the folder {str(self._path)!r} does not exist; name one that holds {PRICES}/."
            )
        if not self._path.is_dir():
            raise UsageError(
                f"{str(self._path)!r} is a file; name the folder that holds {PRICES}/."
            )
        return self._path


def _universe(folder: Path) -> Universe:
    path = folder / UNIVERSE
    if not path.is_file():
        return default_universe()
    return default_universe().merged(_text(path), path=str(path))


def _claims(folder: Path) -> tuple[Claim, ...]:
    path = folder / CLAIMS
    return parse_claims(_text(path), path=str(path)) if path.is_file() else ()


def _policy_notices(policy: PolicyHistory | None) -> tuple[str, ...]:
    if policy is None:
        return (missing("Federal funds target range"),)
    return () if policy.meetings else (missing("FOMC meeting calendar"),)


def _absent(folder: Path) -> tuple[str, ...]:
    wanted = {QUOTES: "quotes", CLAIMS: "attributed statements"}
    return tuple(
        f"No {what} in this folder ({name})."
        for name, what in wanted.items()
        if not (folder / name).is_file()
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error}).", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text; save it as UTF-8.", path=str(path)) from error
