import pytest

from generator.context.token import Token
from generator.writing.tidy import tidy

TOKENS = {
    token.name: token
    for token in (
        Token("spx.name", "the S&P 500", None, "name"),
        Token("gold.name", "gold futures", None, "name"),
        Token("spx.move.fraction", "1.2%", "spx.move", "fraction"),
        Token("btc.last.level", "$90,612.54", "btc.last", "level"),
        Token("claim.x.text", "Someone says so.", "claim.x", "text"),
    )
}


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        ("The {spx.name} rose.", "{spx.name} rose."),
        ("While the {spx.name} rose.", "While {spx.name} rose."),
        ("The {gold.name} contract rose.", "The {gold.name} contract rose."),
        ("Up {spx.move.fraction}%.", "Up {spx.move.fraction}."),
        ("Up {spx.move.fraction} percent.", "Up {spx.move.fraction}."),
        ("Up {spx.move.fraction} percentage points.", "Up {spx.move.fraction} percentage points."),
        ("At ${btc.last.level}.", "At {btc.last.level}."),
        ("At ${spx.move.fraction}.", "At ${spx.move.fraction}."),
        ("${nobody.knows}%", "${nobody.knows}%."),
        ("  It \n rose\u00a0.", "It rose ."),
        ("**It** rose", "It rose."),
        ('It "rose".', "It “rose”."),
        ("It rose", "It rose."),
        ("It rose to {spx.move.fraction}", "It rose to {spx.move.fraction}."),
        ("{claim.x.text}", "{claim.x.text}"),
        ("", ""),
    ],
)
def test_harmless_faults_of_a_sentence_are_mended(given, mended):
    assert tidy(given, TOKENS, is_sentence=True) == mended


def test_a_title_loses_its_full_stop():
    assert tidy("The {spx.name} rises.", TOKENS, is_sentence=False) == "{spx.name} rises"


def test_mending_twice_changes_nothing():
    once = tidy('The {spx.name} "rose" {spx.move.fraction}%', TOKENS, is_sentence=True)
    assert tidy(once, TOKENS, is_sentence=True) == once
