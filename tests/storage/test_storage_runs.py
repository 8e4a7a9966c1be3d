"""The contract of RunStore, for every implementation."""

from datetime import timedelta

import pytest
from briefing_cases import NOON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import UsageError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@pytest.fixture
def runs(stores):
    return stores.runs


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(record=st.dictionaries(st.text(), json_values, max_size=4))
def test_a_record_comes_back_exactly(runs, record):
    runs.save("run", record, at=NOON)
    assert runs.load("run") == record


def test_saving_again_replaces_the_record(runs):
    runs.save("run", {"status": "started"}, at=NOON)
    runs.save("run", {"status": "failed", "error": "no data"}, at=NOON + timedelta(minutes=1))
    assert runs.load("run") == {"status": "failed", "error": "no data"}
    (line,) = runs.list()
    assert (line.id, line.saved_at) == ("run", NOON + timedelta(minutes=1))


def test_what_is_not_json_is_refused_and_nothing_is_kept(runs):
    with pytest.raises(TypeError):
        runs.save("run", {"when": NOON}, at=NOON)
    assert runs.list() == ()


def test_unknown_runs_are_usage_errors(runs):
    with pytest.raises(UsageError, match="'nothing'"):
        runs.load("nothing")


def test_the_list_shows_the_latest_first(runs):
    for name, minute in {"a": 0, "b": 2, "c": 1, "d": 2}.items():
        runs.save(name, {}, at=NOON + timedelta(minutes=minute))
    assert [line.id for line in runs.list()] == ["d", "b", "c", "a"]
    assert [line.id for line in runs.list(limit=1)] == ["d"]


def test_a_saved_record_does_not_follow_its_original(runs):
    record = {"steps": ["facts"]}
    runs.save("run", record, at=NOON)
    record["steps"].append("later")
    assert runs.load("run") == {"steps": ["facts"]}
