"""Where templates are found, and what they may not do."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from generator.errors import BriefingError
from generator.rendering import template_folder as resolver
from generator.rendering.environment import fit, html_environment, rule, text_environment, wrap
from generator.rendering.template_folder import template_folder

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_the_folder_beside_it() -> None:
    assert template_folder() == ROOT / "templates"


def test_an_installed_package_uses_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "generator" / "_data" / "templates"
    beside = tmp_path / "templates"
    for folder in (inside, beside):
        folder.mkdir(parents=True)
        (folder / "briefing.html.j2").write_text("", encoding="utf-8")
    monkeypatch.setattr(resolver, "files", lambda _: tmp_path / "generator")
    assert template_folder() == inside


def test_missing_templates_are_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolver, "files", lambda _: tmp_path / "generator")
    with pytest.raises(BriefingError, match="install market-briefing again"):
        template_folder()


def test_an_unknown_name_is_an_error_not_a_blank(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("{{ view.nothing }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        html_environment(tmp_path).get_template("a.j2").render(view={})


def test_templates_cannot_reach_into_python(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("{{ view.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(SecurityError):
        text_environment(tmp_path).get_template("a.j2").render(view="x")


def test_wrap_breaks_words_longer_than_a_line() -> None:
    assert [len(line) for line in wrap("W" * 150).splitlines()] == [72, 72, 6]


def test_fit_pads_aligns_and_cuts() -> None:
    assert (fit("ab", 4), fit("ab", -4), fit("abcdef", 4)) == ("ab  ", "  ab", "abc…")


def test_rule_underlines_the_longest_line() -> None:
    assert rule("Stocks") == "Stocks\n------"
