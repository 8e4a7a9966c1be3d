"""What the verifier cannot see, one test each; docs/check-limits.md lists them by these names."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "check-limits.md"


def _said(check, text):
    return check(text).verdict


def test_limit_other_languages(check):
    assert _said(check, "Gold stieg am Donnerstag kräftig.") == "no_claim"


def test_limit_rows_of_tables(check):
    row = "| S&P 500 | 9,999.99 | +7.0% | +8.0% | +9.0% |"
    mentions = check(row).sentences[0].mentions
    assert _said(check, row) == "no_claim"
    assert all(m.explanation for m in mentions)


def test_limit_weeks_and_months_are_not_ranked(check):
    assert _said(check, "The S&P 500 had its best week since March.") == "unsupported"
    assert _said(check, "The S&P 500 rose for a third straight week.") == "unsupported"


def test_limit_ratios_of_moves(check):
    assert _said(check, "The Nasdaq 100 rose twice as much as the S&P 500.") != "wrong"
    assert (
        _said(check, "The Russell 2000 rose three times as much as the S&P 500.") == "unsupported"
    )


def test_limit_the_course_of_a_session(check):
    assert _said(check, "The S&P 500 erased an early loss of 1%.") == "unsupported"
    assert _said(check, "The S&P 500 opened at 8,100.10.") == "unsupported"


def test_limit_total_returns(check):
    text = "The S&P 500 has returned 10.1% including dividends this year."
    assert _said(check, text) == "unsupported"


def test_limit_evaluations(check):
    assert _said(check, "The S&P 500 is expensive at this level.") == "no_claim"


def test_limit_adverbs(check):
    assert _said(check, "The S&P 500 finally rose, against all odds of the season.") != "wrong"


def test_limit_strength_of_a_verb_beside_a_figure(check):
    assert _said(check, "The S&P 500 soared 0.9%.") == "supported"


def test_limit_figures_spelled_beyond_hundreds(check):
    text = "The S&P 500 closed at eight thousand one hundred and twenty."
    assert _said(check, text) in ("wrong", "unsupported")


def test_limit_decimal_commas(check):
    assert _said(check, "The S&P 500 gained 0,9% on Thursday.") in ("wrong", "unsupported")


def test_limit_a_figure_of_another_period_of_the_sentence(check):
    text = "The S&P 500 is up 9.3% this year, and it rose 9.3%."
    assert _said(check, text) == "supported"


def test_limit_only_the_latest_policy_change(check):
    assert _said(check, "The Fed has cut rates six times since September 2029.") == "unsupported"


def test_limit_descriptions_instead_of_names(check):
    text = "The gauge of the largest listed companies rose 0.9%."
    assert _said(check, text) in ("unsupported", "supported")


def test_limit_what_someone_denies(check):
    text = "Nobody said the S&P 500 rose 9%."
    assert _said(check, text) == "wrong"


def test_every_limit_is_listed_and_every_listed_limit_has_a_test():
    listed = set(re.findall(r"`(test_limit_\w+)`", PAGE.read_text(encoding="utf-8")))
    assert listed == {name for name in globals() if name.startswith("test_limit_")}
