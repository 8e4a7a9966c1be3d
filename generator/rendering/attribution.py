"""Attribution: the sources of a note, attributed views, and who wrote it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.facts.fact import Fact
from generator.rendering.names import day_text
from generator.rendering.plain_text import plain_text, secure_link
from generator.writing.briefing import Briefing


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source with what its data stand for."""

    name: str
    as_of: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class AttributedView:
    """A statement of somebody else, as the editor accepted it."""

    text: str
    source: str
    published: str
    url: str | None = None


def sources(briefing: Briefing) -> tuple[SourceView, ...]:
    """Declared sources first, then every claim's that is not among them."""
    links = {
        fact.provenance.source: fact.provenance.url
        for fact in briefing.facts
        if fact.provenance.url is not None
    }
    named = {plain_text(source.name) for source in briefing.sources}
    lines = _grouped(
        SourceView(plain_text(s.name), plain_text(s.as_of), secure_link(links.get(s.name)))
        for s in briefing.sources
    )
    for claim in _claims(briefing):
        name = plain_text(claim.attribution or claim.provenance.source)
        if name not in named:
            named.add(name)
            lines.append(SourceView(_opened(name), _published(briefing, claim), _link(claim)))
    return tuple(lines)


def attributed_views(briefing: Briefing) -> tuple[AttributedView, ...]:
    """Claims that no sentence of the note already tells."""
    told = {fact_id for passage in briefing.passages() for fact_id in passage.fact_ids}
    return tuple(
        AttributedView(
            text=plain_text(claim.claim_text or ""),
            source=plain_text(claim.attribution or claim.provenance.source),
            published=_published(briefing, claim),
            url=_link(claim),
        )
        for claim in _claims(briefing)
        if claim.id not in told
    )


def writer_line(briefing: Briefing) -> str:
    """Who wrote the note: the narrator or a model with its prompt, and who edited it."""
    writer = briefing.writer
    if writer.used == "rules":
        parts = ["Written by rules (no model)"]
    else:
        prompt = f" with prompt {writer.prompt}" if writer.prompt else ""
        parts = [plain_text(f"Written by {writer.used}{prompt}")]
    origins = [p.sentence.origin for section in briefing.sections for p in section.passages]
    if writer.used != "rules" and "rules" in origins:
        parts.append(f"{origins.count('rules')} of {len(origins)} sentences by rules (no model)")
    if "editor" in origins:
        parts.append(f"{origins.count('editor')} of {len(origins)} sentences edited by a person")
    return f"{'; '.join(parts)}. Every sentence was re-read against the data."


def _grouped(lines: Iterable[SourceView]) -> list[SourceView]:
    """Sources without an address that stand for the same instant share one line."""
    groups: dict[tuple[str, str | None], list[str]] = {}
    for line in lines:
        groups.setdefault((line.as_of, line.url), []).append(line.name)
    return [SourceView(", ".join(names), *key) for key, names in groups.items()]


def _opened(name: str) -> str:
    """A name that opens a line: `Market pricing`, while `eToro` stays as it is spelled."""
    first, *_ = name.split(maxsplit=1) or [name]
    return f"{name[:1].upper()}{name[1:]}" if first.islower() else name


def _claims(briefing: Briefing) -> Iterator[Fact]:
    return (fact for fact in briefing.facts if fact.claim_text is not None)


def _published(briefing: Briefing, claim: Fact) -> str:
    return f"published {day_text(briefing, claim.day('published') or claim.as_of)}"


def _link(claim: Fact) -> str | None:
    return secure_link(claim.provenance.url)
