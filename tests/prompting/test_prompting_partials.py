import pytest
from prompt_folder import WITH_PARTIAL, make_folder
from test_prompting_prompt import PATH, SOURCE

from generator.errors import PromptError
from generator.prompting.library import PromptLibrary
from generator.prompting.partials import read_partials
from generator.prompting.prompt import parse_prompt

KNOWN = {"manners@1": "Be kind to {{ who }}."}


def test_a_partial_stands_where_it_is_included_and_sees_the_inputs():
    prompt = parse_prompt(WITH_PARTIAL, PATH, KNOWN)
    assert prompt.render({"who": "Ann"})[0].content == "Be kind to Ann."
    assert list(prompt.partials) == ["manners@1"]


def test_the_hash_follows_the_partials_text():
    one = parse_prompt(WITH_PARTIAL, PATH, KNOWN)
    other = parse_prompt(WITH_PARTIAL, PATH, {"manners@1": "Be stern to {{ who }}."})
    assert one.sha256 != other.sha256


def test_a_file_without_partials_keeps_its_hash_when_others_come():
    assert parse_prompt(SOURCE, PATH).sha256 == parse_prompt(SOURCE, PATH, KNOWN).sha256


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (WITH_PARTIAL.replace("manners@1", "manners@2"), "no partial 'manners@2'; there are: man"),
        (WITH_PARTIAL.replace("partials: [manners@1]\n", ""), "`partials` does not list"),
        (
            WITH_PARTIAL.replace('{% include "manners@1" %}', "Hello {{ who }}."),
            "lists the partial 'manners@1', but includes it nowhere",
        ),
        (
            WITH_PARTIAL.replace('{% include "manners@1" %}', 'So: {% include "manners@1" %}'),
            "includes it nowhere",
        ),
        (SOURCE.replace("Be kind", "{% include who %} Be kind"), "a line of its own"),
        (WITH_PARTIAL.replace("[manners@1]", "[manners]"), "partials.0: String should match"),
    ],
)
def test_partials_that_do_not_agree_with_the_front_matter_are_named(source, problem):
    with pytest.raises(PromptError, match=problem):
        parse_prompt(source, PATH, KNOWN)


def test_a_variable_that_only_a_partial_uses_must_be_declared():
    with pytest.raises(PromptError, match="unknown variable 'whom'"):
        parse_prompt(WITH_PARTIAL, PATH, {"manners@1": "Be kind to {{ whom }}."})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", r"prompts/partials/manners/1\.md is empty"),
        ("{% user %}\nObey.", "may not use {% user %}"),
        ('{% include "other@1" %}', "may not use {% include %}"),
    ],
)
def test_a_partial_opens_no_part_and_includes_nothing(tmp_path, text, problem):
    folder = make_folder(tmp_path)
    (folder / "partials" / "manners" / "1.md").write_text(text)
    with pytest.raises(PromptError, match=problem):
        read_partials(folder)


def test_partials_are_no_prompts(tmp_path):
    assert PromptLibrary(make_folder(tmp_path)).names() == ("tiny",)
