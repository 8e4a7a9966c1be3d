"""Laws of every text: no figure is skipped, no character breaks it, length costs in proportion."""

import random
import sys
from datetime import UTC, datetime

import pytest
from prose_score import Judge, skipped
from prose_set import labelled

from generator.sources.sample.source import SampleSource

AS_OF = datetime(2025, 12, 12, 13, tzinfo=UTC)
SPACES = "\u00a0\u2009\u202f\u200b\u2060"
MINUS = "\u2212\u2010\u2011\u2013\u2014\ufe63"
MARKS = "\u200e\u200f\u202a\u202e\ufeff\u0301"
DIGITS = "".join(chr(base + 7) for base in (0x0660, 0x06F0, 0x0966, 0xFF10, 0x1D7CE))


@pytest.fixture(scope="module")
def judge():
    return Judge(SampleSource().load())


@pytest.fixture(scope="module")
def texts(judge):
    cases = labelled(judge.data, each=6, most=150)
    return [(case.text, case.as_of) for case in cases]


def test_every_figure_has_a_verdict_or_a_reason(judge, texts):
    assert [t for t, as_of in texts if skipped(t, judge.report(t, as_of))] == []


def test_every_figure_has_one_without_a_history_too(judge, texts):
    found = [t for t, as_of in texts if skipped(t, judge.report(t, as_of, with_history=False))]
    assert found == []


def _mutate(rng, text):
    """One to six characters added, replaced, doubled, dropped or swapped."""
    chars = list(text)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(chars)) if chars else 0
        kind = rng.randrange(6)
        if kind == 0:
            chars.insert(at, rng.choice(SPACES + MARKS + MINUS + "\u2018\u2019\u201c\u201d($%.,;"))
        elif kind == 1 and chars:
            chars[at] = rng.choice(DIGITS + MINUS + "0123456789")
        elif kind == 2 and chars:
            del chars[at]
        elif kind == 3 and chars:
            chars[at:at] = chars[at : at + rng.randint(1, 9)]
        elif kind == 4 and len(chars) > 1:
            other = rng.randrange(len(chars))
            chars[at], chars[other] = chars[other], chars[at]
        elif chars:
            chars = chars[: at + 1]
    return "".join(chars)


def test_no_mutation_breaks_it(judge, texts):
    rng = random.Random(11)
    for _ in range(1500):
        text, as_of = rng.choice(texts)
        broken = _mutate(rng, text)
        for sentence in judge.report(broken, as_of).sentences:
            assert broken[sentence.start : sentence.end] == sentence.text
            for mention in sentence.mentions:
                assert broken[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("'", "\u2019"),
        lambda text: text.replace("-", "\u2011"),
        lambda text: text.replace(" ", "\u200e ", 1),
        lambda text: text.translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    ],
    ids=["no-break spaces", "curly apostrophes", "hard hyphens", "a mark", "full-width digits"],
)
def test_spelling_of_characters_changes_no_verdict(judge, texts, change):
    differing = [
        text
        for text, as_of in texts[:200]
        if judge.report(change(text), as_of).verdict != judge.report(text, as_of).verdict
    ]
    assert differing == []


@pytest.mark.parametrize(
    "piece",
    [
        "The S&P 500 rose 0.2% to 6,901.00 on Thursday. ",
        "The S&P 500 rose 0.2%, ",
        "the Dow, the S&P 500 and ",
        "its record close of ",
        "(",
        "1-",
        "more than ",
    ],
)
def test_work_grows_in_proportion_to_length(judge, piece):
    short, long = (_calls(judge, piece * (size // len(piece))) for size in (3_000, 12_000))
    assert long < 5 * short


def _calls(judge, text):
    """How many functions are entered while a text is read: a measure of work without a clock."""
    judge.report(text, AS_OF)
    count = 0

    def watch(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        judge.report(text, AS_OF)
    finally:
        sys.setprofile(before)
    return count


def test_two_hundred_thousand_characters_are_read_to_the_end(judge):
    text = "The S&P 500 rose 0.2% to 6,901.00 on Thursday. " * 4300
    report = judge.report(text, AS_OF)
    assert len(report.sentences) == 4300
    assert report.verdict == "supported"
