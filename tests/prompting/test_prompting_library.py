from pathlib import Path

import pytest
from prompt_folder import AT
from test_prompting_prompt import SOURCE

from generator.errors import PromptError
from generator.prompting.library import PromptLibrary, default_folder
from generator.prompting.registrar import Registrar


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Versions 1.2.0, 1.10.0 and 2.0.0 of one prompt; production is 1.10.0."""
    for version in ("1.2.0", "1.10.0", "2.0.0"):
        write(tmp_path, version, SOURCE.replace("1.2.0", version))
    (tmp_path / "aliases.toml").write_text('[tiny]\nproduction = "1.10.0"\n')
    (tmp_path / "tiny" / "CHANGELOG.md").write_text("History.\n")
    return tmp_path


def write(folder: Path, version: str, source: str) -> None:
    (folder / "tiny").mkdir(exist_ok=True)
    (folder / "tiny" / f"{version}.md").write_text(source)


@pytest.mark.parametrize(
    ("ref", "version"),
    [
        ("tiny", "1.10.0"),
        ("tiny@production", "1.10.0"),
        ("tiny@1.2.0", "1.2.0"),
        ("tiny@latest", "2.0.0"),
    ],
)
def test_references_name_one_version(folder, ref, version):
    assert PromptLibrary(folder).load(ref).version == version


def test_without_aliases_a_bare_name_is_the_latest_version(folder):
    (folder / "aliases.toml").unlink()
    assert PromptLibrary(folder).load("tiny").version == "2.0.0"


@pytest.mark.parametrize(
    ("ref", "problem"),
    [
        ("other", "no prompt is called 'other'; there are: tiny"),
        ("tiny@9.9.9", "versions: 1.2.0, 1.10.0, 2.0.0; aliases: production, latest"),
        ("tiny@staging", "no version or alias 'staging'"),
        ("../tiny", "is not NAME"),
        ("tiny@../x", "is not NAME"),
        ("", "is not NAME"),
    ],
)
def test_an_unknown_reference_lists_what_exists(folder, ref, problem):
    with pytest.raises(PromptError, match=problem):
        PromptLibrary(folder).load(ref)


def test_an_alias_that_leads_nowhere_is_named(folder):
    (folder / "aliases.toml").write_text('[tiny]\nproduction = "3.0.0"\n')
    with pytest.raises(PromptError, match=r"no version or alias '3\.0\.0'"):
        PromptLibrary(folder).load("tiny")


@pytest.mark.parametrize("text", ["production = ", 'production = "1.2.0"'])
def test_unreadable_aliases_are_named(folder, text):
    (folder / "aliases.toml").write_text(text)
    with pytest.raises(PromptError, match=r"aliases\.toml cannot be read"):
        PromptLibrary(folder).load("tiny")


def test_a_released_version_that_changed_is_refused_by_file(folder):
    library = PromptLibrary(folder)
    assert not library.load("tiny@1.2.0").released
    assert release(folder, "tiny@1.2.0").released
    assert library.load("tiny@1.2.0").released
    write(folder, "1.2.0", SOURCE.replace("Be kind", "Be stern"))
    with pytest.raises(PromptError, match=r"tiny/1\.2\.0\.md changed after its release"):
        library.load("tiny@1.2.0")
    with pytest.raises(PromptError, match="changed after its release"):
        release(folder, "tiny@1.2.0")
    assert library.load("tiny@2.0.0").version == "2.0.0"


def test_releasing_twice_changes_nothing_and_keeps_earlier_releases(folder):
    release(folder, "tiny@2.0.0")
    release(folder, "tiny@1.2.0")
    lock = (folder / "prompts.lock").read_text()
    release(folder, "tiny@2.0.0")
    assert (folder / "prompts.lock").read_text() == lock
    assert lock.count("[[prompt]]") == 2


def release(folder, ref):
    return Registrar(folder).release(ref, at=AT, override="a test")


def test_an_unreadable_lock_is_named(folder):
    (folder / "prompts.lock").write_text("[[prompt]]\nname = 'tiny'\n")
    with pytest.raises(PromptError, match=r"prompts\.lock cannot be read"):
        PromptLibrary(folder).load("tiny")


def test_a_file_whose_name_is_not_its_version_is_refused(folder):
    write(folder, "1.3.0", SOURCE)
    with pytest.raises(PromptError, match=r"tiny/1\.3\.0\.md calls itself 'tiny@1\.2\.0'"):
        PromptLibrary(folder).load("tiny@1.3.0")


def test_a_file_that_is_not_text_is_named(folder):
    (folder / "tiny" / "1.3.0.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PromptError, match=r"tiny/1\.3\.0\.md cannot be read"):
        PromptLibrary(folder).load("tiny@1.3.0")


def test_the_list_shows_every_version_oldest_first(folder):
    release(folder, "tiny@1.10.0")
    entries = PromptLibrary(folder).list()
    assert [(e.version, e.released, e.aliases) for e in entries] == [
        ("1.2.0", False, ()),
        ("1.10.0", True, ("production",)),
        ("2.0.0", False, ()),
    ]
    assert {entry.description for entry in entries} == {"A prompt for tests."}


def test_the_shipped_prompts_load_unchanged_and_every_alias_is_released():
    entries = PromptLibrary(default_folder()).list()
    assert {entry.name for entry in entries} >= {"daily_briefing", "headline", "weekly_wrap"}
    assert [entry for entry in entries if entry.aliases and not entry.released] == []


def test_the_first_daily_briefing_is_frozen_as_it_was():
    digest = PromptLibrary(default_folder()).load("daily_briefing@1.0.0").sha256
    assert digest == "4de1417f3a1c6fc0f0d87895c9bc464cf8819cde27bc9e4df56d215e1d70cac5"


def test_the_shipped_daily_briefing_is_in_production():
    prompt = PromptLibrary(default_folder()).load("daily_briefing@production")
    assert prompt.path == "prompts/daily_briefing/1.0.0.md"
    assert set(prompt.header.inputs) >= {"groups", "names", "failures", "problem"}
