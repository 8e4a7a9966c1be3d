from dataclasses import replace
from datetime import UTC, datetime

import pytest

from generator.batch.note_score import NoteScore
from generator.batch.summary import objections, summarize

NOTE = NoteScore(
    prompt="tiny@1.0.0", as_of=datetime(2025, 12, 12, tzinfo=UTC), texts=10, valid_first=8,
    repaired=1, replaced=1, covered=6, leading=10, findings=0, words=200, grade=9.0,
    input_tokens=1000, output_tokens=300, cost=0.01, seconds=2.0, attempts=2, lock="pattern",
    is_enforced=True, is_cached=False, error=None,
)  # fmt: skip
LOST = replace(
    NOTE, texts=0, valid_first=0, repaired=0, replaced=0, covered=0, cost=None, error="It is down."
)


def test_shares_are_over_texts_and_costs_are_totals():
    found = summarize([NOTE, replace(NOTE, texts=30, valid_first=12, replaced=15, words=100)])
    assert (found.valid_first, found.repaired, found.replaced) == (20 / 40, 2 / 40, 16 / 40)
    assert found.kept == pytest.approx(24 / 40)
    assert found.covered == 12 / 20
    assert (found.words, found.cost, found.seconds) == (150, 0.02, 4.0)


def test_a_lost_note_weighs_as_much_as_the_others():
    found = summarize([NOTE, LOST])
    assert (found.notes, found.failed) == (2, 1)
    assert (found.valid_first, found.replaced, found.kept) == (0.4, 0.55, pytest.approx(0.45))
    assert found.covered == 0.3
    assert found.cost is None


def test_a_prompt_that_never_got_a_note_is_wholly_replaced():
    found = summarize([LOST, LOST])
    assert (found.valid_first, found.kept, found.replaced) == (0, 0, 1)


def judge(new, old=None, threshold=0.1, least_kept=0.5):
    was = summarize([old]) if old else None
    return objections(summarize([new]), was, threshold=threshold, least_kept=least_kept)


def test_nothing_speaks_against_an_equal_or_better_prompt():
    assert judge(NOTE, NOTE, threshold=0) == ()
    assert judge(replace(NOTE, valid_first=10, replaced=0), NOTE, threshold=0) == ()


def test_a_loss_of_exactly_the_threshold_is_within_it():
    assert judge(replace(NOTE, covered=5), NOTE, threshold=0.1) == ()
    assert judge(replace(NOTE, covered=4), NOTE) == (
        "40% of the leading facts covered instead of 60%",
    )


def test_each_loss_is_named():
    assert judge(replace(NOTE, valid_first=5, replaced=4), NOTE) == (
        "50% valid at first try instead of 80%",
        "60% kept instead of 90%",
    )


def test_what_no_comparison_excuses():
    wrong = replace(NOTE, findings=2)
    assert judge(wrong, wrong) == ("2 published texts of the model are wrong or unsupported",)
    poor = replace(NOTE, replaced=6)
    assert judge(poor, poor) == ("40% of the texts are kept, fewer than 50%",)
