"""The folder source reads what is there, says what is missing, and names what is broken."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from generator.errors import InputError, NoDataError, UsageError
from generator.market.data import MarketData
from generator.sources.folder import FolderSource


def load(folder: Path) -> MarketData:
    return FolderSource(folder).load()


def message(folder: Path) -> str:
    """The error of a load, with the folder's own path taken out."""
    with pytest.raises(InputError) as caught:
        load(folder)
    return str(caught.value).replace(f"{folder}/", "")


def test_it_reads_prices_and_yields(folder: Path) -> None:
    data = load(folder)
    assert list(data.prices) == ["spx", "btc", "yield.ust10y"]
    spx = data.prices["spx"]
    assert spx.close.tolist() == [6886.68, 6901.0]
    assert spx.sessions.astype(str).tolist() == ["2025-12-10", "2025-12-11"]
    assert np.isnan(spx.low[1])
    assert np.isnan(data.prices["btc"].high).all()
    assert data.prices["yield.ust10y"].may_be_negative
    assert (spx.source, data.is_sample) == ("prices/spx.csv", False)
    assert data.label == f"files in the folder {folder.name}"


def test_it_reads_steps_of_the_target_range(folder: Path) -> None:
    policy = load(folder).policy
    assert policy is not None
    steps = [(str(c.decided), str(c.effective), c.upper, c.change_bp) for c in policy.changes]
    assert steps == [
        ("2016-12-12", "2016-12-13", 0.5, 0.0),
        ("2016-12-14", "2016-12-14", 0.75, 25.0),
        ("2017-03-15", "2017-03-16", 1.0, 25.0),
    ]
    assert policy.known_until == date(2017, 3, 17)
    assert [(str(m.decision), m.scheduled) for m in policy.meetings] == [
        ("2020-01-29", True),
        ("2020-03-15", False),
    ]


def test_it_reads_bill_purchases_only_oldest_first(folder: Path) -> None:
    operations = load(folder).operations
    assert operations is not None
    assert [(o.operation_id, o.accepted_bn) for o in operations.purchases] == [
        ("B 1", Decimal("8.167")),
        ("B 2", Decimal("6.801")),
    ]


def test_it_reads_quotes_and_claims(folder: Path) -> None:
    data = load(folder)
    (quote,) = data.quotes
    assert quote.quoted_at == datetime(2025, 12, 12, 13, tzinfo=UTC)
    assert quote.price == Decimal("90612.54")
    assert [claim.id for claim in data.claims] == ["a"]


def test_a_missing_instrument_is_named(folder: Path) -> None:
    notices = load(folder).notices
    assert "Gold futures: no data in this folder, so its facts are left out." in notices
    assert "2-year Treasury yield: no data in this folder, so its facts are left out." in notices
    assert not any("S&P" in notice or "10-year" in notice for notice in notices)


def test_everything_but_prices_may_be_absent(tmp_path: Path) -> None:
    (tmp_path / "prices").mkdir()
    (tmp_path / "prices" / "btc.csv").write_text("date,close\n2025-12-11,92511.34\n")
    data = load(tmp_path)
    assert (data.policy, data.operations, data.quotes, data.claims) == (None, None, (), ())
    assert data.funds_futures is None
    assert data.notices[-5:] == (
        "Federal funds target range: no data in this folder, so its facts are left out.",
        "Treasury bill purchases: no data in this folder, so its facts are left out.",
        "Federal funds futures: no data in this folder, so its facts are left out.",
        "No quotes in this folder (quotes.csv).",
        "No attributed statements in this folder (claims.toml).",
    )


def test_a_target_range_without_meetings_is_read_with_a_notice(folder: Path) -> None:
    (folder / "rates" / "fomc_meetings.csv").unlink()
    data = load(folder)
    assert data.policy is not None
    assert data.policy.meetings == ()
    notice = "FOMC meeting calendar: no data in this folder, so its facts are left out."
    assert notice in data.notices


def test_a_file_of_no_instrument_is_ignored_with_a_notice(folder: Path) -> None:
    (folder / "prices" / "vix.csv").write_text("date,close\nnothing,to,see\n")
    assert (
        "prices/vix.csv: 'vix' is not an instrument of the universe, so the file is ignored; "
        "describe it in universe.toml to use it." in load(folder).notices
    )


def test_a_quote_of_no_instrument_is_ignored_with_a_notice(folder: Path) -> None:
    quotes = folder / "quotes.csv"
    quotes.write_text(quotes.read_text() + "eth,2025-12-12T13:00:00Z,3200\n" * 2)
    data = load(folder)
    assert [quote.instrument_id for quote in data.quotes] == ["btc"]
    notice = "quotes.csv: 'eth' is not an instrument of the universe, so its quotes are ignored."
    assert data.notices.count(notice) == 1


def test_the_universe_can_be_extended(folder: Path) -> None:
    (folder / "universe.toml").write_text(
        '[[instrument]]\nid = "vix"\nname = "Cboe Volatility Index"\nshort = "VIX"\n'
        'kind = "index"\ngroup = "volatility"\nunit = "points"\ncalendar = "XNYS"\n'
        '[[instrument]]\nid = "spx"\nshort = "the 500"\n'
    )
    (folder / "prices" / "vix.csv").write_text("date,close\n2025-12-11,14.85\n")
    data = load(folder)
    assert data.prices["vix"].close.tolist() == [14.85]
    assert data.universe.instruments["spx"].short == "the 500"
    assert data.universe.instruments["spx"].name == "S&P 500"


