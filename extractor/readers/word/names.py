"""Names of elements and attributes in WordprocessingML, written with the prefixes that the standard uses: `w:p`."""

from functools import cache, lru_cache

from lxml import etree

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# ISO/IEC 29500 has a second, strict set of names for the same elements.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _NAMESPACES["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _NAMESPACES["r"],
    "http://purl.oclc.org/ooxml/officeDocument/math": _NAMESPACES["m"],
    "http://purl.oclc.org/ooxml/drawingml/main": _NAMESPACES["a"],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": _NAMESPACES["wp"],
}
_PREFIXES = {uri: prefix for prefix, uri in _NAMESPACES.items()}


@cache
def qualified(name: str) -> str:
    """The name as lxml writes it: `w:p` becomes `{http://...}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


@lru_cache(maxsize=2048)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else ""


def kind(element: etree._Element) -> str:
    """The prefixed name of an element; empty for names of other namespaces, and for what is no element."""
    return _short(str(element.tag))


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, then its first child, and so on; None when one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(qualified(name))
    return element


def value(element: etree._Element | None, name: str = "w:val") -> str | None:
    """An attribute, None when it or the element is missing."""
    return None if element is None else element.get(qualified(name))


def number(element: etree._Element | None, name: str = "w:val") -> int | None:
    """An attribute that is a whole number of reasonable size; None when it is none."""
    text = (value(element, name) or "").strip()
    return int(text) if len(text) < 10 and text.isascii() and text.removeprefix("-").isdigit() else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and (value(element) or "true").lower() not in {"false", "0", "off", "none"}


def make_transitional(root: etree._Element) -> None:
    """Give the elements and attributes of a strict document the names of a transitional one."""
    if not _STRICT.keys() & {uri for element in (root, *[*root][:1]) for uri in element.nsmap.values()}:
        return
    for element in root.iter(etree.Element):
        element.tag = _renamed(str(element.tag))
        for name, text in element.attrib.items():
            if (renamed := _renamed(str(name))) != name:
                del element.attrib[name]
                element.attrib[renamed] = text


def _renamed(name: str) -> str:
    uri, _, local = name[1:].partition("}")
    return f"{{{_STRICT[uri]}}}{local}" if uri in _STRICT else name
