import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_morning import sample_context

from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.lock import TokenLock

LOCK = TokenLock(
    tokens=("a.b.fraction", "a.b.record", "a.name", "claim.x-y.text", "c.move.1d.fraction"),
    sections=("one", "two"),
    facts=("a.b", "c.move.1d"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Stocks rose.",
        "{a.name}",
        "{a.name} rose {a.b.fraction}, past {a.b.record}; “so far” – it’s (only) half the story.",
        "{claim.x-y.text}",
        "Société Générale said so.",
        "{c.move.1d.fraction}{a.name}",
    ],
)
def test_prose_and_known_tokens_are_admitted(text):
    assert LOCK.admits(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "up 5",
        "up ٥",
        "up ５",
        "x²",
        "½ gone",
        "Ⅻ",
        "五",
        "{a.b}",
        "{a.b.}",
        "{a.bxfraction}",
        "{A.NAME}",
        "{a.name",
        "a}",
        "{{a.name}}",
        "up %",
        "$ {a.name}",
        "line\nbreak",
        "tab\t",
        'a "quote"',
        "back\\slash",
        "zero\u200bwidth",
        "аpple",  # a Cyrillic letter
        "<b>",
        "wow!",
    ],
)
def test_everything_else_is_refused(text):
    assert not LOCK.admits(text)


@given(st.text(max_size=40))
def test_no_admitted_text_holds_a_digit_of_any_script(text):
    if LOCK.admits(text):
        assert not any(c.isnumeric() for c in re.sub(r"\{[^}]*\}", "", text))


@given(st.sets(st.from_regex(r"[a-c](\.[a-c1]{1,2}){1,3}", fullmatch=True), min_size=1, max_size=8))
def test_the_factored_pattern_admits_exactly_its_tokens(names):
    lock = TokenLock(tuple(sorted(names)), (), ())
    assert all(lock.admits(f"{{{name}}}") for name in names)
    for name in names:
        for near in (name + "x", name[:-1], name + ".a", name.replace(".", "-")):
            assert lock.admits(f"{{{near}}}") == (near in names)


def test_a_lock_without_tokens_still_admits_prose():
    lock = TokenLock((), (), ())
    assert lock.admits("Quiet.")
    assert not lock.admits("{a.name}")


def test_the_schema_of_a_request_names_its_sections_facts_and_pattern():
    base = PromptLibrary(default_folder()).load("daily_briefing").output_schema
    schema = LOCK.schema(base)
    sections = schema["properties"]["sections"]
    sentence = sections["items"]["properties"]["sentences"]["items"]["properties"]
    assert sections["maxItems"] == 2
    assert sections["items"]["properties"]["id"]["enum"] == ["one", "two"]
    assert sentence["facts"]["items"]["enum"] == ["a.b", "c.move.1d"]
    assert sentence["text"] == {"type": "string", "pattern": LOCK.pattern}
    for line in ("headline", "dek", "subject", "preheader"):
        assert schema["properties"][line] == {"type": "string", "pattern": LOCK.pattern}
    assert "x-lock" not in str(schema)
    assert "maxLength" not in str(schema)


def test_the_schema_of_a_repair_admits_the_failed_places_only():
    texts = LOCK.repair_schema(["dek", "one-2"])["properties"]["texts"]
    item = texts["items"]["properties"]
    assert (texts["minItems"], texts["maxItems"]) == (1, 2)
    assert item["id"]["enum"] == ["dek", "one-2"]
    assert item["text"]["pattern"] == LOCK.pattern
    assert item["facts"]["items"]["enum"] == ["a.b", "c.move.1d"]


def test_the_lock_of_a_context_is_what_its_writer_is_shown():
    context = sample_context()
    lock = TokenLock.of(context)
    assert set(lock.tokens) == set(context.tokens)
    assert lock.facts == tuple(found.fact.id for found in context.selected())
    assert all(lock.admits(f"{{{name}}}") for name in context.tokens)
    assert all(lock.admits("{" + name + "}") == (name in context.tokens) for name in context.facts)
