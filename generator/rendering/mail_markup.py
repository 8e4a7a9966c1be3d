"""MailMarkup: the elements of a mail's HTML as the lint looks at them, in document order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
_STYLED = ("style", "title")


@dataclass(slots=True)
class Element:
    """One start tag with its attributes and the text up to its end."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute, empty where it is missing."""
        return self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class MailMarkup:
    """Every element of a page; comments, and with them Outlook's own markup, are left out."""

    elements: tuple[Element, ...] = field(default=())

    def each(self, *tags: str) -> Iterator[Element]:
        """Elements of these tags."""
        return (one for one in self.elements if one.tag in tags)

    def styles(self) -> Iterator[tuple[str, str]]:
        """Every style with where it stands: of elements, then of style sheets."""
        for one in self.elements:
            if one.get("style"):
                yield f"<{one.tag}>", one.get("style")
        for one in self.each("style"):
            yield "<style>", one.text


def parse_markup(html: str) -> MailMarkup:
    """The elements of a page, however broken it is."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return MailMarkup(tuple(parser.found))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, self.getpos()[0])
        self.found.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        at = max((i for i, one in enumerate(self._open) if one.tag == tag), default=None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        inside = self._open[-1:] if self._open and self._open[-1].tag in _STYLED else self._open
        for element in inside:
            element.text += data
