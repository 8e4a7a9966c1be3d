"""The rules narrator: the same facts and tokens a model gets, told without a model.

Deterministic for a context: wordings vary from day to day, never from run to run.
"""

from collections.abc import Callable, Mapping

from generator.context.context import Context
from generator.context.selection import TITLES
from generator.draft import Draft, Section, Sentence
from generator.writing.narrator.crypto import crypto
from generator.writing.narrator.dek import dek
from generator.writing.narrator.equities import equities
from generator.writing.narrator.headline import divergence, headline, preheader, ranked_stories
from generator.writing.narrator.metals import metals
from generator.writing.narrator.outlook import outlook
from generator.writing.narrator.policy import policy
from generator.writing.narrator.rates import rates
from generator.writing.narrator.scene import Scene

MOST_WORDS = 320
"""A longer note leaves out what it can spare."""

_PARAGRAPHS: Mapping[str, Callable[[Scene], list[Sentence]]] = {
    "equities": equities,
    "metals": metals,
    "crypto": crypto,
    "rates": rates,
    "policy": policy,
    "outlook": outlook,
}


def narrate(context: Context) -> Draft:
    """Write the whole note in token sentences; what leads the headline leads the note."""
    scene = Scene(context)
    stories = ranked_stories(scene)
    title = headline(scene, stories)
    lead = stories[0].section if stories else "equities"
    return Draft(
        headline=title,
        dek=dek(scene, stories, divergence(scene)),
        subject=title,
        preheader=preheader(scene, stories),
        sections=_sections(context, lead),
    )


def _sections(context: Context, lead: str) -> tuple[Section, ...]:
    full = _told(Scene(context), lead)
    if _words(context, full) <= MOST_WORDS:
        return full
    return _told(Scene(context, brief=True), lead)


def _told(scene: Scene, lead: str) -> tuple[Section, ...]:
    ordered = sorted(_PARAGRAPHS, key=lambda name: name != lead)
    sections = []
    for name in ordered:
        if sentences := _PARAGRAPHS[name](scene):
            sections.append(Section(name, TITLES[name], tuple(sentences)))
            scene.told.append(name)
    return tuple(sections)


def _words(context: Context, sections: tuple[Section, ...]) -> int:
    printed = Scene(context).printed
    return sum(len(printed(s.text).split()) for section in sections for s in section.sentences)
