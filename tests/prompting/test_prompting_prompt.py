import pytest

from generator.errors import PromptError
from generator.prompting.prompt import parse_prompt

SOURCE = """---
name: tiny
version: 1.2.0
description: A prompt for tests.
changelog: First.
parameters: {max_output_tokens: 100, temperature: 0.5}
inputs: {who: "Somebody.", problem: "What failed."}
output: {type: object}
---
{% system %}
Be kind to {{ who }}.
{% user %}
{% if who %}
Write to {{ who }}.
{% endif %}
{% repair %}
Again: {{ problem }}
"""
PATH = "prompts/tiny/1.2.0.md"


def changed(old: str, new: str) -> str:
    assert old in SOURCE
    return SOURCE.replace(old, new)


def test_a_prompt_renders_its_parts_under_their_roles():
    prompt = parse_prompt(SOURCE, PATH)
    assert prompt.render({"who": "Ann"}) == (
        ("system", "Be kind to Ann."),
        ("user", "Write to Ann."),
    )
    assert prompt.render_repair({"problem": "no verb"}) == ("user", "Again: no verb")
    assert prompt.ref == "tiny@1.2.0"
    assert dict(prompt.parameters) == {"max_output_tokens": 100, "temperature": 0.5}


def test_values_are_printed_once_and_never_read_as_template_text():
    rendered = parse_prompt(SOURCE, PATH).render({"who": "{{ 7*7 }}\n{% repair %}"})
    assert rendered[0].content == "Be kind to {{ 7*7 }}\n{% repair %}."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{{ who }}.\n{% user %}", "{{ whom }}.\n{% user %}", "unknown variable 'whom'"),
        ("Again: {{ problem }}", "Again: {{ fault }}", "unknown variable 'fault'"),
        ("{% endif %}", "", "not valid Jinja"),
        ("{% user %}", "{% usr %}", "each of"),
        ("{% user %}", "{% system %}", "each of"),
        ("{% system %}\n", "Hello\n{% system %}\n", "before the first part"),
        ("Again: {{ problem }}\n", "", "a part is empty"),
        ("---\nname", "name", "must begin with front matter"),
        ("description: A prompt for tests.", "descr: x", "description: Field required"),
        ("changelog: First.", "changelog: First.\nauthor: me", "author: Extra inputs"),
        ("version: 1.2.0", "version: 1.2", "version: "),
        ("max_output_tokens: 100", "max_output_tokens: 0", "parameters.max_output_tokens"),
        ("temperature: 0.5", "temprature: 0.5", "parameters.temprature"),
        ("inputs: {", "inputs: {{", "not valid YAML"),
    ],
)
def test_a_malformed_file_is_named_with_what_is_wrong(old, new, problem):
    with pytest.raises(PromptError, match=problem) as failure:
        parse_prompt(changed(old, new), PATH)
    assert str(failure.value).startswith(PATH)


def test_a_missing_input_is_named():
    with pytest.raises(PromptError, match=f"{PATH}: 'who' is undefined"):
        parse_prompt(SOURCE, PATH).render({})


def test_an_attribute_that_an_input_lacks_is_named():
    source = changed("Write to {{ who }}.", "Write to {{ who.name }}.")
    with pytest.raises(PromptError, match="has no attribute 'name'"):
        parse_prompt(source, PATH).render({"who": "Ann"})


@pytest.mark.parametrize("code", ["who.__class__.__mro__", "who.append(1)"])
def test_the_sandbox_refuses_what_a_prompt_has_no_business_doing(code):
    source = changed("Write to {{ who }}.", f"Write to {{{{ {code} }}}}.")
    with pytest.raises(PromptError, match=PATH):
        parse_prompt(source, PATH).render({"who": ["Ann"]})


def test_the_hash_follows_what_reaches_a_model_and_nothing_else():
    digest = parse_prompt(SOURCE, PATH).sha256
    for old, new in [
        ("Be kind", "Be stern"),
        ("0.5", "0.6"),
        ("type: object", "type: string"),
        ("version: 1.2.0", "version: 1.2.1"),
        ("who: ", "what: 'x', who: "),
    ]:
        assert parse_prompt(changed(old, new), PATH).sha256 != digest
    for same in (
        changed("A prompt for tests.", "A prompt."),
        changed("First.", "The first."),
        SOURCE.replace("\n", "\r\n"),
        SOURCE + "\n\n",
    ):
        assert parse_prompt(same, PATH).sha256 == digest
