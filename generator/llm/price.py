"""Price: what a call cost in U.S. dollars, from the prices that `genai-prices` carries."""

from importlib.util import find_spec

DECIMALS = 6
"""Millionths of a dollar: a short call to a small model costs a few hundred of them."""


def price(name: str, input_tokens: int | None, output_tokens: int | None) -> float | None:
    """Dollars for a call, or None where nobody knows.

    Args:
        name: The model as records show it. Models on this machine are free; the price of a
            `compatible:` server is its owner's business.
        input_tokens: As the server counted them.
        output_tokens: As the server counted them.
    """
    kind, _, model = name.partition(":")
    if kind == "local":
        return 0.0
    if kind != "openai" or input_tokens is None or output_tokens is None:
        return None
    if find_spec("genai_prices") is None:
        return None
    from genai_prices import Usage, calc_price

    usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens)
    try:
        found = calc_price(usage, model_ref=model, provider_id="openai")
    except LookupError:
        return None
    return round(float(found.total_price), DECIMALS)
