import pytest

from generator.errors import InputError
from generator.market.universe import default_universe


def test_the_shipped_universe_is_whole():
    universe = default_universe()
    assert universe.groups == ("equities", "metals", "crypto", "rates")
    assert {pair.a for pair in universe.pairs} <= set(universe.instruments)
    for instrument in universe.instruments.values():
        assert instrument.short, instrument.id


def test_a_table_adds_or_overrides():
    text = """
    [[instrument]]
    id = "eth"
    name = "ether"
    short = "ether"
    kind = "crypto"
    group = "crypto"
    unit = "usd"
    calendar = "UTC_DAY"

    [[instrument]]
    id = "spx"
    short = "the five hundred"
    """
    merged = default_universe().merged(text, path="universe.toml")
    assert merged.instruments["eth"].kind == "crypto"
    assert merged.instruments["spx"].short == "the five hundred"
    assert merged.instruments["spx"].name == "S&P 500"
    assert merged.pairs == default_universe().pairs


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[instrument]]\nname = 'x'", "u.toml: an [[instrument]] table has no id"),
        ("[[pair]]\na = 'rut'", "u.toml: a [[pair]] table needs both a and b"),
        ("[[pair]]\na = 'rut'\nb = 'xyz'", "u.toml: a pair names unknown instruments ['xyz']"),
        ("instrument = 3", "u.toml: write each instrument as a table: [[instrument]]"),
        (
            "[[instrument]]\nid = 'spx'\nkind = 'stock'",
            "u.toml: instrument 'spx': kind 'stock' is none of index, future, crypto, yield",
        ),
    ],
)
def test_a_bad_table_is_one_sentence(text: str, message: str):
    with pytest.raises(InputError) as caught:
        default_universe().merged(text, path="u.toml")
    assert str(caught.value) == message
