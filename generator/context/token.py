"""Token: the only way a writer can mention a number, a date or a name with digits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TOKEN_PATTERN = re.compile(r"\{([a-z0-9_.-]+)\}")
"""What looks like a token; the name between the braces is matched whole against a closed set."""


@dataclass(frozen=True, slots=True)
class Token:
    """One printable value: `{name}` in token text becomes `text`."""

    name: str
    """`fact_id.role`, e.g. `btc.gap_to_record_high.fraction`, or `subject.name`."""
    text: str
    """The display form, rounded once, e.g. "28.2%"."""
    fact_id: str | None
    """The fact it prints; None for names of instruments."""
    role: str


TokenSet = Mapping[str, Token]
"""The closed set of one request, by token name."""
