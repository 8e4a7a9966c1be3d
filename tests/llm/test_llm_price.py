import sys
from types import ModuleType, SimpleNamespace

import pytest

from generator.llm import price as price_module
from generator.llm.price import price


@pytest.fixture
def priced(monkeypatch):
    """A stand-in for the price list: a millionth of a dollar a token, one model known."""

    def calc_price(usage, *, model_ref, provider_id):
        if (model_ref, provider_id) != ("gpt-5-mini", "openai"):
            raise LookupError(model_ref)
        return SimpleNamespace(total_price=(usage.input_tokens + usage.output_tokens) / 1e6)

    module = ModuleType("genai_prices")
    module.Usage = SimpleNamespace
    module.calc_price = calc_price
    monkeypatch.setitem(sys.modules, "genai_prices", module)
    monkeypatch.setattr(price_module, "find_spec", lambda _: object())


def test_a_known_model_has_a_price(priced):
    assert price("openai:gpt-5-mini", 1000, 300) == 0.0013


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("openai:gpt-99", (10, 10)),
        ("openai:gpt-5-mini", (None, 10)),
        ("openai:gpt-5-mini", (10, None)),
        ("compatible:gpt-5-mini@https://example.com/v1", (10, 10)),
        ("rules", (10, 10)),
    ],
)
def test_what_nobody_knows_is_not_made_up(priced, name, tokens):
    assert price(name, *tokens) is None


def test_a_model_on_this_machine_is_free():
    assert price("local:weights.gguf", 10, 10) == 0


def test_without_the_price_list_the_cost_is_unknown(monkeypatch):
    monkeypatch.setattr(price_module, "find_spec", lambda _: None)
    assert price("openai:gpt-5-mini", 10, 10) is None
