import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import get_args

import pytest
from briefing_cases import blocked_briefing
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import StorageError
from generator.facts.fact import Episode, Fact, Provenance
from generator.facts.quantity import Quantity, Unit
from generator.facts.series import LineSeries
from generator.storage.briefing_json import from_json, to_json
from generator.verification.report import Finding
from generator.writing.briefing import Briefing, BriefingSection, Figure, Passage

text = st.text(max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False)
zones = st.sampled_from([UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5.5))])
instants = st.datetimes(timezones=zones)
names = st.text("abcdef_", min_size=1, max_size=5)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
quantities = st.builds(Quantity, st.none() | numbers | decimals, st.sampled_from(get_args(Unit)))
facts = st.builds(
    Fact,
    id=text,
    subject=text,
    measure=text,
    as_of=st.dates(),
    provenance=st.builds(Provenance, text, text, st.none() | text),
    quantities=st.dictionaries(names, quantities, max_size=3),
    dates=st.dictionaries(names, st.none() | st.dates() | instants, max_size=3),
    flags=st.dictionaries(
        names, st.none() | st.booleans() | text | st.lists(text, max_size=2).map(tuple), max_size=3
    ),
    episodes=st.lists(
        st.builds(Episode, st.dates(), st.none() | numbers, st.none() | numbers), max_size=2
    ).map(tuple),
    claim_text=st.none() | text,
    attribution=st.none() | text,
    warnings=st.lists(text, max_size=2).map(tuple),
    salience=numbers,
)


def some(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


passages = st.builds(
    Passage, figures=some(st.builds(Figure)), findings=some(st.builds(Finding)), fact_ids=some(text)
)
briefings = st.builds(
    Briefing,
    as_of=instants,
    session=st.dates(),
    headline=passages,
    dek=passages,
    subject=passages,
    preheader=passages,
    sections=some(st.builds(BriefingSection, passages=some(passages))),
    facts=some(facts),
    series=some(st.builds(LineSeries, text, some(st.dates()), some(numbers), some(st.dates()))),
)


@settings(max_examples=50, deadline=None)
@given(briefings)
def test_a_briefing_survives_storage_exactly(note):
    stored = to_json(note)
    assert from_json(stored) == note
    assert to_json(from_json(stored)) == stored
    assert stored.isascii()


def with_level(value):
    quantity = Quantity(value, "usd")
    fact = Fact(
        "btc.last", "btc", "last", date(2025, 12, 12), Provenance("s", "f"), {"level": quantity}
    )
    return blocked_briefing(facts=(fact,))


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-300, 5e-324, -0.0, 90612.54])
def test_floats_come_back_to_the_last_bit(value):
    found = from_json(to_json(with_level(value))).facts[0].quantities["level"].value
    assert repr(found) == repr(value)


@pytest.mark.parametrize("value", ["90612.54", "0.10", "1E+3", "0.1234567890123456789012345"])
def test_prices_as_quoted_stay_decimal(value):
    found = from_json(to_json(with_level(Decimal(value)))).facts[0].quantities["level"].value
    assert isinstance(found, Decimal)
    assert str(found) == value


def test_instants_among_a_facts_dates_stay_instants():
    quoted = datetime(2025, 12, 12, 13, tzinfo=UTC)
    fact = Fact(
        "btc.last", "btc", "last", quoted.date(), Provenance("s", "f"), dates={"quoted_at": quoted}
    )
    found = from_json(to_json(blocked_briefing(facts=(fact,)))).facts[0].dates["quoted_at"]
    assert found == quoted
    assert isinstance(found, datetime)


def test_keys_of_later_versions_are_ignored():
    body = json.loads(to_json(blocked_briefing()))
    body["mood"] = "good"
    assert from_json(json.dumps(body)) == blocked_briefing()


@pytest.mark.parametrize(
    "stored", ["", "{", "[]", "{}", '{"facts": []}', "null", '{"facts": [{"id": 3}], "id": "x"}']
)
def test_other_text_is_a_storage_error(stored):
    with pytest.raises(StorageError, match="cannot be read"):
        from_json(stored)
