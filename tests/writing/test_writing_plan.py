import re

import pytest
from sample_morning import sample_context

from generator.context.token import TOKEN_PATTERN
from generator.prompting.library import PromptLibrary, default_folder
from generator.writing.lock import TokenLock
from generator.writing.plan import FACTS_A_SENTENCE, is_planned, plan_sentences


@pytest.fixture(scope="module")
def lock() -> TokenLock:
    return TokenLock.of(sample_context(), planned=True)


def test_a_plan_groups_facts_of_one_subject_and_leaves_claims_alone():
    context = sample_context()
    plan = plan_sentences(context)
    for one in plan:
        facts = [context.facts[name] for name in one.fact_ids]
        assert len({fact.subject for fact in facts}) == 1
        assert len(facts) <= FACTS_A_SENTENCE
        assert len(facts) == 1 or "claim" not in {fact.measure for fact in facts}
    assert len({one.place for one in plan}) == len(plan)
    assert len({name for one in plan for name in one.fact_ids}) == sum(
        len(one.fact_ids) for one in plan
    )


def test_the_most_salient_fact_of_each_section_is_planned_first():
    context = sample_context()
    first = {one.section: one.fact_ids[0] for one in reversed(plan_sentences(context))}
    assert first == {section.id: section.facts[0].fact.id for section in context.sections}


def test_each_place_admits_its_own_statement_and_no_other_subject(lock):
    context = sample_context()
    statements = {found.fact.id: found.statement for found in context.selected()}
    for one in lock.plan:
        said = re.sub(r"\d+ days", "days", statements[one.fact_ids[0]])
        if not re.search(r"\d", TOKEN_PATTERN.sub("", said)):
            assert lock.admits(said, one.place), said
    assert lock.admits(
        "{spx.short} rose {spx.move.1d.fraction} to {spx.record_close.level}.", "equities-1"
    )
    assert not lock.admits("{dji.name} closed at {spx.record_close.level}.", "equities-1")
    assert not lock.admits("{spx.name} rose {dji.move.1d.fraction}.", "equities-1")
    assert lock.admits("{dji.name} closed at {spx.record_close.level}.", "dek")


def test_a_planned_sentence_must_print_a_figure_of_its_first_fact(lock):
    assert not lock.admits("{spx.name} rose.", "equities-1")
    assert not lock.admits("{spx.name} rose {spx.move.1d.fraction}.", "equities-1")
    assert lock.admits("{spx.record_close.level}", "equities-1")
    assert not lock.admits("", "equities-1")
    assert not lock.admits("{spx.record_close.level} or 5", "equities-1")


def test_a_fact_without_figures_requires_none(lock):
    (one,) = [p for p in lock.plan if p.fact_ids[0] == "rut.vs.btc.divergence"]
    assert one.required == ()
    assert lock.admits("{rut.name} is at a record while {btc.short} is not.", one.place)


def test_the_schema_has_a_property_for_each_planned_sentence(lock):
    base = PromptLibrary(default_folder()).load("daily_briefing@2.0.0").output_schema
    schema = lock.schema(base)
    body = schema["properties"]["body"]
    assert body["required"] == [*body["properties"]] == [one.place for one in lock.plan]
    assert body["additionalProperties"] is False
    assert body["properties"]["equities-1"]["pattern"] == lock.pattern_of("equities-1")
    assert schema["properties"]["headline"]["pattern"] == lock.pattern
    assert "x-lock" not in str(schema)


def test_a_repair_has_a_property_for_each_failed_place(lock):
    schema = lock.repair_schema(["headline", "equities-2"])
    assert schema["required"] == ["headline", "equities-2"]
    assert schema["properties"]["equities-2"]["pattern"] == lock.pattern_of("equities-2")
    assert schema["properties"]["headline"]["pattern"] == lock.pattern


def test_a_prompt_asks_for_the_plan_in_its_schema():
    library = PromptLibrary(default_folder())
    assert is_planned(library.load("daily_briefing@2.0.0").output_schema)
    assert not is_planned(library.load("daily_briefing@1.0.0").output_schema)
    assert TokenLock.of(sample_context()).plan == ()
