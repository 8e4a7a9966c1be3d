import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.writing.typed_figures import spelled_pairs, typed_figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It rose 5 points.", "5"),
        ("It rose ５%.", "５"),
        ("It rose ٣٤.", "٣٤"),
        ("About ½ is gone.", "½"),
        ("Chapter Ⅻ.", "Ⅻ"),
        ("Step ③.", "③"),
        ("It rose 五.", "五"),
        ("x² grew.", "²"),
        ("World War II began.", "II"),
        ("In MMXXV it fell.", "MMXXV"),
        ("It rose twelve percent.", "twelve percent"),
        ("It rose by two percent.", "two percent"),
        ("It rose one percent.", "one percent"),
        ("It fell two-thirds.", "two thirds"),
        ("Its thirty-seventh record.", "thirty seventh"),
        ("Its ninth record.", "ninth record"),
        ("Two hundred companies.", "two hundred"),
        ("A hundred points.", "hundred points"),
        ("Billions were lost.", "billions were"),
        ("A dozen names.", "dozen names"),
        ("The three months were good.", "three months"),
        ("It has five rivals.", "five rivals"),
        ("A twofold rise was {a.b}, or zero percent.", "zero percent"),
    ],
)
def test_a_figure_outside_a_token_is_found(text, figure):
    assert typed_figure(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        "{x.move.1d.fraction} is in a token, as is {x.record_close.nth_this_year}.",
        "One of them rose, and no one knows why.",
        "For a second straight day, a second look pays.",
        "In the third quarter, or the fourth quarter, zero sense.",
        "The two have parted; all three rose; both fell.",
        "Half of it, a quarter of it, doubled.",
        "Washington, DC, and CD rates; I said so.",
        "Often, someone weighs tension; attention matters.",
    ],
)
def test_ordinary_words_are_left_to_the_verifier(text):
    assert typed_figure(text) is None


def test_what_a_statement_spells_may_be_repeated():
    allowed = spelled_pairs(["{x.name} is within two percent of its record {x.level}."])
    assert typed_figure("It is within two percent of it.", allowed) is None
    assert typed_figure("It is within three percent of it.", allowed) == "three percent"


@given(st.text(max_size=30), st.characters(categories=["Nd", "Nl", "No"]))
def test_no_numeric_character_hides(text, digit):
    assert typed_figure(f"{text} {digit} {text}") is not None
