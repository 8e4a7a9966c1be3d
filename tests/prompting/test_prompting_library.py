from pathlib import Path

import pytest
from test_prompting_prompt import SOURCE

from generator.errors import PromptError
from generator.prompting.library import PromptLibrary, default_folder


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
    assert library.release("tiny@1.2.0").released
    write(folder, "1.2.0", SOURCE.replace("Be kind", "Be stern"))
    with pytest.raises(PromptError, match=r"tiny/1\.2\.0\.md changed after its release"):
        library.load("tiny@1.2.0")
    with pytest.raises(PromptError, match="changed after its release"):
        library.release("tiny@1.2.0")
    assert library.load("tiny@2.0.0").version == "2.0.0"


def test_releasing_twice_changes_nothing_and_keeps_earlier_releases(folder):
    library = PromptLibrary(folder)
    library.release("tiny@2.0.0")
    library.release("tiny@1.2.0")
    lock = (folder / "prompts.lock").read_text()
    library.release("tiny@2.0.0")
    assert (folder / "prompts.lock").read_text() == lock
    assert lock.count("[[prompt]]") == 2


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
    PromptLibrary(folder).release("tiny@1.10.0")
    entries = PromptLibrary(folder).list()
    assert [(e.version, e.released, e.aliases) for e in entries] == [
        ("1.2.0", False, ()),
        ("1.10.0", True, ("production",)),
        ("2.0.0", False, ()),
    ]
    assert {entry.description for entry in entries} == {"A prompt for tests."}


def test_every_shipped_prompt_is_released_and_unchanged():
    entries = PromptLibrary(default_folder()).list()
    assert {entry.name for entry in entries} >= {"daily_briefing"}
    assert [entry for entry in entries if not entry.released] == []


def test_the_shipped_daily_briefing_is_in_production():
    prompt = PromptLibrary(default_folder()).load("daily_briefing@production")
    assert prompt.path == "prompts/daily_briefing/1.0.0.md"
    assert set(prompt.header.inputs) >= {"groups", "names", "failures", "problem"}
