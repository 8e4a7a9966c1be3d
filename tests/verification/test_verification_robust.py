"""Any text gets a report: nothing crashes, offsets hold, no figure is skipped."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.verification.normalise import lowered, normalise
from generator.verification.sentences import split_sentences

_PIECES = st.sampled_from(
    [
        "the S&P 500",
        "Nasdaq 100",
        "Bitcoin",
        "its",
        "record",
        "record close",
        "rose",
        "fell",
        "0.9%",
        "$193,874.66",
        "8,120.40",
        "on Thursday",
        ", ",
        "; ",
        ". ",
        "and",
        "while",
        "below",
        "above",
        "first",
        "since",
        "March",
        "2031",
        "25 basis points",
        "to",
        "at",
        "of",
        "(",
        ")",
        "–",
        "-",
        "+",
        "all",
        "three",
        "third straight",
        "in five years",
        "over the past week",
        "the Fed",
        "cut",
        "by",
        "a quarter",
        "half",
        "more than",
        "nearly",
        "up to",
        "outperformed",
        "led",
        "doubled",
        "52-week high",
        "Treasury bills",
        "will",
        "because",
        "10-year Treasury yield",
        "spread",
        "next 30 days",
        "peaked",
        "crossed",
        "within",
        "‘",
        "’",
        "\xa0",
        "\u200f",
        "٣",
        "½",
        "\n\n",
        "'s",
    ]
)
_DIGITS = re.compile(r"\d+")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_a_report(check, text):
    report = check(text)
    assert report.verdict in ("supported", "wrong", "unsupported", "no_claim")


@settings(max_examples=250, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_market_words_in_any_order_get_a_report(check, text):
    for sentence in check(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        for mention in sentence.mentions:
            assert text[mention.start : mention.end] == mention.text


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text):
    assert len(normalise(text)) == len(text)
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet='aB1. \n!?"U.S', max_size=120))
def test_sentences_are_ordered_and_cover_the_words(text):
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert kept.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_every_figure_of_a_market_sentence_has_a_verdict(check):
    from test_verification_sentences import SUPPORTED, UNSUPPORTED, WRONG

    skipped = []
    for text in (*SUPPORTED, *WRONG, *UNSUPPORTED):
        mentions = [m for s in check(text).sentences for m in s.mentions]
        covered = {i for m in mentions for i in range(m.start, m.end)}
        skipped += [text for m in _DIGITS.finditer(text) if m.start() not in covered]
    assert skipped == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "(((", "$", "%", "-", "–5", "\ud800"])
def test_scraps(check, text):
    assert check(text).verdict in ("no_claim", "unsupported")


def test_a_very_long_text_is_read_to_its_end(check):
    text = "The S&P 500 rose 0.9% to 8,120.40 on Thursday. " * 400
    report = check(text)
    assert len(report.sentences) == 400
    assert report.verdict == "supported"


def test_a_long_run_of_one_sentence_is_read(check):
    text = "The S&P 500 rose 0.9%, " * 300
    assert check(text).verdict == "supported"


def test_prose_marks_are_folded(check):
    for text in (
        "The S&P\u00a0500 rose 0.9\u00a0% on Thursday.",
        "The Dow’s 0.2% loss was its second in a row.",
        "The Dow (−0.21%) ended at 55,310.75.",
        "The S&P 500 rose ０.９% on Thursday.",
    ):
        assert check(text).verdict == "supported", text


def test_the_same_text_always_gets_the_same_report(check):
    text = "Bitcoin is 24.2% below its record high. It fell 2.6% on Thursday."
    assert check(text).to_json() == check(text).to_json()
