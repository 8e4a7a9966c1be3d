"""Read rendered pages back: elements, addresses, visible text, figures."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

_FIGURE = re.compile(r"[+−-]?\$?\d[\d,]*(?:\.\d+)?(?:%| bp)?")
_UNSEEN = ("head", "style", "title")


def parse(html: str) -> Element:
    """The document; any deviation from the standard raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    return root


def elements(root: Element) -> Iterator[Element]:
    """Every element; comments are left out."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def addresses(root: Element) -> set[str]:
    """Every address the page could fetch or go to."""
    names = ("href", "src", "srcset", "background", "action", "poster", "data", "cite")
    return {e.attrib[name] for e in elements(root) for name in names if name in e.attrib}


def by_class(root: Element, name: str) -> list[Element]:
    """Elements that carry a class."""
    return [e for e in elements(root) if name in e.attrib.get("class", "").split()]


def words(element: Element) -> str:
    """Text and alternative texts a reader meets, in order."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return ""
    inner = "".join(words(child) + (child.tail or "") for child in element)
    return f"{element.text or ''}{element.attrib.get('alt', '')} {inner}"


def figures(text: str) -> set[str]:
    """Every figure a text prints."""
    return {match.group().rstrip(",") for match in _FIGURE.finditer(text)}
