import pytest

from generator.batch.reading_grade import reading_grade, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("rose", 1), ("climbed", 1), ("index", 2), ("Treasury", 3), ("record", 2),
     ("table", 2), ("volatility", 5), ("rested", 2), ("closes", 2), ("moves", 1), ("sky", 1)],
)  # fmt: skip
def test_syllables_are_groups_of_vowels_without_a_silent_e(word, count):
    assert syllables(word) == count


def test_the_grade_is_kincaids_formula():
    """Eight words of one syllable each in two sentences: 0.39 x 4 + 11.8 - 15.59."""
    assert reading_grade("The dog ran home. It was dark then.") == pytest.approx(-2.23)


def test_points_inside_figures_and_abbreviations_end_no_sentence():
    one = reading_grade("The U.S. gauge rose 1.5% on Dec. 11 to 6,901.00 and then fell.")
    assert one == reading_grade("The US gauge rose on Dec to and then fell.")


def test_a_text_without_words_has_no_grade():
    assert reading_grade("") is None
    assert reading_grade("12 — 13.") is None


def test_words_count_figures_and_pass_over_dashes():
    assert words("Gold rose 2.1% — a record.") == 5
