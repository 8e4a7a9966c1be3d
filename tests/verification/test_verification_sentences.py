"""Sentences with one expected verdict each, on made-up facts; most must pass."""

import pytest

SUPPORTED = """
The S&P 500 rose 0.9% to 8,120.40 on Thursday.
The S&P 500 added 68.44 points, or 0.85%, to a record 8,120.40.
The Dow slipped 0.2% while the Nasdaq 100 gained 1.4%.
The Russell 2000 jumped 2.0% to 3,012.88, its first record close since November 2029.
""".strip().splitlines()


@pytest.mark.parametrize("text", SUPPORTED)
def test_true_sentence_is_supported(check, text):
    report = check(text)
    assert report.verdict == "supported", report.to_json()
