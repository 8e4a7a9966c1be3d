import pytest
from prompt_folder import AT, make_folder
from sample_morning import sample_context

from generator.prompting.diff import diff_prompts
from generator.prompting.library import PromptLibrary, default_folder
from generator.prompting.lint import lint
from generator.prompting.registrar import Registrar
from generator.writing.prompt_inputs import sample_inputs


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


def remarks(folder, inputs=None):
    given = inputs or {"who": "Ann", "problem": "none"}
    return [(r.file, r.level, r.text) for r in lint(folder, lambda _: given)]


def edit(folder, old, new, file="tiny/1.3.0.md"):
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_diff_shows_settings_and_texts_that_differ_and_no_others(folder):
    library = PromptLibrary(folder)
    found = diff_prompts(library.load("tiny@1.2.0"), library.load("tiny@1.3.0"))
    assert dict(found.settings) == {"temperature": (0.5, 0.0)}
    assert list(found.texts) == ["user"]
    assert "-Write to {{ who }}." in found.texts["user"]
    assert "+Speak to {{ who }}." in found.texts["user"]
    assert found.to_json()["settings"] == {"temperature": {"old": 0.5, "new": 0.0}}


def test_a_version_does_not_differ_from_itself(folder):
    prompt = PromptLibrary(folder).load("tiny@1.2.0")
    assert diff_prompts(prompt, prompt).is_empty


def test_the_two_daily_briefings_differ_in_text_and_parameters():
    library = PromptLibrary(default_folder())
    found = diff_prompts(library.load("daily_briefing@1.0.0"), library.load("daily_briefing@1.1.0"))
    assert set(found.texts) >= {"system", "user", "inputs"}
    assert "output" not in found.texts
    assert "temperature" in found.settings


def test_a_sound_folder_has_no_remarks(folder):
    assert remarks(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('who: "Somebody."', 'who: "Somebody.", age: "x"', "the input 'age', which no part uses"),
        ("additionalProperties: false, ", "", "output: an object must forbid additionalProp"),
        ("required: [text]", "required: []", "output: every property of an object must be requ"),
        ("x-lock: prose", "x-lock: poetry", "output.text: x-lock 'poetry' is not one of"),
        ("x-lock: prose", "maxLength: 9", "output.text: maxLength slows"),
        ("Speak to {{ who }}", "Speak to {{ who.name }}", "has no attribute 'name'"),
        ("Speak to {{ who }}", "Speak to {{ whom }}", "unknown variable 'whom'"),
        ("version: 1.3.0", "version: 1.3.1", "prompts/tiny/1.3.0.md calls itself 'tiny@1.3.1'"),
    ],
)
def test_what_is_wrong_with_a_file_is_an_error_of_that_file(folder, old, new, problem):
    edit(folder, old, new)
    ((file, level, text),) = remarks(folder)
    assert (file, level) == ("prompts/tiny/1.3.0.md", "error")
    assert problem in text


def test_every_broken_file_is_reported_at_once(folder):
    edit(folder, "{% user %}", "{% usr %}")
    edit(folder, "{% user %}", "{% usr %}", "tiny/1.2.0.md")
    assert [file for file, _, _ in remarks(folder)][:2] == [
        "prompts/tiny/1.2.0.md",
        "prompts/tiny/1.3.0.md",
    ]


def test_a_rerun_that_may_read_differently_is_a_warning(folder):
    edit(folder, ", seed: 7", "")
    ((_, level, text),) = remarks(folder)
    assert level == "warning"
    assert "sets no seed" in text


def test_aliases_and_releases_that_lead_nowhere_are_errors(folder):
    (folder / "aliases.toml").write_text(
        '[tiny]\nproduction = "1.2.0"\nstaging = "9.9.9"\nbest = "1.3.0"\n'
    )
    Registrar(folder).release("tiny@1.3.0", at=AT, override="a test")
    (folder / "tiny" / "1.3.0.md").unlink()
    texts = {text for _, _, text in remarks(folder)}
    assert texts == {
        "tiny: production stands for tiny@1.2.0, which is not released",
        "tiny: staging stands for tiny@9.9.9, which does not exist",
        "tiny: 'best' is no alias; there are production, staging",
        "tiny@1.3.0 is released, but its file is gone",
    }


def test_a_partial_that_nobody_includes_is_a_warning(folder):
    (folder / "partials" / "manners" / "2.md").write_text("Be brief.")
    assert remarks(folder) == [
        ("prompts/partials/manners/2.md", "warning", "no prompt includes it")
    ]


def test_the_shipped_prompts_are_sound_on_the_sample():
    context = sample_context()
    assert lint(default_folder(), lambda prompt: sample_inputs(prompt, context)) == ()