def test_a_vendors_odd_bars_are_kept_as_they_are(folder: Path) -> None:
    odd = "date,open,high,low,close\n2025-12-11,100,90,120,110\n"
    (folder / "prices" / "spx.csv").write_text(odd)
    assert load(folder).prices["spx"].frame.to_numpy().tolist() == [[100, 90, 120, 110]]


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder: Path) -> None:
    text = "\ufeffDate, Close ,Adj Close\r\n2025-12-10,1.5,9\r\n2025-12-11,2.5,9\r\n"
    (folder / "prices" / "spx.csv").write_bytes(text.encode())
    assert load(folder).prices["spx"].close.tolist() == [1.5, 2.5]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path / "nowhere")
    assert str(caught.value) == (
        f"the folder '{tmp_path}/nowhere' does not exist; name one that holds prices/."
    )


def test_a_file_is_no_folder(folder: Path) -> None:
    with pytest.raises(UsageError, match="is a file; name the folder that holds prices/"):
        load(folder / "claims.toml")


def test_a_folder_without_prices_has_no_data(folder: Path) -> None:
    (folder / "prices" / "spx.csv").unlink()
    (folder / "prices" / "btc.csv").unlink()
    with pytest.raises(NoDataError) as caught:
        load(folder)
    assert str(caught.value) == (
        f"{folder}: no prices here; put one file for each instrument into prices/, such as "
        "prices/spx.csv with the columns date and close."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "rates/fed_target_range.csv",
            "date,lower,upper",
            "date,lower,top",
            "rates/fed_target_range.csv, line 1, column 'upper': "
            "the column is missing; the header reads 'date,lower,top'.",
        ),
        (
            "rates/fed_target_range.csv",
            "2017-03-16,0.75,1\n",
            "2017-03-16,0.75,\n",
            "rates/fed_target_range.csv, line 5, column 'upper': "
            "has no value; every row needs one.",
        ),
        (
            "rates/ust10y.csv",
            "4.13",
            "4.13%",
            "rates/ust10y.csv, line 2, column 'close': '4.13%' is not a number.",
        ),
        (
            "rates/fomc_meetings.csv",
            "no",
            "perhaps",
            "rates/fomc_meetings.csv, line 2, column 'scheduled': 'perhaps' is neither yes nor no.",
        ),
        (
            "rates/fomc_meetings.csv",
            "2020-01-29",
            "29 Jan 2020",
            "rates/fomc_meetings.csv, line 3, column 'decision': "
            "'29 Jan 2020' is not a date; write it as 2025-12-11.",
        ),
        (
            "liquidity/treasury_operations.csv",
            "8.167",
            "$8.167",
            "liquidity/treasury_operations.csv, line 4, column 'accepted_bn': "
            "'$8.167' is not a number.",
        ),
        (
            "liquidity/treasury_operations.csv",
            "27.082",
            "-27.082",
            "liquidity/treasury_operations.csv, line 2, column 'submitted_bn': "
            "'-27.082' is not a finite, non-negative number.",
        ),
        (
            "quotes.csv",
            "+00:00",
            "",
            "quotes.csv, line 2, column 'quoted_at': "
            "'2025-12-12T13:00:00' has no UTC offset; write 2025-12-12T13:00:00+00:00.",
        ),
        (
            "quotes.csv",
            "2025-12-12T13:00:00+00:00",
            "noon",
            "quotes.csv, line 2, column 'quoted_at': "
            "'noon' is not an instant; write it as 2025-12-12T13:00:00+00:00.",
        ),
        (
            "quotes.csv",
            "90612.54",
            "0",
            "quotes.csv, line 2, column 'price': 0 is not a price; prices are above zero.",
        ),
        (
            "quotes.csv",
            "90612.54",
            "",
            "quotes.csv, line 2, column 'price': has no value; every row needs one.",
        ),
        (
            "claims.toml",
            "2025-12-11",
            '"2025-12-11"',
            "claims.toml: claim 'a': 'published' must be a date such as 2025-12-11, "
            "without quotes.",
        ),
        (
            "claims.toml",
            "[[claim]]",
            "[[claim]",
            "claims.toml: not valid TOML "
            "(Expected ']]' at the end of an array declaration (at line 1, column 8)).",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_place(
    folder: Path, name: str, old: str, new: str, expected: str
) -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))
    assert message(folder) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[instrument]]\nname = 'nobody'\n", "an [[instrument]] table has no id"),
        ("[[pair]]\na = 'rut'\n", "a [[pair]] table needs both a and b"),
        ("instrument = 3\n", "write each instrument as a table: [[instrument]]"),
        ("[[instrument\n", "not valid TOML ("),
    ],
)
def test_a_broken_universe_is_named(folder: Path, text: str, expected: str) -> None:
    (folder / "universe.toml").write_text(text)
    assert message(folder).startswith(f"universe.toml: {expected}")


@pytest.mark.parametrize("name", ["claims.toml", "quotes.csv", "prices/spx.csv"])
def test_a_file_that_is_not_utf_8_is_named(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes() + b"\xff\xfe")
    assert message(folder) == f"{name}: is not UTF-8 text; save it as UTF-8."


def test_nothing_is_changed_in_the_folder(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    load(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_its_name_is_what_the_user_wrote() -> None:
    assert FolderSource(Path("data")).name == "folder:data"
