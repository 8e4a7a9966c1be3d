"""The rules narrator: the same facts and tokens a model gets, told without a model.

Deterministic for a context: wordings vary from day to day, never from run to run.
"""

from collections.abc import Callable, Mapping

from generator.context.context import Context
from generator.context.selection import TITLES
from generator.draft import Draft, Section, Sentence
from generator.writing.narrator.crypto import crypto
from generator.writing.narrator.equities import equities
from generator.writing.narrator.headline import dek, headline, preheader
from generator.writing.narrator.metals import metals
from generator.writing.narrator.policy import outlook, policy, rates
from generator.writing.narrator.scene import Scene

_PARAGRAPHS: Mapping[str, Callable[[Scene], list[Sentence]]] = {
    "equities": equities,
    "metals": metals,
    "crypto": crypto,
    "rates": rates,
    "policy": policy,
    "outlook": outlook,
}


def narrate(context: Context) -> Draft:
    """Write the whole note in token sentences."""
    scene = Scene(context)
    title = headline(scene)
    return Draft(
        headline=title,
        dek=dek(scene),
        subject=title,
        preheader=preheader(scene),
        sections=tuple(
            Section(name, TITLES[name], tuple(sentences))
            for name, tell in _PARAGRAPHS.items()
            if (sentences := tell(scene))
        ),
    )
